import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { members, sessions } from "#db/schema/accounts";
import { DAY_MS } from "#lib/arguments/rules";
import { authorize } from "#lib/errors";
import { findMemberToDecideOn } from "#lib/moderation/find-member";
import { canSuspend } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import type { SuspendMember } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/** Keeps a member from signing in for `days`, and ends their sessions at once. */
export async function suspendMember(viewer: Viewer, input: SuspendMember): Promise<{ decisionId: number }> {
  return write(async (tx) => {
    const member = await findMemberToDecideOn(tx, input.handle);
    authorize(canSuspend(viewer, member), viewer);
    const now = new Date();
    const until = new Date(now.getTime() + input.days * DAY_MS);
    const decisionId = await recordDecision(tx, viewer, {
      kind: "suspend",
      memberId: member.id,
      ground: input.ground,
      reason: input.reason,
      until,
    });
    await tx.update(members).set({ suspendedById: decisionId }).where(eq(members.id, member.id));
    await tx
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.memberId, member.id), isNull(sessions.endedAt)));
    return { decisionId };
  });
}
