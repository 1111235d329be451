import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { moved } from "#db/schema/ratings";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict, NotFound } from "#lib/errors";
import type { Made } from "#lib/moderation/hide-argument";
import { recordDecision } from "#lib/moderation/record-decision";
import { refusePartial } from "#lib/moderation/refuse-against";
import type { RemoveCredit } from "#lib/moderation/schema";
import { countCredit } from "#lib/moved/count-credit";
import { findCredit } from "#lib/moved/find-credit";
import { canRemoveCredit } from "#lib/moved/policy";
import type { Viewer } from "#lib/viewer";

/**
 * Removes a credit, with its words, from public view. The giver's position stays: what somebody thinks is theirs. Never
 * by who argued against the argument, or reported it: of its praise they are no better judge.
 */
export async function removeCredit(viewer: Viewer, input: RemoveCredit): Promise<Made> {
  return write(async (tx) => {
    const credit = await findCredit(tx, input.id);
    if (!credit) throw new NotFound("There is no such credit.");
    const argument = await findArgument(tx, viewer, credit.argumentId);
    authorize(
      canRemoveCredit(viewer, argument, { giverId: credit.memberId }),
      viewer,
      "Only a moderator who neither gave nor received it can remove a credit.",
    );
    await refusePartial(tx, viewer, argument);
    if (credit.removedById !== null) throw new Conflict("Another moderator removed this credit a moment ago.");
    if (credit.withdrawnById !== null) throw new Conflict("The member took this credit back meanwhile.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "remove-credit",
      argumentId: argument.id,
      threadId: argument.threadId,
      memberId: credit.memberId,
      ground: input.ground,
      reason: input.reason,
    });
    await tx.update(moved).set({ removedById: decisionId }).where(eq(moved.id, credit.id));
    await countCredit(tx, credit, -1);
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
