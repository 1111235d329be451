import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { suspensionOf } from "#lib/accounts/queries";
import { appealToken } from "#lib/appeals/appeal-token";
import { Forbidden } from "#lib/errors";

/**
 * Keeps a suspended member out: says why and until when, with the way to the decision, which they read and appeal
 * without signing in. Throws Forbidden. To be called only once they showed who they are.
 */
export async function refuseSuspended(tx: Transaction, memberId: number): Promise<void> {
  const words = await suspensionOf(tx, memberId);
  if (words === undefined) return;
  const [member] = await tx.select({ decisionId: members.suspendedById }).from(members).where(eq(members.id, memberId));
  const decisionId = member?.decisionId ?? 0;
  throw new Forbidden(words, {
    link: {
      href: `/decisions/${decisionId}?token=${encodeURIComponent(appealToken(decisionId, memberId))}`,
      words: "Read the decision, or appeal it",
    },
  });
}
