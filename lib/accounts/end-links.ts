import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { mailLinks } from "#db/schema/accounts";

type Purpose = (typeof mailLinks.$inferSelect)["purpose"];

/** Makes the links in a member's mails worthless: those for this purpose, or all. */
export async function endLinks(tx: Transaction, memberId: number, purpose?: Purpose): Promise<void> {
  await tx
    .update(mailLinks)
    .set({ endedAt: new Date() })
    .where(
      and(
        eq(mailLinks.memberId, memberId),
        purpose && eq(mailLinks.purpose, purpose),
        isNull(mailLinks.usedAt),
        isNull(mailLinks.endedAt),
      ),
    );
}
