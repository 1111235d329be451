/** How many of each kind the page on a member's conduct lists, the newest. */
export const CONDUCT_ENTRIES = 20;

export const MEMBER_NOTE_LENGTH = 2_000;
