/** Of so many, so many. */
export type Share = { of: number; count: number };
export type Interval = { low: number; high: number };

/** Where 95 of 100 results of chance lie, in standard deviations. */
const Z95 = 1.96;

/**
 * The 95 % interval of a share by Wilson (1927), from 0 to 1: it stays within these also for few and for none. All when
 * nothing was counted.
 */
export function wilson({ of, count }: Share): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = count / of;
  const spread = Z95 ** 2 / of;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z95 / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/**
 * By how many standard deviations two shares differ: the two-proportion test of Pol.is, which adds one to every count.
 * Above 0 when the first is larger.
 */
export function twoProportionZ(first: Share, second: Share): number {
  const [a, b] = [first, second].map(({ of, count }) => ({ of: of + 1, count: count + 1 })) as [Share, Share];
  const pooled = (a.count + b.count) / (a.of + b.of);
  if (pooled === 1) return 0;
  return (a.count / a.of - b.count / b.of) / Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
}

/** Below so many on a side, if both were treated alike, the test says nothing (the usual rule for its approximation). */
export const FEWEST_EXPECTED = 5;

/** `more`: the side of which clearly more was hidden; null when the difference may be chance. */
export type Parity = { isTested: false } | { isTested: true; z: number; more: 1 | 2 | null };

/** Whether two sides were treated alike. Not tested when so few were hidden, or left, that chance decides. */
export function parityOf(first: Share, second: Share): Parity {
  const pooled = (first.count + second.count) / Math.max(1, first.of + second.of);
  const expected = [first.of, second.of].flatMap((of) => [of * pooled, of * (1 - pooled)]);
  if (Math.min(...expected) < FEWEST_EXPECTED) return { isTested: false };
  const z = twoProportionZ(first, second);
  return { isTested: true, z, more: Math.abs(z) > Z95 ? (z > 0 ? 1 : 2) : null };
}

/** What a test found, in words. */
export function parityInWords(parity: Parity, [first, second]: readonly [string, string]): string {
  if (!parity.isTested)
    return `Too few for a test: it needs ${FEWEST_EXPECTED} hidden arguments or more to be expected on each side.`;
  const z = `z = ${parity.z.toFixed(2).replace("-", "−")}`;
  if (parity.more === null) return `${z}: no sign of a difference.`;
  const [more, less] = parity.more === 1 ? [first, second] : [second, first];
  return `${z}: of “${more}” clearly more was hidden than of “${less}”. Chance alone seldom does that. It is a reason to look closely, and no proof: one side may have broken more rules.`;
}

/** Ends of an axis from 0 that can be parted in four readable steps. */
const AXIS_ENDS = [0.01, 0.02, 0.04, 0.08, 0.2, 0.4, 0.8, 1] as const;

/** The shortest axis on which all of these fit. */
export const axisEnd = (intervals: readonly Interval[]): number =>
  AXIS_ENDS.find((end) => intervals.every(({ high }) => high <= end)) ?? 1;
