import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import type { UnlockArgument } from "#lib/locks/schema";
import { standingLock } from "#lib/locks/standing-lock";
import { refuseDuringAppeal } from "#lib/moderation/conflict-of-interest";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refusePartial } from "#lib/moderation/refuse-against";
import type { Viewer } from "#lib/viewer";

/**
 * Lets everybody reply again. The decision that locked the argument stays in the record. Throws NotFound, Conflict when
 * it is not locked (any more), or its author's appeal is open.
 */
export async function unlockArgument(viewer: Viewer, input: UnlockArgument): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can unlock an argument.");
    const lock = await standingLock(tx, argument.lockedById);
    if (!lock) throw new Conflict("This argument is not locked (any more).");
    await refusePartial(tx, viewer, argument);
    await refuseDuringAppeal(tx, lock.id);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "unlock",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: input.reason,
      reversesId: lock.id,
    });
    await tx.update(argumentsTable).set({ lockedById: null }).where(eq(argumentsTable.id, argument.id));
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
