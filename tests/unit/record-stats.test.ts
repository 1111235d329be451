import { describe, expect, test } from "vitest";
import { endedOn, type Later } from "#lib/record/ends";
import {
  compare,
  decisionsPerDay,
  median,
  NO_FIGURES,
  percent,
  type SideFigures,
  spanInWords,
  type ThreadFigures,
} from "#lib/record/stats";

test.each([
  [[], null],
  [[5], 5],
  [[9, 1, 5], 5],
  [[9, 1, 5, 6], 5.5],
])("the median of %j is %s", (values, middle) => expect(median(values)).toBe(middle));

test.each([
  [0, "0 s"],
  [29_000, "29 s"],
  [40_000, "1 min"],
  [38 * 60_000, "38 min"],
  [119 * 60_000, "119 min"],
  [5 * 3_600_000, "5 h"],
  [47.4 * 3_600_000, "47 h"],
  [3 * 86_400_000, "3 days"],
])("%i ms are %s", (ms, words) => expect(spanInWords(ms)).toBe(words));

test.each([
  [0, "0%"],
  [0.0186, "1.9%"],
  [0.5, "50%"],
  [1, "100%"],
])("%f is %s", (share, words) => expect(percent(share)).toBe(words));

describe("threads are compared", () => {
  const side = (all: number, hidden: number): SideFigures => ({
    ...NO_FIGURES,
    arguments: all,
    hidden,
    decidedAfter: [all],
  });
  const thread = (slug: string, labels: [string, string], a: SideFigures, b: SideFigures): ThreadFigures => ({
    slug,
    title: slug,
    labels,
    sides: [a, b],
  });

  test("with their sum where both sides have the same names, and alone elsewhere; the largest first", () => {
    const compared = compare([
      thread("alone", ["Yes", "Against"], side(9, 0), side(9, 0)),
      thread("one", ["Yes", "No"], side(100, 5), side(50, 1)),
      thread("other", ["Yes", "No"], side(20, 3), side(30, 9)),
      thread("turned", ["No", "Yes"], side(1, 0), side(1, 0)),
    ]);
    expect(compared.map(({ threads }) => threads.map(({ slug }) => slug))).toEqual([
      ["one", "other"],
      ["alone"],
      ["turned"],
    ]);
    expect(compared[0]?.sides).toMatchObject([
      { arguments: 120, hidden: 8, decidedAfter: [100, 20] },
      { arguments: 80, hidden: 10 },
    ]);
    expect(compared.map(({ parity }) => parity.isTested)).toEqual([true, false, false]);
  });

  test("of none there is nothing", () => expect(compare([])).toEqual([]));
});

test("decisions are told day by day, also for days without any", () => {
  const row = (day: number, kind: string, hides: boolean, count: number) => ({ day, kind, hides, count });
  expect(
    decisionsPerDay(
      [row(1, "hide", true, 2), row(1, "keep", false, 3), row(3, "overturn", false, 1), row(0, "hide", true, 7)],
      3,
      3,
    ),
  ).toEqual([
    { day: "1970-01-02", hidden: 2, overturned: 0, others: 3 },
    { day: "1970-01-03", hidden: 0, overturned: 0, others: 0 },
    { day: "1970-01-04", hidden: 0, overturned: 1, others: 0 },
  ]);
});

describe("a restriction ends", () => {
  const at = (day: number) => new Date(`2026-11-0${day}T12:00:00Z`);
  const later = (id: number, kind: Later["kind"], day: number, names: Partial<Later>): Later => ({
    id,
    kind,
    reversesId: null,
    heldById: null,
    ...names,
    createdAt: at(day),
  });
  const none = { visibility: undefined, account: undefined };

  test.each([
    ["undo", { visibility: "2026-11-02", account: "2026-11-02" }],
    ["overturn", { visibility: "2026-11-02", account: "2026-11-02" }],
    ["restore", { visibility: "2026-11-02", account: undefined }],
    ["lift", { visibility: undefined, account: "2026-11-02" }],
    ["unlock", { visibility: "2026-11-02", account: undefined }],
    ["keep", none],
  ] as const)("by %s", (kind, ended) => {
    expect(endedOn(1, [later(2, kind, 2, { reversesId: 1 })])).toEqual(ended);
    expect(endedOn(3, [later(2, kind, 2, { reversesId: 1 })])).toEqual(none);
  });

  test("on the day of the first that ended it", () => {
    const both = [later(3, "overturn", 5, { reversesId: 1 }), later(2, "restore", 4, { reversesId: 1 })];
    expect(endedOn(1, both)).toEqual({ visibility: "2026-11-04", account: "2026-11-05" });
  });

  test("for a hold with what answered it, unless that was taken back", () => {
    const published = later(2, "publish", 2, { heldById: 1 });
    const undone = later(3, "undo", 3, { reversesId: 2 });
    const hidden = later(4, "hide", 4, { heldById: 1 });
    expect(endedOn(1, [published])).toEqual({ ...none, visibility: "2026-11-02" });
    expect(endedOn(1, [published, undone])).toEqual(none);
    expect(endedOn(1, [published, undone, hidden])).toEqual({ ...none, visibility: "2026-11-04" });
  });
});
