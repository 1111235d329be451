/** Who is asking. Every verb takes one; nothing is done on behalf of nobody. */
export type Viewer = Visitor | Person | System;
export type Visitor = { role: "visitor" };
/** `waitingRole`: what they are as soon as they have a second factor, which the operator asks for; until then a member. */
export type Person = {
  role: "member" | "moderator" | "admin";
  waitingRole?: "moderator" | "admin";
  id: number;
  handle: string;
  sessionId: string;
};
/** The program itself: seeding, the operator's command line. `id` is the member it acts as, if any. */
export type System = { role: "system"; id: number | null };

export const VISITOR: Visitor = { role: "visitor" };

/** Somebody with an account who may act now. */
export function isPerson(viewer: Viewer): viewer is Person {
  return viewer.role === "member" || viewer.role === "moderator" || viewer.role === "admin";
}

export function isModerator(viewer: Viewer): boolean {
  return viewer.role === "moderator" || viewer.role === "admin";
}

export function isAdmin(viewer: Viewer): boolean {
  return viewer.role === "admin";
}

/** The member number a row is recorded under, or null when no member acts. */
export function actorId(viewer: Viewer): number | null {
  return viewer.role === "visitor" ? null : viewer.id;
}
