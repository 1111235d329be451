import { isAdmin, type Viewer } from "#lib/viewer";

/** Whether somebody writes what authors are told, and which words are watched. */
export const canWriteForTheHouse = (viewer: Viewer) => isAdmin(viewer);
