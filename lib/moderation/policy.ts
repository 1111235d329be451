import { type ArgumentFacts, isAuthor } from "#lib/arguments/policy";
import { isModerator, isPerson, type Person, type Viewer } from "#lib/viewer";

/** Nobody decides on their own argument, moderators included. */
export const canModerate = (viewer: Viewer, argument: ArgumentFacts) =>
  isModerator(viewer) && !isAuthor(viewer, argument) && !argument.deleted;

export const canHide = (viewer: Viewer, argument: ArgumentFacts) => canModerate(viewer, argument) && !argument.hidden;

export const canRestore = (viewer: Viewer, argument: ArgumentFacts) => canModerate(viewer, argument) && argument.hidden;

/** Members report what others wrote; moderators too, but then another one decides. */
export const canReport = (viewer: Viewer, argument: ArgumentFacts): viewer is Person =>
  isPerson(viewer) && !isAuthor(viewer, argument) && !argument.hidden && !argument.deleted;

/** Whether somebody sees what was reported. */
export const canReadReports = (viewer: Viewer) => isModerator(viewer);

/** Whether somebody decides on members at all; on which, canSuspend says. */
export const canDecideOnMembers = (viewer: Viewer) => isModerator(viewer) || viewer.role === "system";

/** Moderators suspend members; only an admin or the operator suspends those with a role. Nobody suspends themselves. */
export function canSuspend(viewer: Viewer, member: { id: number; role: string }): boolean {
  if (viewer.role === "system") return true;
  if (!isModerator(viewer) || ("id" in viewer && viewer.id === member.id)) return false;
  return member.role === "member" || viewer.role === "admin";
}
