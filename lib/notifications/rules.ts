import type { NOTIFICATION_KINDS } from "#db/schema/notifications";

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** How many members one argument can mention; so many are told of it in all its edits together. */
export const MOST_MENTIONS = 10;

/** What concerns a member's own rights is always on the page: nobody misses why their words were hidden. */
export const ALWAYS_ON_PAGE: readonly NotificationKind[] = ["decision", "appeal"];

export const NOTIFICATIONS_ON_PAGE = 20;
/** Unread ones are counted up to here, and one further to know that there are more. */
export const MOST_COUNTED = 99;
/** How much of an argument a notification shows. */
export const EXCERPT_LENGTH = 240;
export const NAME_LENGTH = 60;

/** A mail waits so long for the member to read the page, or for more to tell. */
export const MAIL_AFTER_MS = 10 * 60 * 1000;
/** Nobody gets a mail sooner after the last. */
export const MAIL_EVERY_MS = 60 * 60 * 1000;
/** What is older is no news: it stays on the page and comes in no mail. */
export const MAIL_WITHIN_MS = 3 * 24 * 60 * 60 * 1000;
