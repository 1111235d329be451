import { DAY_MS } from "#lib/arguments/rules";
import { type Interval, type Parity, parityOf, wilson } from "#lib/record/parity";
import { COMPARISONS_LISTED } from "#lib/record/rules";

/** The one in the middle, or the mean of the two there; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** A time span, to the unit that says enough: 40 s, 38 min, 5 h, 3 days. */
export function spanInWords(ms: number): string {
  const [minutes, hours, days] = [ms / 60_000, ms / 3_600_000, ms / DAY_MS];
  if (Math.round(minutes) < 1) return `${Math.round(ms / 1000)} s`;
  if (Math.round(minutes) < 120) return `${Math.round(minutes)} min`;
  if (Math.round(hours) < 48) return `${Math.round(hours)} h`;
  return `${Math.round(days)} days`;
}

/** A share in per cent: 1.9%. */
export const percent = (share: number) => `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;

/** What moderation did with the arguments of one side. `decidedAfter` are milliseconds from coming in to the decision. */
export type SideFigures = {
  arguments: number;
  reports: number;
  hidden: number;
  appealsAnswered: number;
  overturned: number;
  decidedAfter: number[];
};
export const NO_FIGURES: SideFigures = {
  arguments: 0,
  reports: 0,
  hidden: 0,
  appealsAnswered: 0,
  overturned: 0,
  decidedAfter: [],
};
/** In which interval the share of hidden arguments lies. */
export const shareHidden = (side: SideFigures): Interval => wilson({ of: side.arguments, count: side.hidden });

type Labels = readonly [string, string];
export type ThreadFigures = { slug: string; title: string; labels: Labels; sides: readonly [SideFigures, SideFigures] };

/** Threads whose two sides have the same names, with their sum; `threads` are those that went in, the largest first. */
export type Comparison = {
  labels: Labels;
  threads: ThreadFigures[];
  sides: readonly [SideFigures, SideFigures];
  parity: Parity;
};

/**
 * Threads are added up only where both of their sides have the same names. Elsewhere “yes” in one thread and “yes” in
 * another are different people: their sum would hide a bias here behind the opposite one there, or make one up. The
 * comparison with most arguments comes first.
 */
export function compare(threads: readonly ThreadFigures[]): Comparison[] {
  const groups = Map.groupBy(threads, ({ labels }) => JSON.stringify(labels));
  const comparisons = [...groups.values()].flatMap((group): Comparison[] => {
    const [first] = group;
    if (!first) return [];
    const sides = [sum(group.map((each) => each.sides[0])), sum(group.map((each) => each.sides[1]))] as const;
    const [a, b] = sides.map((side) => ({ of: side.arguments, count: side.hidden }));
    const threads = group.sort(byArguments);
    return a && b ? [{ labels: first.labels, threads, sides, parity: parityOf(a, b) }] : [];
  });
  return comparisons.sort(byArguments);
}

/** The largest comparisons, and whichever warns that one side is hidden more. */
export function worthShowing(comparisons: readonly Comparison[]): Comparison[] {
  const warns = ({ parity }: Comparison) => parity.isTested && parity.more !== null;
  return comparisons.filter((each, i) => i < COMPARISONS_LISTED || warns(each));
}

type Sides = { sides: readonly [SideFigures, SideFigures] };
const sizeOf = ({ sides: [a, b] }: Sides) => a.arguments + b.arguments;
const byArguments = (a: Sides, b: Sides) => sizeOf(b) - sizeOf(a);

function sum(sides: readonly SideFigures[]): SideFigures {
  const total = (count: (side: SideFigures) => number) => sides.reduce((so, side) => so + count(side), 0);
  return {
    arguments: total((side) => side.arguments),
    reports: total((side) => side.reports),
    hidden: total((side) => side.hidden),
    appealsAnswered: total((side) => side.appealsAnswered),
    overturned: total((side) => side.overturned),
    decidedAfter: sides.flatMap((side) => side.decidedAfter),
  };
}

/** What was decided on a day: arguments hidden, appeals granted, all else. */
export type DayOfDecisions = { day: string; hidden: number; overturned: number; others: number };
type Counted = { day: number; kind: string; hides: boolean; count: number };

/** A day for each of the `days` up to `lastDay` (counted from 1970-01-01), also those on which nothing was decided. */
export function decisionsPerDay(rows: readonly Counted[], lastDay: number, days: number): DayOfDecisions[] {
  return Array.from({ length: days }, (_, i) => {
    const day = lastDay - days + 1 + i;
    const of = (is: (row: Counted) => boolean) =>
      rows.filter((row) => row.day === day && is(row)).reduce((so, { count }) => so + count, 0);
    return {
      day: new Date(day * DAY_MS).toISOString().slice(0, 10),
      hidden: of(({ hides }) => hides),
      overturned: of(({ kind }) => kind === "overturn"),
      others: of(({ kind, hides }) => !hides && kind !== "overturn"),
    };
  });
}
