import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentRevisions } from "#db/schema/arguments";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseAgainst } from "#lib/moderation/refuse-against";
import { findRevision } from "#lib/revisions/find-revision";
import type { HideRevision } from "#lib/revisions/schema";
import type { Viewer } from "#lib/viewer";

/**
 * Takes an earlier text of an argument out of the public history, which says that a moderator did; its author reads
 * why. Throws NotFound, Forbidden, Conflict when it is the present text, hidden, or not in the history.
 */
export async function hideRevision(viewer: Viewer, input: HideRevision): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can hide a text.");
    await refuseAgainst(tx, viewer, argument);
    const revision = await findRevision(tx, argument, input.revision);
    if (revision.number === argument.revision)
      throw new Conflict("This is the text as it stands now. Hide the argument instead.");
    if (revision.hiddenById !== null) throw new Conflict("This text is hidden already.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "hide-revision",
      argumentId: argument.id,
      argumentRevision: revision.number,
      threadId: argument.threadId,
      memberId: argument.authorId,
      ground: input.ground,
      reason: input.reason,
    });
    await tx
      .update(argumentRevisions)
      .set({ hiddenById: decisionId })
      .where(and(eq(argumentRevisions.argumentId, argument.id), eq(argumentRevisions.number, revision.number)));
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
