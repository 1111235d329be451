import { beforeAll, describe, expect, test } from "vitest";
import { write } from "#db/client";
import { openCase } from "#lib/cases/open-case";
import { DUE_AFTER_MS, reportDueAfter, reportWeight } from "#lib/cases/rules";
import type { Person } from "#lib/viewer";
import { DAY, HOUR, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { argumentOf, caseOf, decisionsOn, hide, keep, report, reportsOn } from "#tests/integration/decided";
import { argue, person, seededDatabase } from "#tests/people";

let moderator: Person;
let reader: Person;
let count = 0;

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("moderator-one", "moderator");
  reader = await person("reader");
});
stoppedClock();

const somebody = () => {
  count += 1;
  return person(`somebody-${count}`);
};

describe("reports", () => {
  test.each([
    [0, 0, 100],
    [1, 1, 133],
    [0, 1, 67],
    [8, 8, 180],
    [0, 8, 20],
    [5, 10, 100],
    [98, 98, 198],
  ])("of somebody with %i upheld of %i decided weigh %i", (upheld, decided, weight) => {
    expect(reportWeight({ upheld, decided })).toBe(weight);
  });

  test.each([
    [0, 48],
    [20, 48],
    [100, 48],
    [200, 24],
    [400, 12],
    [1200, 4],
    [5000, 4],
  ])("that weigh %i are due after %i hours", (weight, hours) => {
    expect(reportDueAfter(weight)).toBe(hours * HOUR);
  });

  test("weigh by how often earlier ones were upheld, by any decision that hides", async () => {
    const [right, wrong, author] = [await somebody(), await somebody(), await somebody()];
    const decisions = [{}, { also: "warn" }];
    for (const values of decisions) {
      const id = await argue(author);
      await report(right, id);
      await hide(moderator, id, values);
    }
    for (let i = 0; i < 2; i += 1) {
      const id = await argue(author);
      await report(wrong, id);
      await keep(moderator, id);
    }
    const id = await argue(author);
    for (const who of [right, wrong, reader]) await report(who, id);
    const [first, second] = await reportsOn(id);
    expect([first?.weight, second?.weight]).toEqual([150, 50]);
  });

  test("open one case that weighs what they weigh together, and is due the sooner the more come", async () => {
    const id = await argue(await somebody());
    const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR);
    await report(await somebody(), id);
    expect(await caseOf(id)).toMatchObject({ weight: 100, openedAt: NOON, dueAt: hoursOn(48), closedById: null });
    setClock(2 * HOUR);
    await report(await somebody(), id);
    expect(await caseOf(id)).toMatchObject({ weight: 200, openedAt: NOON, dueAt: hoursOn(24) });
    await report(await somebody(), id);
    await report(await somebody(), id);
    expect(await caseOf(id)).toMatchObject({ weight: 400, dueAt: hoursOn(12) });
  });

  test("hide nothing, however many they are", async () => {
    const id = await argue(await somebody());
    for (let i = 0; i < 60; i += 1) await report(await somebody(), id);
    expect(await argumentOf(id)).toMatchObject({ hiddenById: null, held: false });
    expect(await decisionsOn(id)).toEqual([]);
  });

  test("and everything else that comes in: the duty that comes first says when a case is due", async () => {
    expect(DUE_AFTER_MS).toEqual({
      order: HOUR,
      notice: DAY,
      held: DAY,
      report: 2 * DAY,
      mark: 2 * DAY,
      appeal: 14 * DAY,
    });
    const id = await argue(await somebody());
    const due = async (incoming: Parameters<typeof openCase>[2]) => {
      await write((tx) => openCase(tx, id, incoming));
      return (await caseOf(id)).dueAt.getTime() - NOON.getTime();
    };
    expect(await due({ why: "mark" })).toBe(2 * DAY);
    setClock(HOUR);
    expect(await due({ why: "notice" })).toBe(DAY + HOUR);
    expect(await due({ why: "order", receivedAt: NOON })).toBe(HOUR);
    expect(await due({ why: "report", weight: 100 })).toBe(HOUR);
    expect(await caseOf(id)).toMatchObject({ weight: 100, kind: "review" });
  });
});
