import { write } from "#db/client";
import { endAccess } from "#lib/accounts/end-access";
import { DAY_MS } from "#lib/arguments/rules";
import { authorize } from "#lib/errors";
import { findMemberToDecideOn } from "#lib/moderation/find-member-to-decide-on";
import { canDecideOnMembers, canSuspend } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseAgainstMember } from "#lib/moderation/refuse-against";
import { refuseSuspension } from "#lib/moderation/refuse-suspension";
import type { SuspendMember } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/** Keeps a member from signing in for `days`, and ends their sessions at once. Throws Conflict while another suspension runs, and for the last admin. */
export async function suspendMember(
  viewer: Viewer,
  input: SuspendMember,
): Promise<{ decisionId: number; handle: string }> {
  return write(async (tx) => {
    authorize(canDecideOnMembers(viewer), viewer);
    const member = await findMemberToDecideOn(tx, input.handle);
    authorize(canSuspend(viewer, member), viewer);
    await refuseAgainstMember(tx, viewer, member);
    await refuseSuspension(tx, member);
    const until = new Date(Date.now() + input.days * DAY_MS);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "suspend",
      memberId: member.id,
      ground: input.ground,
      reason: input.reason,
      until,
    });
    await endAccess(tx, member.id, decisionId);
    return { decisionId, handle: member.handle };
  });
}
