const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The cookie is thrown away by the browser after so long; a session never lives longer. */
export const SESSION_DAYS = 30;

/** How long a session lives whatever happens, and how long without being used; shorter for who has power over others. */
export const SESSION_LIFE = {
  member: { wholeMs: SESSION_DAYS * DAY_MS, idleMs: 7 * DAY_MS },
  moderator: { wholeMs: 12 * HOUR_MS, idleMs: HOUR_MS },
  admin: { wholeMs: 12 * HOUR_MS, idleMs: HOUR_MS },
} as const;

/** That a session is used is noted so often and not more: it costs a write. */
export const NOTE_USE_EVERY_MS = 5 * MINUTE_MS;

/** For so long after showing who they are somebody may change how they sign in. */
export const CONFIRMED_FOR_MS = 10 * MINUTE_MS;

/** How long a link in a mail works. */
export const LINK_LIFE_MS = {
  "verify-email": 24 * HOUR_MS,
  "reset-password": 30 * MINUTE_MS,
  "change-email": HOUR_MS,
} as const;

/** Links and unfinished sign-ins that are over are forgotten after so long; mails that failed are tried until then. */
export const FORGET_OVER_MS = 7 * DAY_MS;

/** Somebody whom a provider named has so long to choose a handle. */
export const PENDING_LIFE_MS = 15 * MINUTE_MS;

/** Who showed who they are has so long to enter their code. */
export const AWAITED_LIFE_MS = 10 * MINUTE_MS;

/** How many recovery codes a member gets at a time. */
export const RECOVERY_CODES = 10;

/** The house's own account: nobody signs in to it, and it has no role. */
export const HOUSE_HANDLE = "editors";

/** No password has this hash, so nobody can sign in with one. */
export const NO_PASSWORD = "none";
