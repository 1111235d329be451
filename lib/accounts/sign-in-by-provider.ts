import { randomBytes } from "node:crypto";
import { and, eq, isNotNull, lt } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { identities, members, pendingSignIns } from "#db/schema/accounts";
import { actOf, type Begun, beginSession } from "#lib/accounts/begin-session";
import { hashOfToken } from "#lib/accounts/link-token";
import { canSignIn } from "#lib/accounts/policy";
import type { Said } from "#lib/accounts/providers";
import { PENDING_LIFE_MS } from "#lib/accounts/rules";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** What comes of it: a session or a code that is awaited, or a token with which they choose a handle, or why none of these. */
export type Entered = Begun | { pending: string } | { problem: "no-email" | "taken" };

type Input = { said: Said; leadsTo: string };

/**
 * Signs in whom a provider named: by their account there, never by its email. Who has none here yet chooses a handle
 * next, unless the email is not verified or somebody has an account with it already, who signs in as before and links it.
 * Throws Forbidden while no session can begin (begin-session.ts).
 */
export async function signInByProvider(
  viewer: Viewer,
  { said, leadsTo }: Input,
  device: string | null = null,
): Promise<Entered> {
  return write(async (tx) => {
    authorize(canSignIn(viewer), viewer, "You are signed in already.");
    const { provider, subject } = said;
    const [known] = await tx
      .select({ id: identities.memberId })
      .from(identities)
      .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
    if (known) {
      const begun = await beginSession(tx, { memberId: known.id, device });
      await record(tx, { role: "system", id: known.id }, actOf(begun), { type: "member", id: known.id }, { provider });
      return begun;
    }
    const problem = await problemWith(tx, said.email);
    const act = problem ? "sign-in-refused" : "sign-in-pending";
    await record(tx, viewer, act, { type: "member", id: 0 }, { provider, problem: problem ?? null });
    if (problem || said.email === null) return { problem: problem ?? "no-email" };
    return { pending: await keepPending(tx, { provider, subject, email: said.email, leadsTo }) };
  });
}

async function problemWith(tx: Transaction, email: string | null): Promise<"no-email" | "taken" | undefined> {
  if (email === null) return "no-email";
  const [owner] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.email, email), isNotNull(members.verifiedAt)));
  return owner ? "taken" : undefined;
}

type Pending = { provider: string; subject: string; email: string; leadsTo: string };

/** 256 random bits, of which the browser gets the token and we keep the SHA-256. */
async function keepPending(tx: Transaction, pending: Pending): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const createdAt = new Date();
  const expiresAt = new Date(createdAt.getTime() + PENDING_LIFE_MS);
  await tx.delete(pendingSignIns).where(lt(pendingSignIns.expiresAt, createdAt));
  await tx.insert(pendingSignIns).values({ ...pending, tokenHash: hashOfToken(token), createdAt, expiresAt });
  return token;
}
