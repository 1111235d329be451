import { Forbidden } from "#lib/errors";
import { isModerator, isPerson, type Person, type Viewer } from "#lib/viewer";

/** Whether somebody sees what waits for a decision, and works on it. */
export const canReadCases = (viewer: Viewer) => isModerator(viewer);

/** The moderator who reads the queue. Throws Forbidden for everybody else. */
export function readingModerator(viewer: Viewer): Person {
  if (!isPerson(viewer) || !canReadCases(viewer)) throw new Forbidden("The queue is for the moderators.");
  return viewer;
}
