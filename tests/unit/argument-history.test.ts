import { describe, expect, test } from "vitest";
import { publicHistory } from "#lib/arguments/history";

const POSTED = new Date("2026-01-01T12:00:00Z");
const minute = (minutes: number) => new Date(POSTED.getTime() + minutes * 60_000);
const revision = (number: number, minutes: number, body: string, claim: string | null = null) => ({
  number,
  claim,
  body,
  createdAt: minute(minutes),
});

describe("the public history", () => {
  test("of an argument that was never edited is its text", () => {
    expect(publicHistory(POSTED, [revision(1, 0, "a", "A claim")])).toEqual({
      first: { claim: "A claim", body: "a", at: POSTED.toISOString() },
      earlier: 0,
      changes: [],
    });
  });

  test("keeps no trace of edits within 15 minutes: neither a change nor an earlier text", () => {
    const revisions = [revision(1, 0, "a secret"), revision(2, 3, "an apology"), revision(3, 15, "an argument")];
    const history = publicHistory(POSTED, revisions);
    expect(history).toEqual({
      first: { claim: null, body: "an argument", at: POSTED.toISOString() },
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

  test("does not exist without a text", () => expect(() => publicHistory(POSTED, [])).toThrow());
});
