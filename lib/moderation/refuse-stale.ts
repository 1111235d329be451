import type { Transaction } from "#db/client";
import type { findArgument } from "#lib/arguments/find-argument";
import { findCase, openCaseOf, refuseTaken } from "#lib/cases/find-case";
import { Conflict, NotFound } from "#lib/errors";
import { actorId, type Viewer } from "#lib/viewer";

type Found = Awaited<ReturnType<typeof findArgument>>;
/** What the moderator had before them: the text, and the case, when they came from the queue. */
type Seen = { revision: number; case?: number };

/**
 * Nobody decides on what they have not seen. Throws Conflict that says what happened: somebody else decided or works on
 * it, or the text was edited; NotFound when the case is about something else.
 */
export async function refuseStale(tx: Transaction, viewer: Viewer, argument: Found, seen: Seen): Promise<void> {
  if (seen.case !== undefined) {
    const found = await findCase(tx, seen.case);
    if (found.argumentId !== argument.id) throw new NotFound("There is no such case about this argument.");
    await refuseTaken(tx, found, actorId(viewer));
  }
  const open = await openCaseOf(tx, argument.id);
  if (open) await refuseTaken(tx, open, actorId(viewer));
  if (argument.hidden && !argument.held) throw new Conflict("Another moderator hid this argument a moment ago.");
  if (argument.revision !== seen.revision)
    throw new Conflict("The argument was edited meanwhile. Please read it again before you decide.");
}
