const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long to wait after each try that failed; after one more a mail is given up. */
export const PAUSES_MS: readonly number[] = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];
export const MOST_TRIES = PAUSES_MS.length + 1;

/** So long a mail belongs to the process that took it up; if that one ends meanwhile, another may try. */
export const LEASE_MS = 10 * MINUTE_MS;

/** None waits for longer than this for its next try: one that seems to was written while the clock was ahead. */
export const LONGEST_WAIT_MS = Math.max(LEASE_MS, ...PAUSES_MS);

/** The worker looks so often what there is to send (somebody may wait for a link), and sends so many at a time. */
export const ROUND_MS = 5 * 1000;
export const MAILS_PER_ROUND = 100;
