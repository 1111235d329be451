import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Flow, LANES, layoutFlow, PICTURE, type ToldFlow, tellFlow } from "#lib/minds/flow";
import { balanceOverTime, type DayOfChanges, daysPerColumn, MOST_COLUMNS } from "#lib/minds/over-time";

/** Members are numbered from 1; those of another day can be others. */
const change = (day: number, who: readonly number[], yes: number, undecided = 0, no = 0): DayOfChanges => ({
  day,
  people: new Set(who).size,
  lowest: Math.min(...who),
  highest: Math.max(...who),
  yes,
  undecided,
  no,
});

describe("the balance over time", () => {
  test("is told day by day, also for days on which nothing happened", () => {
    const columns = balanceOverTime([change(0, [1, 2, 3, 4, 5], 3, 0, 2), change(2, [5, 6, 7, 8], -1, 1, 3)]);
    expect(columns).toEqual([
      { from: "1970-01-01", to: "1970-01-01", yes: 3, undecided: 0, no: 2 },
      { from: "1970-01-02", to: "1970-01-02", yes: 3, undecided: 0, no: 2 },
      { from: "1970-01-03", to: "1970-01-03", yes: 2, undecided: 1, no: 5 },
    ]);
  });

  test("begins with the third person, and moves only when three more did", () => {
    expect(balanceOverTime([])).toEqual([]);
    expect(balanceOverTime([change(0, [1, 2], 2)])).toEqual([]);
    const columns = balanceOverTime([
      change(0, [1, 2], 2),
      change(1, [3], 1),
      change(2, [1], -1, 0, 1),
      change(3, [2], -1, 0, 1),
      change(4, [4], 0, 0, 1),
    ]);
    expect(columns.map(({ yes, no }) => [yes, no])).toEqual([
      [3, 0],
      [3, 0],
      [3, 0],
      [1, 3],
    ]);
  });

  test("counts who moves to and fro once, and so never tells the moves of one or two people alone", () => {
    const first = change(1, [1, 2, 3], 2, 1);
    const toAndFro = [change(2, [1], -1, 0, 1), change(3, [1], 1, 0, -1), change(4, [1], -1, 0, 1)];
    const another = [change(5, [2], -1, 0, 1), change(6, [1, 2], 2, 0, -2), change(7, [1, 2], -2, 0, 2)];
    const yes = (days: DayOfChanges[]) => balanceOverTime(days).map((column) => column.yes);
    expect(yes([first, ...toAndFro, ...another])).toEqual([2, 2, 2, 2, 2, 2, 2]);
    expect(yes([first, ...toAndFro, ...another, change(8, [3], 0, -1, 1)])).toEqual([2, 2, 2, 2, 2, 2, 2, 0]);
    expect(yes([first, ...toAndFro, change(5, [2, 3], 0)])).toEqual([2, 2, 2, 2, 1]);
    expect(yes([first, change(2, [3, 4, 5], 3), change(3, [5], -1), change(4, [4], -1)])).toEqual([2, 5, 5, 5]);
  });

  test.each([
    [1, 1],
    [60, 1],
    [61, 7],
    [420, 7],
    [421, 14],
    [3650, 63],
  ])("of %i days has a column for every %i", (days, size) => {
    expect(daysPerColumn(days)).toBe(size);
    expect(Math.ceil(days / size)).toBeLessThanOrEqual(MOST_COLUMNS);
  });

  test("whatever happened, has at most 60 columns, ends with the last day and counts nobody twice", () => {
    const day = fc.record({
      day: fc.integer({ min: 0, max: 3000 }),
      people: fc.integer({ min: 3, max: 9 }),
      lowest: fc.constant(1),
      highest: fc.constant(9),
      yes: fc.nat({ max: 3 }),
      undecided: fc.nat({ max: 3 }),
      no: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 40, selector: (each) => each.day }), (days) => {
        const columns = balanceOverTime(days);
        const last = columns.at(-1);
        const sum = (side: "yes" | "undecided" | "no") => days.reduce((all, each) => all + each[side], 0);
        expect(columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
        expect(last).toMatchObject({ yes: sum("yes"), undecided: sum("undecided"), no: sum("no") });
        expect(last?.to).toBe(
          new Date(Math.max(...days.map((each) => each.day)) * 86_400_000).toISOString().slice(0, 10),
        );
      }),
    );
  });
});

describe("the flow between sides", () => {
  const countOf = (told: ToldFlow[] | null, from: number, to: number) =>
    told?.find((each) => each.from === from && each.to === to)?.count;

  test("is not told before three people changed sides", () => {
    expect(tellFlow([])).toBeNull();
    expect(
      tellFlow([
        { from: 1, to: 1, count: 50 },
        { from: 1, to: 2, count: 2 },
      ]),
    ).toBeNull();
  });

  test("is not told while all who changed went the same way", () => {
    expect(tellFlow([{ from: 2, to: 1, count: 9 }])).toBeNull();
    expect(
      tellFlow([
        { from: 2, to: 1, count: 9 },
        { from: 1, to: 0, count: 1 },
      ]),
    ).not.toBeNull();
  });

  test("tells of one, of two and of nobody that they are fewer than three", () => {
    const told = tellFlow([
      { from: 1, to: 1, count: 40 },
      { from: 1, to: 2, count: 3 },
      { from: 2, to: 1, count: 2 },
      { from: 0, to: 1, count: 1 },
    ]);
    expect(told).toHaveLength(9);
    expect(countOf(told, 1, 1)).toBe(40);
    expect(countOf(told, 1, 2)).toBe(3);
    for (const [from, to] of [
      [2, 1],
      [0, 1],
      [2, 2],
    ] as const)
      expect(countOf(told, from, to)).toBeNull();
  });

  const flows = fc
    .tuple(
      ...LANES.flatMap((from) => LANES.map((to) => fc.nat({ max: 500 }).map((count): Flow => ({ from, to, count })))),
    )
    .map((all) => tellFlow(all));

  test("is drawn within its lanes, as thick at both ends, and no band over another", () => {
    fc.assert(
      fc.property(flows, (told) => {
        if (!told) return;
        const { nodes, bands } = layoutFlow(told);
        for (const { side, y, height } of nodes) {
          const lane = LANES.indexOf(side) * PICTURE.lane;
          expect(y).toBeGreaterThanOrEqual(lane);
          expect(y + height).toBeLessThanOrEqual(lane + PICTURE.lane);
        }
        for (const column of ["first", "now"] as const) {
          const ends = bands.map((band) => endsOf(band.path)[column]).sort((a, b) => a.top - b.top);
          for (const [i, end] of ends.entries())
            expect(end.top).toBeGreaterThanOrEqual((ends[i - 1]?.bottom ?? 0) - 0.02);
        }
        const height = nodes.filter(({ column }) => column === "first").reduce((sum, node) => sum + node.height, 0);
        const unit = height / bands.reduce((sum, { count }) => sum + count, 0);
        for (const { path, count } of bands) expect(thickness(path)).toBeCloseTo(count * unit, 1);
      }),
    );
  });

  const numbersIn = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  function endsOf(path: string) {
    const n = numbersIn(path);
    const at = (i: number) => n[i] ?? Number.NaN;
    return { first: { top: at(1), bottom: at(15) }, now: { top: at(7), bottom: at(9) } };
  }
  const thickness = (path: string) => endsOf(path).first.bottom - endsOf(path).first.top;
});
