import type { Viewer } from "#lib/viewer";

/** Mail is the program's own work. */
export const canSendMail = (viewer: Viewer) => viewer.role === "system";
