import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { endLinks } from "#lib/accounts/end-links";
import { endSessions } from "#lib/accounts/end-sessions";

/** Lets a decision suspend a member, and ends their sessions and the links in their mails at once. */
export async function endAccess(tx: Transaction, memberId: number, decisionId: number): Promise<void> {
  await tx.update(members).set({ suspendedById: decisionId }).where(eq(members.id, memberId));
  await endSessions(tx, memberId);
  await endLinks(tx, memberId);
}
