import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import { refuseDuringAppeal, refuseOrdered } from "#lib/moderation/conflict-of-interest";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refusePartial } from "#lib/moderation/refuse-against";
import type { RestoreArgument } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/**
 * Shows a hidden argument again. The decision that hid it stays in the record, and what else it did stays as it is.
 * Throws Conflict when it is not hidden, is held, or its author's appeal is open.
 */
export async function restoreArgument(viewer: Viewer, input: RestoreArgument): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can restore an argument.");
    if (argument.hiddenById === null) throw new Conflict("This argument is not hidden (any more).");
    if (argument.held) throw new Conflict("This argument waits in the queue: it is kept or hidden there.");
    await refusePartial(tx, viewer, argument);
    await refuseOrdered(tx, viewer, argument.hiddenById);
    await refuseDuringAppeal(tx, argument.hiddenById);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "restore",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: input.reason,
      reversesId: argument.hiddenById,
    });
    await tx.update(argumentsTable).set({ hiddenById: null }).where(eq(argumentsTable.id, argument.id));
    await countRebuttals(tx, argument.parentId);
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
