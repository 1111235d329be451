import { write } from "#db/client";
import { authorize } from "#lib/errors";
import { findMemberToDecideOn } from "#lib/moderation/find-member-to-decide-on";
import { canDecideOnMembers, canSuspend } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseAgainstMember } from "#lib/moderation/refuse-against";
import type { WarnMember } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/** Warns a member in words, without any other effect. It can be appealed like every decision about somebody. */
export async function warnMember(viewer: Viewer, input: WarnMember): Promise<{ decisionId: number; handle: string }> {
  return write(async (tx) => {
    authorize(canDecideOnMembers(viewer), viewer);
    const member = await findMemberToDecideOn(tx, input.handle);
    authorize(canSuspend(viewer, member), viewer);
    await refuseAgainstMember(tx, viewer, member);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "warn",
      memberId: member.id,
      ground: input.ground,
      reason: input.reason,
    });
    return { decisionId, handle: member.handle };
  });
}
