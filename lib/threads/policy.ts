import { isAdmin, type Viewer } from "#lib/viewer";

export const canOpenThread = (viewer: Viewer) => isAdmin(viewer) || viewer.role === "system";

export const canPublishRevision = (viewer: Viewer) => isAdmin(viewer) || viewer.role === "system";
