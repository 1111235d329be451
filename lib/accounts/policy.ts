import { isAdmin, isPerson, type Viewer } from "#lib/viewer";

export const canSignUp = (viewer: Viewer) => viewer.role === "visitor" || viewer.role === "system";

export const canSignIn = (viewer: Viewer) => viewer.role === "visitor";

export const canEndSession = (viewer: Viewer) => isPerson(viewer);

export const canChangePassword = (viewer: Viewer) => isPerson(viewer);

/** Who asks, and who opens what was sent, need not be signed in: they show who they are by what they get. */
export const canAskForMail = (viewer: Viewer) => viewer.role !== "system";

export const canUseLink = (viewer: Viewer) => viewer.role !== "system";

export const canVerifyEmail = (viewer: Viewer) => viewer.role === "visitor";

export const canChangeEmail = (viewer: Viewer) => isPerson(viewer);

/** Visitors to sign in, members to link. */
export const canAskProvider = (viewer: Viewer) => viewer.role !== "system";

export const canConfirmIdentity = (viewer: Viewer) => isPerson(viewer);

/** Anybody may; of whom it is asked is told by factor-required.ts. */
export const canHaveFactor = (viewer: Viewer) => isPerson(viewer);

/** The operator alone, who knows the person in another way. */
export const canResetFactor = (viewer: Viewer) => viewer.role === "system";

export const canLinkIdentities = (viewer: Viewer) => isPerson(viewer);

/** What comes of using a session, or of not using it, is the program's own work. */
export const canKeepSessions = (viewer: Viewer) => viewer.role === "system";

export const canGiveRoles = (viewer: Viewer) => isAdmin(viewer) || viewer.role === "system";

/** The one-time link is the proof, so that who holds it need not be signed in. */
export const canCreateFirstAdmin = (viewer: Viewer) => viewer.role === "visitor";

export const canIssueSetupToken = (viewer: Viewer) => viewer.role === "system";

export const canOpenHouseAccount = (viewer: Viewer) => viewer.role === "system";

/** Where an older database is put back. */
export const canEndEverySession = (viewer: Viewer) => viewer.role === "system";
