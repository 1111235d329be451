import { FEWEST_TOLD } from "#lib/positions/rules";

/**
 * What changed on one day (counted from 1970-01-01, UTC): how many people said or changed where they stand, and by how
 * much each side grew. `lowest` and `highest` are the first and last of their members' numbers: of one or two people they
 * say who it was, and of more nobody needs to know.
 */
export type DayOfChanges = {
  day: number;
  people: number;
  lowest: number;
  highest: number;
  yes: number;
  undecided: number;
  no: number;
};

/** Where the members stood at the end of some days. Both days are ISO dates, the same one when it is a day. */
export type BalanceAt = { from: string; to: string; yes: number; undecided: number; no: number };

export const MOST_COLUMNS = 60;
const WEEK = 7;

/**
 * The balance at the end of each day, or of each week (or several) where there are more than 60 days. Who was moved is
 * named with the date elsewhere, so the change of one person alone must not be read off: the balance stays as it was
 * last told until at least 3 different people took or changed a position since. Nothing at all before that.
 */
export function balanceOverTime(days: readonly DayOfChanges[]): BalanceAt[] {
  const sorted = days.toSorted((a, b) => a.day - b.day);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const size = daysPerColumn(last.day - first.day + 1);
  const columns: BalanceAt[] = [];
  const now = { yes: 0, undecided: 0, no: 0 };
  let told: typeof now | null = null;
  let untold: DayOfChanges[] = [];
  let next = 0;
  for (let from = first.day; from <= last.day; from += size) {
    const end = from + size;
    for (let each = sorted[next]; each && each.day < end; each = sorted[next]) {
      now.yes += each.yes;
      now.undecided += each.undecided;
      now.no += each.no;
      untold.push(each);
      next += 1;
    }
    if (areEnough(untold)) {
      told = { ...now };
      untold = [];
    }
    if (told) columns.push({ from: dateOf(from), to: dateOf(Math.min(end - 1, last.day)), ...told });
  }
  return columns;
}

/** Whether so many different people are behind these days: who comes back on another day is still one. */
function areEnough(days: readonly DayOfChanges[]): boolean {
  const members = new Set(days.flatMap(({ lowest, highest }) => [lowest, highest]));
  return members.size >= FEWEST_TOLD || days.some(({ people }) => people >= FEWEST_TOLD);
}

/** 1 while the days fit, then whole weeks, as few as make no more than 60 columns. */
export function daysPerColumn(days: number): number {
  return days <= MOST_COLUMNS ? 1 : WEEK * Math.ceil(days / (WEEK * MOST_COLUMNS));
}

const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
