/** What happens with a text that has a watched word: it is not posted, it waits, or moderators look at it. */
export const VERDICTS = ["refuse", "hold", "mark"] as const;

/** A list of watched words and phrases has so many lines at most, and so many characters in all. */
export const MOST_PHRASES = 2_000;
export const LIST_LENGTH = 20_000;
