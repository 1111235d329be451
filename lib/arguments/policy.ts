import { EDIT_WINDOW_MS } from "#lib/arguments/rules";
import { isModerator, isPerson, type Viewer } from "#lib/viewer";

/** What the rules need to know of an argument. */
export type ArgumentFacts = {
  authorId: number;
  hidden: boolean;
  /** Hidden only until a moderator has read it. */
  held?: boolean;
  deleted: boolean;
};

export const canArgue = (viewer: Viewer) => isPerson(viewer) || viewer.role === "system";

export const isAuthor = (viewer: Viewer, argument: { authorId: number }) =>
  isPerson(viewer) && viewer.id === argument.authorId;

export const canEdit = (viewer: Viewer, argument: ArgumentFacts) =>
  isAuthor(viewer, argument) && !argument.hidden && !argument.deleted;

/** What a moderator hid stays for an appeal; what only waits can be taken back. */
export const canDelete = (viewer: Viewer, argument: ArgumentFacts) =>
  canEdit(viewer, argument) || (isAuthor(viewer, argument) && argument.held === true && !argument.deleted);

/** A hidden text is for its author and the moderators; a deleted one for nobody. */
export const canReadHidden = (viewer: Viewer, argument: ArgumentFacts) =>
  !argument.deleted && (isAuthor(viewer, argument) || isModerator(viewer));

/** Whether a change at `now` still leaves no trace. */
export function isFreeEdit(postedAt: Date, now: Date): boolean {
  return now.getTime() - postedAt.getTime() <= EDIT_WINDOW_MS;
}

export type Relation = "supports" | "rebuts" | "asks" | "answers";

/** How a reply stands to its parent. A reply to a question, which takes no side, answers it. */
export function relation(stance: string | null, parentStance: string | null): Relation {
  if (stance === null) return "asks";
  if (parentStance === null) return "answers";
  return stance === parentStance ? "supports" : "rebuts";
}
