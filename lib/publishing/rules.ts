/** Body and sources together may lead to so many hosts; with more a moderator reads first. */
export const MOST_HOSTS = 3;

/** Shorter texts are said by many (“What is your source for that?”), so they are no repetition. */
export const REPEAT_FROM_WORDS = 8;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A text is compared with what its author posted in this time, and with what others posted in the thread in that one. */
export const OWN_REPEAT_MS = 30 * DAY_MS;
export const OTHERS_REPEAT_MS = DAY_MS;

/** Of texts with the same beginning the newest are compared word for word. */
export const MOST_COMPARED = 50;

/** So many watched phrases that a text holds are named to the moderators. */
export const MOST_NAMED = 5;
