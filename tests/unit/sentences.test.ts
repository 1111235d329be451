import { expect, test } from "vitest";
import { quotableStretches } from "#lib/passages/sentences";

const stretchesOf = (text: string, from = 0, blocks = [{ start: 0, end: text.length }]) =>
  quotableStretches({ text, blocks }, { start: from, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  );

test("a long text offers as many sentences as can be quoted at once, then each of them", () => {
  const sentences = Array.from({ length: 5 }, (_, i) => `${"ABCDE"[i]} ${"word ".repeat(38).trim()}.`);
  const text = `Before. ${sentences.join(" ")}`;
  expect(stretchesOf(text, 8)).toEqual([sentences.slice(0, 2).join(" "), ...sentences]);
});

test("one sentence is offered once", () => {
  expect(stretchesOf("Only this.")).toEqual(["Only this."]);
  expect(stretchesOf("")).toEqual([]);
});

test("a sentence too long by itself is cut between words, and one without a space in the middle", () => {
  const words = "😀 word ".repeat(100).trim();
  const pieces = stretchesOf(words);
  expect(pieces.join(" ")).toBe(words);
  for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(500);
  expect(stretchesOf("x".repeat(1_100)).map(({ length }) => length)).toEqual([500, 500, 100]);
});

test("no sentence goes over the end of a block, though no full stop may stand there", () => {
  const blocks = [
    { start: 0, end: 7 },
    { start: 8, end: 19 },
  ];
  expect(stretchesOf("A claim One. And two", 0, blocks)).toEqual(["A claim One. And tw", "A claim", "One.", "And tw"]);
});
