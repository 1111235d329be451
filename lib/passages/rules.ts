/** Characters kept on each side of a passage, to tell it from another of the same words. */
export const CONTEXT_LENGTH = 32;

/** An altered passage may differ from what was quoted in half of its characters, and in so many at most. */
export const MOST_ERRORS = 256;

/** What counts towards finding a passage again (the weights of Hypothes.is): its words, those around it, its place. */
export const WEIGHTS = { exact: 50, prefix: 20, suffix: 20, place: 2 };

/**
 * A passage found with a lower score is called lost: to stand at a wrong place is worse. Words that are there in full
 * but among other words reach 0.57, those that kept the words on one side 0.78.
 */
export const LEAST_SCORE = 0.7;

/** When another place comes so close to the best, nobody can say which one was meant. */
export const LEAST_LEAD = 0.05;

/** So many characters that stood in the text once, and still stand there once, are the passage whatever is around them. */
export const TELLING_LENGTH = 16;
