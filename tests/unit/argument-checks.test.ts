import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHECKS_BEFORE_PUBLISHING, postingRoom } from "#lib/arguments/checks";
import { TooMany } from "#lib/errors";

const NOW = new Date("2026-01-02T12:00:00Z");
const SECOND = 1_000;
const HOUR = 60 * 60 * SECOND;
const DAY = 24 * HOUR;
const posted = (...agoMs: number[]) => agoMs.map((ago) => ({ postedAt: new Date(NOW.getTime() - ago) }));

/** The first objection to posting now, as the verb asks for it. */
function objection(recent: { postedAt: Date }[]): TooMany | undefined {
  for (const check of CHECKS_BEFORE_PUBLISHING) {
    const found = check(recent, NOW);
    if (found) return found;
  }
  return undefined;
}

describe("posting again", () => {
  test("is free for who posted nothing today", () => expect(objection([])).toBeUndefined());

  test.each([
    ["at once", 0, 20],
    ["after a second", SECOND, 19],
    ["a millisecond before 20 seconds", 20 * SECOND - 1, 1],
  ])("%s is too soon", (_, ago, seconds) => {
    const found = objection(posted(ago));
    expect(found).toBeInstanceOf(TooMany);
    expect(found?.retryAfter).toBe(seconds);
    expect(found?.message).toContain(`in ${seconds} second`);
  });

  test.each([20 * SECOND, 20 * SECOND + 1, HOUR])("after %i ms is fine", (ago) =>
    expect(objection(posted(ago))).toBeUndefined(),
  );

  test("waits from the newest argument, not from an older one", () =>
    expect(objection(posted(5 * SECOND, HOUR))?.retryAfter).toBe(15));
});

describe("a day", () => {
  const everyHalfHour = (count: number) => posted(...Array.from({ length: count }, (_, i) => (i + 1) * (HOUR / 2)));

  test("has room for a 30th argument", () => expect(objection(everyHalfHour(29))).toBeUndefined());

  test("has none for a 31st, until the first of the 30 is a day old", () => {
    const found = objection(everyHalfHour(30));
    expect(found?.message).toContain("30 arguments within a day");
    expect(found?.retryAfter).toBe((DAY - 30 * (HOUR / 2)) / SECOND);
  });
});

describe("what a writer is told before posting", () => {
  test("is what the checks will say: no objection from that moment on, and one until then", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: DAY - 1 }), { maxLength: 30 }), (agos) => {
        const recent = posted(...agos.toSorted((a, b) => a - b));
        const { nextAt, left } = postingRoom(recent, NOW);
        expect(left).toBe(30 - recent.length);
        expect(nextAt.getTime() > NOW.getTime()).toBe(objection(recent) !== undefined);
        const then = CHECKS_BEFORE_PUBLISHING.map((check) => check(recent, nextAt));
        expect(then).toEqual(then.map(() => undefined));
      }),
    );
  });
});
