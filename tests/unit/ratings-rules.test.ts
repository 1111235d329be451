import { describe, expect, test } from "vitest";
import { commonGround, hasBadge, strength } from "#lib/ratings/rules";

const counts = (strong1: number, raters1: number, strong2: number, raters2: number) => ({
  strong1,
  raters1,
  strong2,
  raters2,
});

describe("B, the common ground of two sides", () => {
  // Strong and raters of one side, of the other, and B; the vectors of the design.
  test.each([
    [20, 25, 15, 20, 0.7521],
    [25, 25, 0, 20, 0.2092],
    [25, 25, 2, 20, 0.3624],
    [4, 4, 4, 4, 0.8333],
    [200, 210, 4, 8, 0.6885],
    [6, 10, 6, 10, 0.5833],
    [0, 0, 0, 0, 0.5],
  ])("of %i/%i and %i/%i is the vector's", (strong1, raters1, strong2, raters2, b) => {
    expect(commonGround(counts(strong1, raters1, strong2, raters2))).toBeCloseTo(b, 4);
    expect(commonGround(counts(strong2, raters2, strong1, raters1))).toBeCloseTo(b, 4);
  });

  test("begins in the middle", () => expect(strength(0, 0)).toBe(0.5));
});

describe("the badge “both sides rate it”", () => {
  test.each([
    ["is earned at net 4 on each side", counts(4, 4, 4, 4), false, true],
    ["is not at net 3 on one side", counts(4, 4, 4, 5), false, false],
    ["is not by one side alone, however large", counts(500, 500, 0, 0), false, false],
    ["needs B of 0.60 also where net is enough", counts(54, 100, 56, 100), false, false],
    ["is kept when net falls but B holds", counts(6, 9, 6, 9), true, true],
    ["is kept at B of 0.591", counts(12, 20, 12, 20), true, true],
    ["is lost below 0.59", counts(6, 10, 6, 10), true, false],
    ["is lost when one side has left", counts(0, 0, 15, 15), true, false],
    ["is lost when one side no longer calls it strong", counts(2, 5, 15, 15), true, false],
    ["is not won again in between", counts(12, 20, 12, 20), false, false],
  ])("%s", (_, sides, had, has) => expect(hasBadge(sides, had)).toBe(has));
});
