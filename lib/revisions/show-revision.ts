import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentRevisions } from "#db/schema/arguments";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import { refuseDuringAppeal } from "#lib/moderation/conflict-of-interest";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refusePartial } from "#lib/moderation/refuse-against";
import { findRevision } from "#lib/revisions/find-revision";
import type { ShowRevision } from "#lib/revisions/schema";
import type { Viewer } from "#lib/viewer";

/**
 * Puts a hidden text back into the public history. The decision that hid it stays in the record. Throws NotFound,
 * Conflict when it is not hidden (any more), or its author's appeal is open.
 */
export async function showRevision(viewer: Viewer, input: ShowRevision): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can show a text again.");
    const { number, hiddenById } = await findRevision(tx, argument, input.revision);
    if (hiddenById === null) throw new Conflict("This text is not hidden (any more).");
    await refusePartial(tx, viewer, argument);
    await refuseDuringAppeal(tx, hiddenById);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "show-revision",
      argumentId: argument.id,
      argumentRevision: number,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: input.reason,
      reversesId: hiddenById,
    });
    await tx
      .update(argumentRevisions)
      .set({ hiddenById: null })
      .where(and(eq(argumentRevisions.argumentId, argument.id), eq(argumentRevisions.number, number)));
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
