import { randomBytes } from "node:crypto";
import type { Transaction } from "#db/client";
import { awaitedCodes } from "#db/schema/accounts";
import { hashOfToken } from "#lib/accounts/link-token";
import { AWAITED_LIFE_MS } from "#lib/accounts/rules";

/** Notes that a member's code is awaited, and answers the token for their browser: 256 random bits. */
export async function awaitCode(tx: Transaction, memberId: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + AWAITED_LIFE_MS);
  await tx.insert(awaitedCodes).values({ tokenHash: hashOfToken(token), memberId, createdAt, expiresAt });
  return token;
}
