import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { axisEnd, parityInWords, parityOf, type Share, twoProportionZ, wilson } from "#lib/record/parity";

const share = (count: number, of: number): Share => ({ count, of });

describe("the two-proportion test", () => {
  // By hand, with one added to each count: (5/100 − 10/100) / √(0.075 · 0.925 · 2/100) and so on.
  test.each([
    [share(4, 99), share(9, 99), -1.3423],
    [share(19, 199), share(4, 199), 3.0984],
    [share(9, 99), share(9, 399), 3.4233],
    [share(0, 9), share(0, 9), 0],
    [share(9, 9), share(9, 9), 0],
    [share(0, 0), share(0, 0), 0],
  ])("of %o and %o is %f", (first, second, z) => expect(twoProportionZ(first, second)).toBeCloseTo(z, 4));

  test("changes its sign with the sides", () => {
    const part = fc.nat(500).chain((of) => fc.nat(of).map((count) => share(count, of)));
    fc.assert(
      fc.property(part, part, (a, b) => {
        expect(twoProportionZ(a, b)).toBeCloseTo(-twoProportionZ(b, a), 9);
      }),
    );
  });
});

describe("Wilson's interval", () => {
  test.each([
    [share(1, 10), 0.0179, 0.4042],
    [share(0, 10), 0, 0.2775],
    [share(5, 10), 0.2366, 0.7634],
    [share(10, 10), 0.7225, 1],
    [share(0, 0), 0, 1],
  ])("of %o", (of, low, high) => {
    expect(wilson(of).low).toBeCloseTo(low, 4);
    expect(wilson(of).high).toBeCloseTo(high, 4);
  });

  test("holds the share, and stays from 0 to 1", () => {
    const part = fc.integer({ min: 1, max: 5000 }).chain((of) => fc.nat(of).map((count) => share(count, of)));
    fc.assert(
      fc.property(part, (each) => {
        const { low, high } = wilson(each);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(each.count / each.of).toBeGreaterThanOrEqual(low - 1e-9);
        expect(each.count / each.of).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
});

describe("whether both sides are treated alike", () => {
  const labels = ["For", "Against"] as const;
  const words = (first: Share, second: Share) => parityInWords(parityOf(first, second), labels);

  test("is not said of too few", () => {
    for (const [first, second] of [
      [share(0, 0), share(0, 0)],
      [share(1, 50), share(2, 50)],
      [share(0, 1000), share(4, 10)],
      [share(48, 50), share(50, 50)],
    ] as const)
      expect(parityOf(first, second)).toEqual({ isTested: false });
    expect(words(share(1, 50), share(2, 50))).toBe(
      "Too few for a test: it needs 5 hidden arguments or more to be expected on each side.",
    );
  });

  test("where chance explains it, no sign of a difference is told", () => {
    expect(parityOf(share(4, 99), share(9, 99))).toMatchObject({ isTested: true, more: null });
    expect(words(share(4, 99), share(9, 99))).toBe("z = −1.34: no sign of a difference.");
  });

  test("where it does not, the words warn, and say of which side more was hidden", () => {
    expect(parityOf(share(19, 199), share(4, 199))).toMatchObject({ more: 1 });
    expect(words(share(19, 199), share(4, 199))).toContain(
      "z = 3.10: of “For” clearly more was hidden than of “Against”.",
    );
    expect(parityOf(share(4, 199), share(19, 199))).toMatchObject({ more: 2 });
    expect(words(share(4, 199), share(19, 199))).toContain("of “Against” clearly more was hidden than of “For”.");
  });
});

test("an axis is as short as its intervals allow", () => {
  expect(axisEnd([])).toBe(0.01);
  expect(axisEnd([{ low: 0, high: 0.036 }])).toBe(0.04);
  expect(
    axisEnd([
      { low: 0, high: 0.036 },
      { low: 0.1, high: 0.41 },
    ]),
  ).toBe(0.8);
  expect(axisEnd([{ low: 0, high: 1 }])).toBe(1);
});
