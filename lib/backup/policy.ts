import { isAdmin, type Viewer } from "#lib/viewer";

/** Whether somebody is told that there is no new backup. */
export const canReadBackups = (viewer: Viewer) => isAdmin(viewer);
