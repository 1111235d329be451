/** Said when an argument is gone, wherever that leads. */
export const DELETED = "Deleted.";
