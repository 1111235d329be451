import { type ArgumentFacts, isAuthor } from "#lib/arguments/policy";
import { APPEALABLE, type DecisionKind } from "#lib/moderation/outcome";
import { isModerator, isPerson, type Person, type Viewer } from "#lib/viewer";

/** Nobody decides on their own argument, moderators included. */
export const canModerate = (viewer: Viewer, argument: ArgumentFacts) =>
  isModerator(viewer) && !isAuthor(viewer, argument) && !argument.deleted;

/** What a moderator is told whom a decision on an argument is not for. */
export const ARGUED_AGAINST =
  "You argued on the other side in this thread, so another moderator decides on this argument.";

/** The same of an appeal, which one answers who argued neither against the argument nor, without one, the member. */
export const ANSWERED_BY_ANOTHER = {
  "argued-against": "You argued on the other side in this thread, so another moderator answers the appeal.",
  "argued-against-member":
    "You argued on the other side from the member who appeals, so another moderator answers the appeal.",
} as const;

export const canHide = (viewer: Viewer, argument: ArgumentFacts) => canModerate(viewer, argument) && !argument.hidden;

/** What waits is published or hidden instead. */
export const canRestore = (viewer: Viewer, argument: ArgumentFacts) =>
  canModerate(viewer, argument) && argument.hidden && !argument.held;

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

/** Whoever decided takes it back; the rules of when are the verb's. */
export const canUndo = (viewer: Viewer, decision: { moderatorId: number; kind: DecisionKind }) =>
  isModerator(viewer) && "id" in viewer && viewer.id === decision.moderatorId && UNDOABLE.includes(decision.kind);

const UNDOABLE: readonly DecisionKind[] = [
  "hide",
  "warn",
  "suspend",
  "keep",
  "publish",
  "remove-credit",
  "lock",
  "lock-thread",
  "slow",
  "hide-revision",
  "move",
  "dismiss",
];

/** An appeal is answered by a moderator who neither took the decision nor is concerned by it. */
export const canAnswerAppeal = (viewer: Viewer, decision: { moderatorId: number; memberId: number | null }) =>
  isModerator(viewer) && "id" in viewer && viewer.id !== decision.moderatorId && viewer.id !== decision.memberId;

/** Whom a decision concerns may answer it, once. */
export const canAppeal = (viewer: Viewer, decision: { memberId: number | null; kind: DecisionKind }) =>
  viewer.role !== "visitor" && viewer.id === decision.memberId && APPEALABLE.includes(decision.kind);
