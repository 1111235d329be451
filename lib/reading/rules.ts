/** How many arguments a page of the timeline shows. */
export const TIMELINE_PAGE = 50;

/** How many root arguments of each side a page of the map begins with, and how many arguments it draws at most. */
export const MAP_ROOTS_PER_SIDE = 10;
export const MAP_NODES = 300;

/** How many arguments one request may say are seen, and how many unread ones a page is told of. */
export const SEEN_BATCH = 100;
export const MOST_UNREAD = 200;

/** How many folded replies a browser remembers for each thread, the newest. */
export const MOST_FOLDED = 500;

/** What was done to an argument that the pages which are open now should learn of. */
export const ACTS_THAT_SHOW = ["post-argument", "restore", "publish", "undo", "overturn", "move"];
export const ACTS_THAT_REMOVE = ["hide", "warn", "suspend", "hold", "undo", "delete-argument"];
export const CHANGES_AT_ONCE = 500;
