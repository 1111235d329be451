import { isPerson, type Viewer } from "#lib/viewer";

export const canReadNotifications = (viewer: Viewer) => isPerson(viewer);

export const canSaveSwitches = (viewer: Viewer) => isPerson(viewer);
