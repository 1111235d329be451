import type { Viewer } from "#lib/viewer";

/** Members are checked; moderators and admins answer for their words by name, and the program writes its own. */
export const isChecked = (viewer: Viewer) => viewer.role === "member";
