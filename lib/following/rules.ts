/** How many followed threads a member's pages show, those followed last. */
export const FOLLOWED_SHOWN = 100;

/** New arguments are counted up to here, and one further to know that there are more. */
export const MOST_NEWS_COUNTED = 99;
