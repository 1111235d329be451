export const SESSION_DAYS = 30;

/** The house's own account: nobody signs in to it, and it has no role. */
export const HOUSE_HANDLE = "editors";
