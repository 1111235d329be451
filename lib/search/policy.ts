import type { Viewer } from "#lib/viewer";

export const canRebuildIndex = (viewer: Viewer) => viewer.role === "system";

/** Searching is reading, which everybody may. */
export const canSearch = (_viewer: Viewer) => true;
