import { isModerator, type Viewer } from "#lib/viewer";

/** Anybody sends a notice, with or without an account; the program has nothing to report. */
export const canSendNotice = (viewer: Viewer) => viewer.role !== "system";

/** Whether somebody reads what notices say, and answers them. */
export const canAnswerNotices = (viewer: Viewer) => isModerator(viewer);
