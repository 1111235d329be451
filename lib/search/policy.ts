import type { Viewer } from "#lib/viewer";

export const canRebuildIndex = (viewer: Viewer) => viewer.role === "system";
