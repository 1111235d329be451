import { testJunkForms } from "#tests/hostile/junk-forms";

testJunkForms(100);
