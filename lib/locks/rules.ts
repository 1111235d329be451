import { DAY_MS } from "#lib/arguments/rules";

const HOUR_MS = 60 * 60 * 1000;

/** How long a lock can be; `lifted` has no end of its own. */
export const LOCK_DURATIONS = {
  hour: { words: "1 hour", ms: HOUR_MS },
  day: { words: "1 day", ms: DAY_MS },
  week: { words: "1 week", ms: 7 * DAY_MS },
  lifted: { words: "Until a moderator lifts it", ms: null },
} as const;

/** How long slow mode can be: it always ends by itself. */
export const SLOW_DURATIONS = {
  hour: { words: "1 hour", ms: HOUR_MS },
  hours: { words: "6 hours", ms: 6 * HOUR_MS },
  day: { words: "1 day", ms: DAY_MS },
  week: { words: "1 week", ms: 7 * DAY_MS },
} as const;

/** The pause that slow mode may ask for between two arguments of a member, in minutes. */
export const SLOW_MINUTES = { least: 1, usual: 15, most: 24 * 60 };

/** Words that everybody reads, above the arguments of a thread. */
export const PUBLIC_REASON_LENGTH = 500;
