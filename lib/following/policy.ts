import { isPerson, type Viewer } from "#lib/viewer";

export const canFollow = (viewer: Viewer) => isPerson(viewer);
