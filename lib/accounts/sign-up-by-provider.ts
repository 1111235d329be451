import { and, eq, gt } from "drizzle-orm";
import { write } from "#db/client";
import { identities, pendingSignIns } from "#db/schema/accounts";
import { beginFirstSession } from "#lib/accounts/begin-session";
import { claimEmail } from "#lib/accounts/claim-email";
import { hashOfToken } from "#lib/accounts/link-token";
import { canSignUp } from "#lib/accounts/policy";
import { countProviderStep } from "#lib/accounts/provider-limit";
import { NO_PASSWORD } from "#lib/accounts/rules";
import type { ChooseHandle } from "#lib/accounts/schema";
import { PENDING_OVER, PROBLEMS } from "#lib/accounts/sentences";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Forbidden } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

type Input = ChooseHandle & { token: string };

/**
 * Makes the account of somebody whom a provider named a moment ago, under the handle that they chose, and signs them in.
 * It has no password. Throws Forbidden (more than 15 minutes ago), Conflict (the email has an account meanwhile), Invalid.
 */
export async function signUpByProvider(
  viewer: Viewer,
  { handle, token }: Input,
  address: string,
  device: string | null = null,
): Promise<{ sessionId: string; leadsTo: string }> {
  authorize(canSignUp(viewer), viewer, "You have an account already.");
  await write((tx) => countProviderStep(tx, address));
  return write(async (tx) => {
    const now = new Date();
    const [pending] = await tx
      .delete(pendingSignIns)
      .where(and(eq(pendingSignIns.tokenHash, hashOfToken(token)), gt(pendingSignIns.expiresAt, now)))
      .returning();
    if (!pending) throw new Forbidden(PENDING_OVER.words, { link: PENDING_OVER.link });
    const { provider, subject, email, leadsTo } = pending;
    const [known] = await tx
      .select({ id: identities.id })
      .from(identities)
      .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
    if (known) throw new Conflict("You chose a handle already, in another window.");
    const claimed = await claimEmail(tx, { handle, email, passwordHash: NO_PASSWORD, isVerified: true });
    if ("owner" in claimed) throw new Conflict(PROBLEMS.taken);
    const { memberId } = claimed;
    await tx.insert(identities).values({ provider, subject, memberId, createdAt: now });
    const sessionId = await beginFirstSession(tx, { memberId, device });
    await record(tx, viewer, "sign-up", { type: "member", id: memberId }, { provider });
    return { sessionId, leadsTo };
  });
}
