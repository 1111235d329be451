/** How many members stand on each side of a motion. `changed`: how many stand, or once stood, elsewhere than at first. */
export type Balance = { yes: number; undecided: number; no: number; changed: number };

export const NO_BALANCE: Balance = { yes: 0, undecided: 0, no: 0, changed: 0 };

/** Whole percentages of the three counts that add up to 100 (largest remainder); all 0 when nobody has said. */
export function shares({ yes, undecided, no }: Balance): { yes: number; undecided: number; no: number } {
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
