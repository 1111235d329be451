import { describe, expect, test } from "vitest";
import { SaveTemplate, SaveWords } from "#lib/house/schema";

const words = (text: string) => SaveWords.safeParse({ verdict: "hold", words: text });
const messages = (parsed: ReturnType<typeof words>) => parsed.error?.issues.map(({ message }) => message);

describe("a list of watched words", () => {
  test.each([
    ["", []],
    ["  one \r\n\n two   words\t\n", ["one", "two words"]],
    ["One\none\nONE!\nonés\ntwo", ["One", "two"]],
    ["كتاب\nکتاب", ["كتاب"]],
  ])("%j is read line by line, each phrase once", (text, expected) =>
    expect(words(text).data?.words).toEqual(expected),
  );

  test("has 2,000 lines at most, before those that are double are dropped", () => {
    const lines = (many: number) => Array.from({ length: many }, (_, i) => `w${i}`).join("\n");
    expect(words(lines(2_000)).data?.words).toHaveLength(2_000);
    expect(messages(words(lines(2_001)))).toEqual(["Please keep to 2,000 lines."]);
    expect(messages(words(`${"x ".repeat(10_000)}x`))).toEqual(["Please use at most 20,000 characters in all."]);
  });

  test("has no line that could never be found, and one of three verdicts", () => {
    expect(messages(words("one\n!!!"))).toEqual(["Each line needs a letter or a digit."]);
    expect(SaveWords.safeParse({ verdict: "delete", words: "one" }).success).toBe(false);
  });
});

describe("a template", () => {
  test.each([
    ["spam", "It advertises.", true],
    ["spam", " \n ", false],
    ["spam", "\u200b", false],
    ["spam", "x".repeat(2_001), false],
    ["disagree", "It is wrong.", false],
  ])("for %s in the words %j: %s", (ground, text, isTaken) =>
    expect(SaveTemplate.safeParse({ ground, words: text }).success).toBe(isTaken),
  );
});
