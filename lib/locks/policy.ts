import { isModerator, type Viewer } from "#lib/viewer";

/** Whether somebody decides on how a whole thread is argued in. */
export const canLimitThreads = (viewer: Viewer) => isModerator(viewer);
