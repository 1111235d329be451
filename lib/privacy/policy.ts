import { isPerson, type Viewer } from "#lib/viewer";

/** Everybody, about themselves; the program for the operator, whom a suspended member writes to. */
export const canExport = (viewer: Viewer) => isPerson(viewer) || viewer.role === "system";

/** Who has a role gives it back first, so that nobody who decides about others vanishes, and some admin stays. */
export const canEraseAccount = (viewer: Viewer) => viewer.role === "member" && viewer.waitingRole === undefined;

/** At the command line, and when a backup is restored. */
export const canEraseMember = (viewer: Viewer) => viewer.role === "system";

/** What is over is forgotten by the program alone. */
export const canForget = (viewer: Viewer) => viewer.role === "system";
