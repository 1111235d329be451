import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members, sessions } from "#db/schema/accounts";

/** Lets a decision suspend a member, and ends their sessions at once. */
export async function endAccess(tx: Transaction, memberId: number, decisionId: number): Promise<void> {
  await tx.update(members).set({ suspendedById: decisionId }).where(eq(members.id, memberId));
  await tx
    .update(sessions)
    .set({ endedAt: new Date() })
    .where(and(eq(sessions.memberId, memberId), isNull(sessions.endedAt)));
}
