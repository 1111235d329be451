import { lt } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { mailLinks } from "#db/schema/accounts";
import { endLinks } from "#lib/accounts/end-links";
import { hashOfToken, linkToken, newNonce } from "#lib/accounts/link-token";
import { mailAccount } from "#lib/accounts/mail-account";
import { FORGET_OVER_MS, LINK_LIFE_MS } from "#lib/accounts/rules";

type NewLink = { purpose: keyof typeof LINK_LIFE_MS; memberId: number; email: string };

/** Sends a one-time link to `email`, which makes earlier ones of the same purpose worthless. */
export async function mailLink(tx: Transaction, { purpose, memberId, email }: NewLink): Promise<void> {
  const now = new Date();
  await tx.delete(mailLinks).where(lt(mailLinks.expiresAt, new Date(now.getTime() - FORGET_OVER_MS)));
  await endLinks(tx, memberId, purpose);
  const nonce = newNonce();
  const tokenHash = hashOfToken(linkToken(purpose, nonce));
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS[purpose]);
  const [link] = await tx
    .insert(mailLinks)
    .values({ purpose, memberId, email, nonce, tokenHash, createdAt: now, expiresAt })
    .returning({ id: mailLinks.id });
  if (!link) throw new Error("The link was not written.");
  await mailAccount(tx, { kind: purpose, memberId, address: email, linkId: link.id });
}
