import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { suspensionOf } from "#lib/accounts/queries";
import { authorize, Conflict } from "#lib/errors";
import { refuseDuringAppeal } from "#lib/moderation/conflict-of-interest";
import { findMemberToDecideOn } from "#lib/moderation/find-member-to-decide-on";
import { canDecideOnMembers, canSuspend } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import type { LiftSuspension } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/** Lets a suspended member sign in again. The decision that suspended them stays in the record. */
export async function liftSuspension(
  viewer: Viewer,
  input: LiftSuspension,
): Promise<{ decisionId: number; handle: string }> {
  return write(async (tx) => {
    authorize(canDecideOnMembers(viewer), viewer);
    const member = await findMemberToDecideOn(tx, input.handle);
    authorize(canSuspend(viewer, member), viewer);
    if (member.suspendedById === null || !(await suspensionOf(tx, member.id)))
      throw new Conflict("This member is not suspended.");
    await refuseDuringAppeal(tx, member.suspendedById);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "lift",
      memberId: member.id,
      reason: input.reason,
      reversesId: member.suspendedById,
    });
    await tx.update(members).set({ suspendedById: null }).where(eq(members.id, member.id));
    return { decisionId, handle: member.handle };
  });
}
