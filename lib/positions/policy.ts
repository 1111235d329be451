import { isPerson, type Person, type Viewer } from "#lib/viewer";

export const canTakePosition = (viewer: Viewer): viewer is Person => isPerson(viewer);
