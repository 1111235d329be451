import { describe, expect, test } from "vitest";
import { placeOf } from "#lib/notices/place";
import { DismissNotice, Receipt, SendNotice } from "#lib/notices/schema";

const notice = {
  address: "http://localhost:3000/threads/a/arguments/1",
  offence: "other",
  law: "§ 130 of the Criminal Code, Germany",
  explanation: "It calls for violence against a group.",
  name: "Ada",
  email: "Ada@Example.org",
  goodFaith: "yes",
};
const wrong = (typed: object) => SendNotice.safeParse(typed).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("a notice", () => {
  test.each<[string, object, object]>([
    ["is complete", {}, { name: "Ada", email: "ada@example.org" }],
    ["of the longest", { law: "x".repeat(500), explanation: "😀".repeat(5_000) }, { law: "x".repeat(500) }],
    ["has several lines of explanation", { explanation: " one\r\ntwo " }, { explanation: "one\ntwo" }],
    [
      "of an offence against children, with nobody's name",
      { offence: "children", name: "", email: " " },
      { name: undefined, email: undefined },
    ],
    [
      "of an offence against children, from nobody",
      { offence: "children", name: undefined, email: undefined },
      { offence: "children" },
    ],
    ["of an offence against children, with a name", { offence: "children" }, { name: "Ada", email: "ada@example.org" }],
  ])("%s", (_, change, expected) => expect(SendNotice.parse({ ...notice, ...change })).toMatchObject(expected));

  test.each<[string, object, string[]]>([
    ["the address", { address: " " }, ["address"]],
    ["the law", { law: "" }, ["law"]],
    ["an explanation", { explanation: "\u200b" }, ["explanation"]],
    ["the good faith", { goodFaith: undefined }, ["goodFaith"]],
    ["the good faith, which no other word is", { goodFaith: "no" }, ["goodFaith"]],
    ["a name", { name: "" }, ["name"]],
    ["an email", { email: "" }, ["email"]],
    ["an email that is one", { email: "ada" }, ["email"]],
    ["an email that is one, against children too", { offence: "children", email: "ada" }, ["email"]],
    ["one address in the email", { email: "a@example.org, b@example.org" }, ["email"]],
    ["the kind of offence", { offence: undefined }, ["offence"]],
    ["a kind of offence that there is", { offence: "__proto__" }, ["offence"]],
    ["a law that can be read", { law: "x".repeat(501) }, ["law"]],
    ["an explanation of some length", { explanation: "x".repeat(5_001) }, ["explanation"]],
    ["an address of some length", { address: `/${"x".repeat(2_000)}` }, ["address"]],
    ["words that do not turn", { explanation: "a \u202e b" }, ["explanation"]],
  ])("needs %s", (_, change, fields) => expect(wrong({ ...notice, ...change })).toEqual(fields));

  test("that is empty is told all that it lacks at once", () =>
    expect(wrong({ address: "", offence: "other", law: "", explanation: "", name: "", email: "" }).toSorted()).toEqual([
      "address",
      "email",
      "explanation",
      "goodFaith",
      "law",
      "name",
    ]));
});

const ORIGIN = "https://debate.example.org";
const argument = (id: number, thread = "a-thread") => ({ id, thread });

describe("the place of a notice", () => {
  test.each<[string, ReturnType<typeof argument> | null]>([
    [`${ORIGIN}/threads/a-thread/arguments/7`, argument(7)],
    [`${ORIGIN}/threads/a-thread/arguments/7/history?x=1`, argument(7)],
    [`${ORIGIN}/threads/a-thread#a12`, argument(12)],
    [`${ORIGIN}/threads/a-thread/?after=1-2#a12`, argument(12)],
    [`${ORIGIN}/threads/a-thread/arguments/7#a12`, argument(12)],
    [`${ORIGIN}/threads/a-thread/arguments/%37`, argument(7)],
    ["/threads/a-thread/arguments/7", argument(7)],
    ["HTTPS://DEBATE.example.org:443/threads/a-thread/arguments/7", argument(7)],
    [`${ORIGIN}/threads/a-thread`, null],
    [`${ORIGIN}/threads/a-thread/arguments/0`, null],
    [`${ORIGIN}/threads/a-thread/arguments/7x`, null],
    [`${ORIGIN}/threads/a-thread/arguments/9999999999999999`, null],
    [`${ORIGIN}/threads/a-thread#a0`, null],
    [`${ORIGIN}/members/ada#a12`, null],
    [`${ORIGIN}/`, null],
  ])("%s", (typed, expected) => expect(placeOf(typed, ORIGIN)?.argument).toEqual(expected));

  test.each([
    "",
    "7",
    "threads/a-thread/arguments/7",
    "debate.example.org/threads/a-thread",
    "http://debate.example.org/threads/a-thread",
    "https://debate.example.org.evil.example/threads/a-thread",
    "https://debate.example.org@evil.example/threads/a-thread",
    "https://evil.example@debate.example.org/",
    "https://debate.example.org:8443/",
    "//evil.example/threads/a-thread/arguments/7",
    "/\\evil.example",
    "javascript:alert(1)//https://debate.example.org/",
    "data:text/html,x",
    "https://",
    `${ORIGIN}/%E0%A4%A`,
  ])("is on this forum: %j is refused", (typed) => expect(placeOf(typed, ORIGIN)).toBeUndefined());

  test("comes back as a browser sends it, with no character that turns or hides", () =>
    expect(placeOf(`${ORIGIN}/mémoire\u202e"<x>#\u200b`, ORIGIN)?.address).toMatch(/^[\x21-\x7e]+$/));
});

test.each([
  ["2345-6789-ABCD-EFGH", true],
  ["2345-6789-abcd-efgh", true],
  ["2345-6789-ABCD-EFG", false],
  ["2345-6789-ABCD-EFGH-JKMN", false],
  ["0000-1111-OOOO-IIII", false],
  ["2345-6789-ABCD-EFGH\n", false],
  ["", false],
])("the number %j is one of a notice: %s", (typed, isOne) => expect(Receipt.safeParse(typed).success).toBe(isOne));

test.each([
  [{ case: "1", reason: "We looked." }, true],
  [{ case: "1", reason: " " }, false],
  [{ case: "1", reason: "x".repeat(2_001) }, false],
  [{ case: "-1", reason: "x" }, false],
])("an answer %j is one: %s", (typed, isOne) => expect(DismissNotice.safeParse(typed).success).toBe(isOne));
