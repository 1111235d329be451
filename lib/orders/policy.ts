import { isAuthor } from "#lib/arguments/policy";
import { isModerator, type Viewer } from "#lib/viewer";

export const canReadOrders = (viewer: Viewer) => isModerator(viewer);

export const canEnterOrder = (viewer: Viewer) => isModerator(viewer);

/**
 * An order leaves nothing to decide, so a moderator who argued on the other side carries it out as well; only not its
 * author, who decides nothing about their own.
 */
export const canExecuteOrder = (viewer: Viewer, argument: { authorId: number }) =>
  isModerator(viewer) && !isAuthor(viewer, argument);
