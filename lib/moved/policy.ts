import { type ArgumentFacts, isAuthor } from "#lib/arguments/policy";
import { isModerator, isPerson, type Person, type Viewer } from "#lib/viewer";

/** Members credit what others wrote, whichever side it is on. */
export const canCredit = (viewer: Viewer, argument: ArgumentFacts): viewer is Person =>
  isPerson(viewer) && !isAuthor(viewer, argument);

/**
 * Neither its giver, who takes it back instead, nor the author whom it honours decides on a credit: nobody decides on
 * their own words or on their own praise.
 */
export const canRemoveCredit = (viewer: Viewer, argument: ArgumentFacts, credit: { giverId: number }): boolean =>
  isModerator(viewer) && !isAuthor(viewer, argument) && !(isPerson(viewer) && viewer.id === credit.giverId);
