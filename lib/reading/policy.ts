import { isPerson, type Person, type Viewer } from "#lib/viewer";

/** Reading marks are kept for members only, and each has their own. */
export const canKeepMarks = (viewer: Viewer): viewer is Person => isPerson(viewer);
