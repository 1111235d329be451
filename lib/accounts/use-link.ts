import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { mailLinks } from "#db/schema/accounts";
import { hashOfToken } from "#lib/accounts/link-token";
import { LINK_OVER } from "#lib/accounts/sentences";
import { Forbidden } from "#lib/errors";

type Purpose = (typeof mailLinks.$inferSelect)["purpose"];

/**
 * Uses up a link, in the moment in which what it allows is done: whether it still works is decided here and not when
 * its page was shown. Throws Forbidden when it was used, is over, or was never sent.
 */
export async function useLink(
  tx: Transaction,
  purpose: Purpose,
  token: string,
): Promise<{ memberId: number; email: string }> {
  const now = new Date();
  const [link] = await tx
    .update(mailLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(mailLinks.tokenHash, hashOfToken(token)),
        eq(mailLinks.purpose, purpose),
        isNull(mailLinks.usedAt),
        isNull(mailLinks.endedAt),
        gt(mailLinks.expiresAt, now),
      ),
    )
    .returning({ memberId: mailLinks.memberId, email: mailLinks.email });
  if (!link) throw new Forbidden(LINK_OVER[purpose].words, { link: LINK_OVER[purpose].link });
  return link;
}
