import { and, eq, gt } from "drizzle-orm";
import { read } from "#db/client";
import { awaitedCodes, recoveryCodes, secondFactors, sessions } from "#db/schema/accounts";
import { factorKey, keyForApp } from "#lib/accounts/factor-key";
import { hashOfToken } from "#lib/accounts/link-token";
import { AWAITED_OVER } from "#lib/accounts/sentences";
import { isConfirmed } from "#lib/accounts/session-life";
import { Forbidden } from "#lib/errors";
import type { Person } from "#lib/viewer";

export type OwnFactor = { since: string; codesLeft: number };

/** A member's second step, and how many recovery codes are left; undefined while it is off. */
export async function getOwnFactor(viewer: Person): Promise<OwnFactor | undefined> {
  return read(async (db) => {
    const [factor] = await db.select().from(secondFactors).where(eq(secondFactors.memberId, viewer.id));
    if (!factor) return undefined;
    const codesLeft = await db.$count(recoveryCodes, eq(recoveryCodes.memberId, viewer.id));
    return { since: factor.createdAt.toISOString(), codesLeft };
  });
}

/** The key that was made on this device, for an app; undefined when there is none, or it was more than ten minutes ago. */
export async function getPreparedKey(
  viewer: Person,
  now = new Date(),
): Promise<{ text: string; uri: string } | undefined> {
  const [session] = await read((db) => db.select().from(sessions).where(eq(sessions.id, viewer.sessionId)));
  if (!session?.factorNonce || !isConfirmed(session, now)) return undefined;
  return keyForApp(factorKey(viewer.id, session.factorNonce), viewer.handle);
}

/** Looks whether a sign-in still waits for its code. Throws Forbidden when it does not. */
export async function findAwaitedCode(token: string, now = new Date()): Promise<void> {
  const [awaited] = await read((db) =>
    db
      .select({ memberId: awaitedCodes.memberId })
      .from(awaitedCodes)
      .where(and(eq(awaitedCodes.tokenHash, hashOfToken(token)), gt(awaitedCodes.expiresAt, now))),
  );
  if (!awaited) throw new Forbidden(AWAITED_OVER.words, { link: AWAITED_OVER.link });
}
