import type { Viewer } from "#lib/viewer";

/** At start the program seals the rows from before the chain. */
export const canSealAudit = (viewer: Viewer) => viewer.role === "system";
