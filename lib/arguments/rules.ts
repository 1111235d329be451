/** The social rules of arguing, each with its number (named here once, shown to writers, repeated by the database). */
export const MAX_DEPTH = 8;
export const CLAIM_LENGTH = 140;
export const BODY_LENGTH = 5_000;
export const REPLY_LENGTH = 3_000;
export const QUOTE_LENGTH = 500;
export const MAX_SOURCES = 10;

/** How many changes of a text its history shows, the newest. */
export const MOST_CHANGES = 20;

/** An author may change a text without a trace for so long after posting it. */
export const EDIT_WINDOW_MS = 15 * 60 * 1000;

export const POST_INTERVAL_MS = 20 * 1000;
export const POSTS_PER_DAY = 30;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** How many root arguments of each side a page of a thread shows, and how many replies below each. */
export const ROOTS_PER_SIDE = 10;
export const REPLIES_PER_ROOT = 3;
export const ROOTS_ON_PAGE = 2 * ROOTS_PER_SIDE;
export const REPLIES_ON_OWN_PAGE = 200;

/** How many unanswered arguments of the other side stand at the head of a column. */
export const MOST_UNANSWERED = 3;

/** What the radio “Just asking” sends: a reply without a stance. */
export const JUST_ASKING = "asks";
