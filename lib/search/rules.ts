/** How much of what is typed is looked for; the rest is left out. */
export const QUERY_LENGTH = 300;
export const MOST_WORDS = 16;
/** A last word of so many characters is also looked for as the beginning of one. */
export const SHORTEST_BEGINNING = 2;

export const RESULTS_PER_PAGE = 20;
export const MOST_PAGES = 50;
/** Of all that has the words, so many are put in order, the newest: as many as the pages hold. */
export const MOST_RANKED = RESULTS_PER_PAGE * MOST_PAGES;
/** How many articles and members stand above the arguments where everything is looked for. */
export const RESULTS_ABOVE = 3;

export const SNIPPET_LENGTH = 220;

/** Similar arguments are looked for from so many words on, and so many are shown. */
export const WORDS_OF_A_CLAIM = 3;
export const MOST_SIMILAR = 3;
