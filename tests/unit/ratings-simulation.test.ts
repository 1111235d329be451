import { describe, expect, test } from "vitest";
import { commonGround } from "#lib/ratings/rules";

// Arguments of two equally good sides, rated by a crowd of which 80 % stand on one: who rates also favours their own.
const RATERS = { 1: 80, 2: 20 } as const;
const ARGUMENTS_PER_SIDE = 20;
const RUNS = 40;
const OWN_SIDE_BONUS = 0.25;

/** Mulberry32: the same numbers in every run. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Rated = { side: 1 | 2; raters1: number; strong1: number; raters2: number; strong2: number };

function rated(side: 1 | 2, random: () => number): Rated {
  const quality = 0.2 + 0.5 * random();
  const strongOf = (rater: 1 | 2) => {
    const chance = quality + (rater === side ? OWN_SIDE_BONUS : -OWN_SIDE_BONUS / 2);
    return Array.from({ length: RATERS[rater] }, random).filter((drawn) => drawn < chance).length;
  };
  return { side, raters1: RATERS[1], strong1: strongOf(1), raters2: RATERS[2], strong2: strongOf(2) };
}

const netVotes = (a: Rated) => 2 * (a.strong1 + a.strong2) - a.raters1 - a.raters2;

/** The share of the top quarter that belongs to the smaller side. */
function shareOfSmaller(all: Rated[], score: (a: Rated) => number): number {
  const top = all.toSorted((a, b) => score(b) - score(a)).slice(0, all.length / 4);
  return top.filter(({ side }) => side === 2).length / top.length;
}

describe("with 80 raters on one side and 20 on the other", () => {
  const shares = Array.from({ length: RUNS }, (_, run) => {
    const random = randomFrom(run + 1);
    const all = ([1, 2] as const).flatMap((side) =>
      Array.from({ length: ARGUMENTS_PER_SIDE }, () => rated(side, random)),
    );
    return { b: shareOfSmaller(all, commonGround), net: shareOfSmaller(all, netVotes) };
  });
  const mean = (of: "b" | "net") => shares.reduce((sum, share) => sum + share[of], 0) / RUNS;

  test("the smaller side has more of the top quarter under B than under net votes", () => {
    expect(mean("b")).toBeGreaterThan(mean("net") + 0.1);
  });

  test("and in hardly any run less", () => {
    expect(shares.filter(({ b, net }) => b < net).length).toBeLessThanOrEqual(RUNS / 20);
  });

  test("B gives it about its half, net votes far from it", () => {
    expect(mean("b")).toBeGreaterThan(0.35);
    expect(mean("net")).toBeLessThan(0.3);
  });
});
