import { FEWEST_TOLD } from "#lib/positions/rules";

/**
 * How many members stand on each side of a motion. `changed`: how many stand, or once stood, elsewhere than at first.
 * `few`: some do, but so few that counts by side could tell where one of them stands (docs/decisions/0011).
 */
export type Balance = { yes: number; undecided: number; no: number; changed: number; few: boolean };

export const NO_BALANCE: Balance = { yes: 0, undecided: 0, no: 0, changed: 0, few: false };

/** What may be told of a balance: nothing by side of fewer than FEWEST_TOLD, nor that so few changed their mind. */
export function told(balance: Balance): Balance {
  const taken = balance.yes + balance.undecided + balance.no;
  if (taken < FEWEST_TOLD) return { ...NO_BALANCE, few: taken > 0 };
  return { ...balance, changed: balance.changed < FEWEST_TOLD ? 0 : balance.changed };
}

/** Whole percentages of the three counts that add up to 100 (largest remainder); all 0 when nobody has said. */
export function shares({ yes, undecided, no }: Omit<Balance, "few">): { yes: number; undecided: number; no: number } {
  const counts = [yes, undecided, no];
  const total = yes + undecided + no;
  if (total === 0) return { yes: 0, undecided: 0, no: 0 };
  const floors = counts.map((count) => Math.floor((count * 100) / total));
  const byRemainder = counts
    .map((count, i) => ({ i, remainder: (count * 100) % total }))
    .sort((a, b) => b.remainder - a.remainder);
  const missing = 100 - floors.reduce((sum, each) => sum + each, 0);
  const rounded = new Set(byRemainder.slice(0, missing).map(({ i }) => i));
  const share = (i: number) => (floors[i] ?? 0) + (rounded.has(i) ? 1 : 0);
  return { yes: share(0), undecided: share(1), no: share(2) };
}
