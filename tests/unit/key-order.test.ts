import { describe, expect, test } from "vitest";
import { moveOf, nextUnread, type Place, placeAfter, SHORTCUTS } from "#lib/reading/key-order";

// Two sides that take turns: 1 and 3 argue for, 2 and 4 against; below 1 are 11 (with 111) and 12.
const place = (id: number, parentId: number | null, stance: string | null): Place => ({ id, parentId, stance });
const PLACES = [
  place(1, null, "for"),
  place(11, 1, "against"),
  place(111, 11, null),
  place(12, 1, "for"),
  place(2, null, "against"),
  place(3, null, "for"),
  place(4, null, "against"),
];

const go = (key: string, from?: number, start?: number) => placeAfter(moveOf(key) ?? "next", PLACES, from, start);

describe("the keys lead", () => {
  test.each([
    ["j", 1, 11],
    ["j", 12, 2],
    ["j", 4, undefined],
    ["k", 2, 12],
    ["k", 1, undefined],
    ["J", 1, 3],
    ["J", 3, undefined],
    ["K", 4, 2],
    ["J", 11, 12],
    ["K", 11, undefined],
    ["J", 111, undefined],
    ["p", 111, 11],
    ["p", 11, 1],
    ["p", 1, undefined],
  ])("%s from %i to %s", (key, from, to) => {
    expect(go(key, from)).toBe(to);
  });

  test("to the first argument in view from nowhere, or from one that is folded away", () => {
    expect(go("j", undefined, 2)).toBe(2);
    expect(go("K", 999, 2)).toBe(2);
    expect(go("j")).toBe(1);
    expect(go("p")).toBeUndefined();
    expect(placeAfter("next", [], undefined, undefined)).toBeUndefined();
  });

  test("to a parent also where it is not on the page", () => {
    expect(placeAfter("parent", [place(9, 5, null)], 9, undefined)).toBe(5);
  });
});

describe("the next unread", () => {
  const unread =
    (...ids: number[]) =>
    (from?: number) =>
      nextUnread(PLACES, (id) => ids.includes(id), from);

  test("is further down, from the end the first one, and never where one is", () => {
    expect(unread(11, 3)(1)).toBe(11);
    expect(unread(11, 3)(11)).toBe(3);
    expect(unread(11, 3)(4)).toBe(11);
    expect(unread(11)(11)).toBeUndefined();
    expect(unread()(1)).toBeUndefined();
    expect(unread(11, 3)()).toBe(11);
  });
});

test("every key of the issue is in the list, and no other key moves", () => {
  expect(SHORTCUTS.flatMap(({ keys }) => keys)).toEqual(["j", "k", "J", "K", "p", "r", "z", "n", "?"]);
  expect(["x", "toString", "", "ArrowDown", "P"].map(moveOf)).toEqual(Array(5).fill(undefined));
});
