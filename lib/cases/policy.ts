import { isModerator, type Viewer } from "#lib/viewer";

/** Whether somebody sees what waits for a decision, and works on it. */
export const canReadCases = (viewer: Viewer) => isModerator(viewer);
