import fc from "fast-check";
import { PAYLOADS } from "#tests/hostile/payloads";

type Fields = Record<string, string | number>;

const NUMBERS = [
  "-1",
  "0",
  "1e3",
  "0x1",
  "NaN",
  "Infinity",
  "9007199254740993",
  "99999999999999999999",
  "1.5",
  " 1",
  "١",
  "1,2",
  "1;2",
];
const WORDS = [
  "",
  " ",
  "\u0000",
  "__proto__",
  "constructor",
  "toString",
  "[object Object]",
  "undefined",
  "null",
  "on",
  "hide",
  "spam",
  "\ud800",
  "\u202ex",
  "../..",
  "a".repeat(300),
  "a\n".repeat(3_000),
  "é".repeat(20_000),
];

/** A value that nobody would mean: any string, what parsers stumble over, or a file. */
const junk: fc.Arbitrary<string | Blob> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom(...NUMBERS, ...WORDS, ...PAYLOADS),
  fc.string({ maxLength: 20 }).map((text) => new File([text], text, { type: "text/plain" })),
);

type Change = {
  field: number;
  how: "set" | "leave out" | "double" | "first" | "add";
  value: string | Blob;
  name: string;
};
const change: fc.Arbitrary<Change> = fc.record({
  field: fc.nat(),
  how: fc.constantFrom("set", "set", "set", "leave out", "double", "first", "add"),
  value: junk,
  name: fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "inPlace",
    "then",
    "$ACTION_ID_1",
    "$ACTION_REF_1",
    "values",
    "id[]",
    "",
  ),
});

/** What is done to the fields of a good form. */
export const changes: fc.Arbitrary<Change[]> = fc.array(change, { minLength: 1, maxLength: 4 });

/** The form with these changes; it may happen to be a good one still. */
export function junkForm(good: Fields, changed: readonly Change[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(good)) form.set(name, String(value));
  const names = Object.keys(good);
  for (const { field, how, value, name } of changed) {
    const chosen = names[field % Math.max(1, names.length)] ?? name;
    if (how === "leave out") form.delete(chosen);
    else if (how === "set") put(form, "set", chosen, value);
    else if (how === "double") put(form, "append", chosen, value);
    else if (how === "add") put(form, "append", name, value);
    else {
      const before = form.getAll(chosen);
      form.delete(chosen);
      put(form, "append", chosen, value);
      for (const each of before) put(form, "append", chosen, each);
    }
  }
  return form;
}

const put = (form: FormData, how: "set" | "append", name: string, value: string | Blob) =>
  typeof value === "string" ? form[how](name, value) : form[how](name, value, "x");

/** What somebody can send in the place of a form who calls an action by hand. */
export const NO_FORMS: readonly unknown[] = [
  undefined,
  null,
  "",
  "x",
  0,
  Number.NaN,
  true,
  [],
  ["a"],
  {},
  { thread: "a" },
  new Map(),
  new Set(["a"]),
  new Date(),
  1n,
  new Uint8Array(8),
  { entries: 1, [Symbol.iterator]: 2 },
];
