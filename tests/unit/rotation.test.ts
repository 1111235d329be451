import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isDue, momentOf, nameOf, outdated } from "#lib/backup/rotation";

const HOUR = 3_600_000;
const NOW = new Date("2026-11-26T10:00:00Z");
const ago = (hours: number) => nameOf(new Date(NOW.getTime() - hours * HOUR));

describe("names of backups", () => {
  test("are their moments, to the second, in the order of time", () => {
    expect(nameOf(NOW)).toBe("parley-2026-11-26T10-00-00Z.db");
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (moment) => {
        const seconds = Math.floor(moment.getTime() / 1000) * 1000;
        expect(momentOf(nameOf(moment))?.getTime()).toBe(seconds);
      }),
    );
  });

  test.each([
    "parley.db",
    "parley-2026-11-26.db",
    "other-2026-11-26T10-00-00Z.db",
    "parley-2026-99-99T10-00-00Z.db",
    "",
  ])("%s is no backup of ours", (name) => expect(momentOf(name)).toBeUndefined());
});

test.each([
  ["none", [], true],
  ["only other files", ["notes.txt", "parley.db"], true],
  ["one that is as old as it may get", [ago(24)], true],
  ["one that is younger", [ago(23)], false],
  ["an old one and a young one", [ago(100), ago(1)], false],
  ["one from the future, and an old one", [ago(-5), ago(30)], true],
])("with %s another one is due: %s", (_, names, due) => {
  expect(isDue(names, 24 * HOUR, NOW)).toBe(due);
});

describe("what goes", () => {
  test("is all but the newest few, and no other file", () => {
    const names = [ago(72), "notes.txt", ago(0), ago(24), ago(48)];
    expect(outdated(names, 2, NOW)).toEqual([ago(48), ago(72)]);
    expect(outdated(names, 9, NOW)).toEqual([]);
  });

  test("is what is older than 30 days, so that nobody who left stays in a backup", () => {
    expect(outdated([ago(0), ago(30 * 24), ago(30 * 24 + 1)], 99, NOW)).toEqual([ago(30 * 24 + 1)]);
  });

  test("is what bears a moment of the future last of all: others take its place one after the other", () => {
    const future = [ago(-9_000), ago(-9_001), ago(-9_002)];
    expect(outdated(future, 3, NOW)).toEqual([]);
    // Newest first, of which the later moment is the newer one.
    expect(outdated([...future, ago(0)], 3, NOW)).toEqual([ago(-9_000)]);
    expect(outdated([...future, ago(0), ago(24), ago(48)], 3, NOW).toSorted()).toEqual(future.toSorted());
    expect(outdated(future, 1, NOW)).toEqual([ago(-9_001), ago(-9_000)]);
  });

  test("is not what a clock that is behind takes for one of the future", () => {
    const names = [ago(0), ago(24), ago(31 * 24)];
    expect(outdated(names, 2, NOW, new Date(NOW.getTime() - 10 * 24 * HOUR))).toEqual([ago(31 * 24)]);
    expect(outdated(names, 3, NOW, new Date(NOW.getTime() - 10 * 24 * HOUR))).toEqual([]);
    expect(outdated(names, 3, NOW)).toEqual([ago(31 * 24)]);
  });

  test("is never the newest, however old", () => {
    expect(outdated([ago(90 * 24)], 1, NOW)).toEqual([]);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 2_000 })),
        fc.integer({ min: 1, max: 50 }),
        (hours, keep) => {
          const names = hours.map(ago);
          const left = names.filter((name) => !outdated(names, keep, NOW).includes(name));
          expect(left.length).toBeLessThanOrEqual(keep);
          if (names.length > 0) expect(left).toContain(ago(Math.min(...hours)));
        },
      ),
    );
  });
});
