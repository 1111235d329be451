import { randomBytes } from "node:crypto";
import type { Transaction } from "#db/client";
import { sessions } from "#db/schema/accounts";
import { SESSION_DAYS } from "#lib/accounts/rules";

/**
 * Adds a session for a member and answers its id: 256 random bits, new at each sign-in, valid for SESSION_DAYS at most.
 * `device`: browser and system in two words.
 */
export async function insertSession(tx: Transaction, memberId: number, device: string | null = null): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + SESSION_DAYS * 24 * 60 * 60 * 1000);
  await tx.insert(sessions).values({ id, memberId, createdAt, expiresAt, device });
  return id;
}
