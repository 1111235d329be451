import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shares } from "#lib/positions/balance";
import { sideOf } from "#lib/positions/rules";

describe("the balance of a motion", () => {
  test.each([
    [
      { yes: 0, undecided: 0, no: 0 },
      { yes: 0, undecided: 0, no: 0 },
    ],
    [
      { yes: 1, undecided: 1, no: 1 },
      { yes: 34, undecided: 33, no: 33 },
    ],
    [
      { yes: 554, undecided: 132, no: 518 },
      { yes: 46, undecided: 11, no: 43 },
    ],
    [
      { yes: 0, undecided: 0, no: 7 },
      { yes: 0, undecided: 0, no: 100 },
    ],
    [
      { yes: 199, undecided: 1, no: 0 },
      { yes: 100, undecided: 0, no: 0 },
    ],
  ])("of %o is %o percent", (counts, percent) => {
    expect(shares({ ...counts, changed: 0 })).toEqual(percent);
  });

  test("always adds up to 100, and is never a whole percent off", () => {
    const people = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(people, people, people, (yes, undecided, no) => {
        const total = yes + undecided + no;
        fc.pre(total > 0);
        const share = shares({ yes, undecided, no, changed: 0 });
        expect(share.yes + share.undecided + share.no).toBe(100);
        expect(Math.abs(share.yes - (yes * 100) / total)).toBeLessThan(1);
        expect(Math.abs(share.undecided - (undecided * 100) / total)).toBeLessThan(1);
        expect(Math.abs(share.no - (no * 100) / total)).toBeLessThan(1);
      }),
    );
  });
});

test("a position's sign is its side; undecided and unsaid are on none", () => {
  expect([2, 1, 0, -1, -2, null].map(sideOf)).toEqual([1, 1, 0, 2, 2, 0]);
});
