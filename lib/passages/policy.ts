import type { Viewer } from "#lib/viewer";

/** At start the program places what a migration brought along. */
export const canPlacePassages = (viewer: Viewer) => viewer.role === "system";
