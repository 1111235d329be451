/** What stands where words were taken away and something has to stand. */
export const NO_WORDS = "…";
/** The same where a reason of 50 characters is asked for. */
export const NO_REASON = "Its author took these words away with their account.";

/** Who is meant where a text names somebody who left and wrote nothing there. */
export const SOMEBODY = "former participant";
