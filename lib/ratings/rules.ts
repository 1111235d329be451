/** How many members of each side rated an argument, and how many of them called it strong. Its author is not among them. */
export type Counts = { raters1: number; strong1: number; raters2: number; strong2: number };

/** The badge “both sides rate it” is given at so many more strong than weak ratings on each side … */
export const BADGE_NET = 4;
/** … and at this B; it is lost only below the other, so that it does not flicker. */
export const BADGE_FROM = 0.6;
export const BADGE_LOST_BELOW = 0.59;

/** r = (strong + 1)/(raters + 2): the share of one side that calls it strong, as if each argument began with one of two (Laplace; Pol.is' group-aware consensus). */
export const strength = (strong: number, raters: number): number => (strong + 1) / (raters + 2);

/** B = √(r₁ · r₂), 0 to 1: high only when both sides call it strong (the two-point case of Community Notes' Gaussian model). */
export const commonGround = ({ raters1, strong1, raters2, strong2 }: Counts): number =>
  Math.sqrt(strength(strong1, raters1) * strength(strong2, raters2));

/** Whether an argument has the badge, given whether it `had` it before its counts became these. */
export function hasBadge(counts: Counts, had: boolean): boolean {
  const b = commonGround(counts);
  const net1 = 2 * counts.strong1 - counts.raters1;
  const net2 = 2 * counts.strong2 - counts.raters2;
  // Raters can leave a side: then “both sides rate it” would not be true any more, whatever B says.
  if (had) return b >= BADGE_LOST_BELOW && net1 > 0 && net2 > 0;
  return net1 >= BADGE_NET && net2 >= BADGE_NET && b >= BADGE_FROM;
}
