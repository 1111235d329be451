/** Shares `budget` places among those who want some, as evenly as their wishes allow. */
export function shareOut(budget: number, wishes: readonly number[]): number[] {
  const shares = wishes.map(() => 0);
  let left = Math.min(
    budget,
    wishes.reduce((sum, wish) => sum + wish, 0),
  );
  const smallestFirst = wishes.map((wish, i) => ({ wish, i })).sort((a, b) => a.wish - b.wish);
  for (const [done, { wish, i }] of smallestFirst.entries()) {
    const share = Math.min(wish, Math.floor(left / (wishes.length - done)));
    shares[i] = share;
    left -= share;
  }
  return shares;
}
