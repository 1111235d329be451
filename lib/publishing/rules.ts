/** Body and sources together may lead to so many hosts; with more a moderator reads first. */
export const MOST_HOSTS = 3;

/** Shorter texts are said by many (“What is your source for that?”), so they are no repetition. */
export const REPEAT_FROM_WORDS = 8;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A text is compared with what its author posted in this time … */
export const OWN_REPEAT_MS = 30 * DAY_MS;
/** … and with what others posted in the same thread in this one, the newest of it. */
export const OTHERS_REPEAT_MS = DAY_MS;
export const MOST_COMPARED = 1_000;

/** So many watched phrases that a text holds are named to the moderators. */
export const MOST_NAMED = 5;
