import { write } from "#db/client";
import { findArgument } from "#lib/arguments/find-argument";
import { placeArgument } from "#lib/arguments/place-argument";
import { authorize, Conflict } from "#lib/errors";
import type { MoveArgument } from "#lib/locks/schema";
import type { Made } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseAgainst } from "#lib/moderation/refuse-against";
import type { Viewer } from "#lib/viewer";

/**
 * Moves a reply, with all that stands below it, to what it answers in the same thread; its author reads why. What it
 * quotes, and what was rated, stays. Throws NotFound, Forbidden, Conflict when it is hidden or cannot stand there
 * (lib/arguments/place-argument.ts).
 */
export async function moveArgument(viewer: Viewer, input: MoveArgument): Promise<Made> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can move an argument.");
    await refuseAgainst(tx, viewer, argument);
    const from = argument.parentId;
    if (from === input.to) throw new Conflict("It stands there already.");
    await placeArgument(tx, argument.id, input.to);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "move",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: input.reason,
      detail: from === null ? {} : { from, to: input.to },
    });
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
