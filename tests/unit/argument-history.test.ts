import { describe, expect, test } from "vitest";
import { publicHistory } from "#lib/arguments/history";

const POSTED = new Date("2026-01-01T12:00:00Z");
const minute = (minutes: number) => new Date(POSTED.getTime() + minutes * 60_000);
const revision = (number: number, minutes: number, body: string, claim: string | null = null) => ({
  number,
  claim,
  body,
  hidden: false,
  createdAt: minute(minutes),
});

describe("the public history", () => {
  test("of an argument that was never edited is its text", () => {
    expect(publicHistory(POSTED, [revision(1, 0, "a", "A claim")])).toEqual({
      first: { claim: "A claim", body: "a", at: POSTED.toISOString(), hidden: false },
      earlier: 0,
      changes: [],
    });
  });

  test("keeps no trace of edits within 15 minutes: neither a change nor an earlier text", () => {
    const revisions = [revision(1, 0, "a secret"), revision(2, 3, "an apology"), revision(3, 15, "an argument")];
    const history = publicHistory(POSTED, revisions);
    expect(history).toEqual({
      first: { claim: null, body: "an argument", at: POSTED.toISOString(), hidden: false },
      earlier: 0,
      changes: [],
    });
    expect(JSON.stringify(history)).not.toMatch(/secret|apology/);
  });

  test("begins with the last free text, and each later edit is a change to the one before", () => {
    const revisions = [
      revision(1, 0, "typo"),
      revision(2, 5, "one two"),
      revision(3, 16, "one three"),
      revision(4, 60, "one"),
    ];
    const { first, changes } = publicHistory(POSTED, revisions);
    expect(first.body).toBe("one two");
    expect(changes.map(({ number, at }) => [number, at])).toEqual([
      [3, minute(16).toISOString()],
      [4, minute(60).toISOString()],
    ]);
    expect(changes[0]?.body).toEqual([
      { text: "one ", change: "same" },
      { text: "two", change: "removed" },
      { text: "three", change: "added" },
    ]);
    expect(changes[1]?.body.map(({ change }) => change)).toContain("removed");
  });

  test.each([
    ["an added claim", null, "New", [{ text: "New", change: "added" }]],
    ["a removed claim", "Old", null, [{ text: "Old", change: "removed" }]],
    ["an unchanged claim", "Same", "Same", [{ text: "Same", change: "same" }]],
    ["no claim, as in a reply", null, null, []],
  ])("shows %s in pieces", (_, before, now, pieces) => {
    const { changes } = publicHistory(POSTED, [revision(1, 0, "a", before), revision(2, 20, "a", now)]);
    expect(changes[0]?.claim).toEqual(pieces);
  });

  test.each([
    ["one two three", "one three four"],
    ["> quote\n\n**bold** 😀", "> quote\n\nbold 😀\n"],
    ["", "something"],
    ["something", ""],
  ])("loses nothing: from its pieces come both texts, %j and %j", (before, now) => {
    const { changes } = publicHistory(POSTED, [revision(1, 0, before), revision(2, 20, now)]);
    const pieces = changes[0]?.body ?? [];
    const joined = (without: string) =>
      pieces
        .filter(({ change }) => change !== without)
        .map(({ text }) => text)
        .join("");
    expect(joined("added")).toBe(before);
    expect(joined("removed")).toBe(now);
  });

  test.each([20, 21, 50])("shows the newest 20 changes and says how many are left out: of %i", (many) => {
    const edits = Array.from({ length: many }, (_, i) => revision(i + 2, 20 + i, `text ${i}`));
    const all = [revision(1, 0, "text"), ...edits];
    const { earlier, changes } = publicHistory(POSTED, all);
    expect([earlier, changes.length, changes.at(-1)?.number]).toEqual([many - 20, 20, many + 1]);
    expect(changes[0]?.body).toContainEqual({ text: many === 20 ? " 0" : `${many - 20}`, change: "added" });
    // The ones between, which the database need not even read, change nothing of it.
    expect(publicHistory(POSTED, [...all.slice(0, 1), ...all.slice(-21)])).toEqual({ ...publicHistory(POSTED, all) });
  });

  test("shows two texts with nothing in common whole, in little time", () => {
    const words = (letter: string) => Array.from({ length: 2_500 }, (_, i) => `${letter}${i % 7}`).join(" ");
    const started = performance.now();
    const { changes } = publicHistory(POSTED, [revision(1, 0, words("a")), revision(2, 20, words("b"))]);
    expect(changes[0]?.body).toEqual([
      { text: words("a"), change: "removed" },
      { text: words("b"), change: "added" },
    ]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  describe("with a text that a moderator hid", () => {
    const texts = [
      revision(1, 0, "one"),
      revision(2, 20, "one address"),
      revision(3, 40, "one two"),
      revision(4, 60, "one two three"),
    ];
    const hiding = (...numbers: number[]) =>
      publicHistory(
        POSTED,
        texts.map((text) => ({ ...text, hidden: numbers.includes(text.number) })),
      );

    test("says that it was there, and tells the next change against the text before it", () => {
      const { changes } = hiding(2);
      expect(JSON.stringify(changes)).not.toContain("address");
      expect(changes[0]).toEqual({ number: 2, at: minute(20).toISOString(), hidden: true, claim: [], body: [] });
      expect(changes[1]?.body).toEqual([
        { text: "one", change: "same" },
        { text: " two", change: "added" },
      ]);
    });

    test("which was the first: the next one stands whole", () => {
      const { first, changes } = hiding(1);
      expect(first).toEqual({ claim: null, body: "", at: POSTED.toISOString(), hidden: true });
      expect(changes[0]?.body).toEqual([{ text: "one address", change: "same" }]);
    });

    test("several in a row: none of their words are left", () => {
      const { changes } = hiding(2, 3);
      expect(changes.map(({ hidden }) => hidden)).toEqual([true, true, false]);
      expect(changes[2]?.body).toEqual([
        { text: "one", change: "same" },
        { text: " two three", change: "added" },
      ]);
    });

    test.each([[[1]], [[2]], [[3]], [[1, 2]], [[2, 3]], [[1, 2, 3]]])("shows no word that only %j had", (numbers) => {
      const secret = numbers.map((number) => `secret${number}`);
      const all = texts.map((text) => ({
        ...text,
        body: `${text.body} secret${text.number}`,
        hidden: numbers.includes(text.number),
      }));
      const words = JSON.stringify(publicHistory(POSTED, all));
      expect(secret.filter((word) => words.includes(word))).toEqual([]);
      expect(words).toContain("secret4");
    });
  });

  test("does not exist without a text", () => expect(() => publicHistory(POSTED, [])).toThrow());
});
