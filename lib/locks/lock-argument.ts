import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import type { LockArgument } from "#lib/locks/schema";
import { standingLock } from "#lib/locks/standing-lock";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseAgainst } from "#lib/moderation/refuse-against";
import type { Viewer } from "#lib/viewer";

/**
 * Lets nobody reply to an argument, or (`subtree`) to anything below it either; its author reads why. Throws NotFound,
 * Forbidden, Conflict when it is hidden or locked.
 */
export async function lockArgument(viewer: Viewer, input: LockArgument): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can lock an argument.");
    await refuseAgainst(tx, viewer, argument);
    if (await standingLock(tx, argument.lockedById)) throw new Conflict("This argument is locked already.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "lock",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      ground: input.ground,
      reason: input.reason,
      until: input.until,
      detail: input.scope === "subtree" ? { subtree: true } : {},
    });
    await tx.update(argumentsTable).set({ lockedById: decisionId }).where(eq(argumentsTable.id, argument.id));
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
