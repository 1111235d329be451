import { type ArgumentFacts, isAuthor } from "#lib/arguments/policy";
import { isPerson, type Person, type Viewer } from "#lib/viewer";

/** Members rate what others wrote, whichever side it is on. */
export const canRate = (viewer: Viewer, argument: ArgumentFacts): viewer is Person =>
  isPerson(viewer) && !isAuthor(viewer, argument);
