/** “In the last 7 days” on the home page. */
export const ACTIVITY_DAYS = 7;
