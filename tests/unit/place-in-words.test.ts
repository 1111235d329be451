import { describe, expect, test } from "vitest";
import type { ArgumentView } from "#lib/arguments/view";
import { leftOutInWords, nodeInWords } from "#lib/reading/node-in-words";
import { placeInWords } from "#lib/reading/place-in-words";

const placed = { id: 2, thread: "a", parentId: 1, depth: 3, stance: "x", relation: null, postedAt: "", replies: [] };
const hidden: ArgumentView = { ...placed, state: "hidden", ground: "Spam" };
const held: ArgumentView = { ...placed, state: "held" };
const deleted: ArgumentView = { ...placed, state: "deleted" };
const shown: ArgumentView = {
  ...placed,
  state: "shown",
  revision: 1,
  author: "ada",
  claim: null,
  html: "<p>Words</p>",
  quote: null,
  quoted: null,
  language: null,
  counts: { raters1: 0, strong1: 0, raters2: 0, strong2: 0 },
  bothSides: false,
  moved: { all: 0, across: 0 },
  sources: [],
  locked: null,
  edited: false,
  name: "Words",
};

describe("the place of a reply in words", () => {
  test.each([
    [shown, "Legitimacy concern", "Level 3, reply to ada’s argument, legitimacy concern."],
    [shown, undefined, "Level 3, a question about ada’s argument."],
    [hidden, "Legitimacy concern", "Level 3, reply to a hidden argument, legitimacy concern."],
    [held, undefined, "Level 3, a question about an argument that waits for a moderator."],
    [deleted, undefined, "Level 3, a question about a deleted argument."],
    [undefined, "Legitimacy concern", "Level 3, reply to another argument, legitimacy concern."],
  ])("%#", (parent, label, words) => {
    expect(placeInWords(shown, parent, label)).toBe(words);
  });

  test("a root has none", () => {
    expect(placeInWords({ depth: 1, parentId: null }, undefined, "A side")).toBeUndefined();
  });
});

test("a node of the map says what it is, and of a removed one nothing but its place", () => {
  expect(nodeInWords(shown, shown, "Pro")).toBe("“Words” by ada. Level 3, reply to ada’s argument, pro.");
  expect(nodeInWords({ ...shown, parentId: null }, undefined, "Pro")).toBe("“Words” by ada. Pro.");
  expect(nodeInWords(hidden, shown, "Pro")).toBe("Hidden by a moderator. Level 3, reply to ada’s argument, pro.");
  expect(nodeInWords(held, shown, "Pro")).toBe("Waits for a moderator. Level 3, reply to ada’s argument, pro.");
  expect(nodeInWords(deleted, undefined, undefined)).toBe(
    "Deleted by its author. Level 3, a question about another argument.",
  );
  expect([leftOutInWords(1, false), leftOutInWords(12, false), leftOutInWords(288, true)]).toEqual([
    "1 more reply",
    "12 more replies",
    "more than 288 more replies",
  ]);
});
