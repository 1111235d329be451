import { describe, expect, test } from "vitest";
import { countCharacters, plainLine, plainText } from "#lib/text/plain-line";

const line = plainLine({ min: 1, max: 10 });
const text = plainText({ min: 1, max: 10 });
const accepts = (schema: typeof line, value: unknown) => schema.safeParse(value).success;

describe("one line", () => {
  test.each([
    ["white space around it goes", "  a  ", "a"],
    ["white space in it becomes one space", "a \t\r\n  b", "a b"],
    ["composed and decomposed letters become the same (NFC)", "e\u0301", "\u00e9"],
    ["right-to-left writing stays", "\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"],
    ["an emoji of several characters stays", "👩‍🚀", "👩‍🚀"],
  ])("%s", (_, typed, kept) => expect(line.parse(typed)).toBe(kept));
});

describe("several lines", () => {
  test.each([
    ["line ends of Windows and old Macs become \\n", "a\r\nb\rc", "a\nb\nc"],
    ["empty lines and indents stay", "a\n\n  b", "a\n\n  b"],
    ["white space around all of it goes", "\n a \n", "a"],
    ["line ends count once", "1\r\n3\r\n5\r\n7\r\n9", "1\n3\n5\n7\n9"],
  ])("%s", (_, typed, kept) => expect(text.parse(typed)).toBe(kept));
});

describe.each([
  ["one line", line],
  ["several lines", text],
])("%s", (_, schema) => {
  test.each([
    ["nothing", ""],
    ["white space only", " \t\n "],
    ["what nobody can see", "\u200b\u2060"],
    ["the empty Braille pattern", " \u2800 "],
    ["a zero byte", "a\u0000b"],
    ["an escape character", "a\u001b[31m"],
    ["a C1 control character", "a\u0085b"],
    ["what was no UTF-8", "a\ufffdb"],
    ["half of an emoji", "\ud83d"],
    ["the other half", "a\ude00"],
    ["a mark that turns the direction", "a\u202eb"],
    ["an isolating mark", "a\u2066b\u2069"],
    ["eleven characters", "a".repeat(11)],
    ["a number", 7],
    ["a missing field", undefined],
  ])("refuses %s", (_name, value) => expect(accepts(schema, value)).toBe(false));

  test("counts an emoji as one character, as the database does", () => {
    expect(accepts(schema, "😀".repeat(10))).toBe(true);
    expect(accepts(schema, "😀".repeat(11))).toBe(false);
    expect(countCharacters("a😀é")).toBe(3);
  });
});

test("the sentence about the length is the one given", () => {
  const own = plainLine({ min: 1, max: 3, tooShort: "Say it.", tooLong: "Say less." });
  expect(own.safeParse("").error?.issues[0]?.message).toBe("Say it.");
  expect(own.safeParse("abcd").error?.issues[0]?.message).toBe("Say less.");
});
