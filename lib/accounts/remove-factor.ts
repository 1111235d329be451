import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members, secondFactors } from "#db/schema/accounts";
import { endSessions } from "#lib/accounts/end-sessions";
import { mailAccount } from "#lib/accounts/mail-account";

type Told = { tells: "factor-off" | "factor-reset"; except?: string };

/**
 * Takes a member's second factor away, and the recovery codes with it; ends their sessions, all but `except`, and tells
 * them by mail. Answers whether there was one.
 */
export async function removeFactor(tx: Transaction, memberId: number, { tells, except }: Told): Promise<boolean> {
  const [removed] = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.memberId, memberId))
    .returning({ memberId: secondFactors.memberId });
  const [member] = await tx.select({ email: members.email }).from(members).where(eq(members.id, memberId));
  if (!removed || !member) return false;
  await endSessions(tx, memberId, except);
  await mailAccount(tx, { kind: tells, memberId, address: member.email });
  return true;
}
