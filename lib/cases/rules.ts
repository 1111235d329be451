const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** So long a claimed case belongs to one moderator, from the last sign that they work on it. */
export const CLAIM_MS = 10 * MINUTE_MS;
/** An open card renews its claim so often. */
export const RENEW_MS = 4 * MINUTE_MS;

/** One's own decision can be taken back for so long. */
export const UNDO_MS = 10 * MINUTE_MS;

/** When what came in should be decided: the queue is in the order of these moments. */
export const DUE_AFTER_MS = {
  /** Art. 3(3) of Regulation (EU) 2021/784. */
  order: HOUR_MS,
  notice: DAY_MS,
  held: DAY_MS,
  report: 2 * DAY_MS,
  mark: 2 * DAY_MS,
  appeal: 14 * DAY_MS,
} as const;

/** The more its reports weigh, the sooner a case is due, but not before this. */
const SOONEST_MS = 4 * HOUR_MS;

/** Reports of somebody of whom nothing is known weigh this much. */
export const USUAL_WEIGHT = 100;

/** How long after it was opened a reported argument is due: two days for one usual report, half of that for two … */
export function reportDueAfter(weight: number): number {
  const share = Math.max(1, weight / USUAL_WEIGHT);
  return Math.max(SOONEST_MS, Math.round(DUE_AFTER_MS.report / share));
}

/**
 * What a report weighs, in hundredths: twice the share of upheld ones among the decided earlier reports of its member,
 * smoothed like r_s (lib/ratings/rules.ts), so 100 for a first report, towards 200 for one who was always right and
 * towards 0 for one who never was.
 */
export function reportWeight({ upheld, decided }: { upheld: number; decided: number }): number {
  return Math.round((2 * USUAL_WEIGHT * (upheld + 1)) / (decided + 2));
}

/** How many cases a page of the queue lists. */
export const CASES_ON_PAGE = 30;
