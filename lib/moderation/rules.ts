/** What moderators write has so many characters at most; in a file of its own, so that browsers get no schemas with it. */
export const REASON_LENGTH = 2_000;
export const LAW_LENGTH = 500;
/** What members write who report something. */
export const NOTE_LENGTH = 500;

/** How long a suspension is when nobody says otherwise. */
export const SUSPENSION_DAYS = 7;
