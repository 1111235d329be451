import { and, eq } from "drizzle-orm";
import { read, write } from "#db/client";
import { members } from "#db/schema/accounts";
import { actOf, type Begun, beginSession } from "#lib/accounts/begin-session";
import { passwordMatches } from "#lib/accounts/password";
import { canSignIn } from "#lib/accounts/policy";
import type { SignIn } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { countHit, forgiveHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

// Few per account from one address, so that who guesses from elsewhere does not lock the member out; and many from everywhere.
const PER_ACCOUNT_AND_ADDRESS: Limit = { name: "sign-in-account-address", hits: 10, seconds: 15 * 60 };
const PER_ACCOUNT: Limit = { name: "sign-in-account", hits: 100, seconds: 15 * 60 };
const PER_ADDRESS: Limit = { name: "sign-in-address", hits: 30, seconds: 15 * 60 };

/**
 * Starts a session, or has a code awaited. The same words and about the same time for an unknown email and a wrong password: Invalid.
 * TooMany after 10 failed attempts on an account from an address, 100 from everywhere, or 30 attempts from an address
 * in 15 minutes; Forbidden while no session can begin (begin-session.ts).
 */
export async function signIn(
  viewer: Viewer,
  input: SignIn,
  address: string,
  device: string | null = null,
): Promise<Begun> {
  authorize(canSignIn(viewer), viewer, "You are signed in already.");
  await write(async (tx) => {
    await countHit(tx, PER_ADDRESS, address);
    await countHit(tx, PER_ACCOUNT_AND_ADDRESS, `${input.email} ${address}`);
    await countHit(tx, PER_ACCOUNT, input.email);
  });
  const member = await findByEmail(input.email);
  const matches = await passwordMatches(input.password, member?.passwordHash ?? null);
  if (!member || !matches) {
    await write(async (tx) => record(tx, viewer, "sign-in-refused", { type: "member", id: member?.id ?? 0 }));
    throw new Invalid({ password: WRONG }, WRONG);
  }
  return write(async (tx) => {
    // The password may have been replaced while it was looked at.
    const { id, passwordHash } = member;
    const isStillSo = and(eq(members.id, id), eq(members.passwordHash, passwordHash), eq(members.email, input.email));
    if ((await tx.$count(members, isStillSo)) === 0) throw new Invalid({ password: WRONG }, WRONG);
    const begun = await beginSession(tx, { memberId: member.id, device });
    await forgiveHit(tx, PER_ACCOUNT_AND_ADDRESS, `${input.email} ${address}`);
    await forgiveHit(tx, PER_ACCOUNT, input.email);
    await record(tx, { role: "system", id: member.id }, actOf(begun), { type: "member", id: member.id });
    return begun;
  });
}

const WRONG = "This email and password do not belong together.";

async function findByEmail(email: string) {
  const [member] = await read((db) =>
    db.select({ id: members.id, passwordHash: members.passwordHash }).from(members).where(eq(members.email, email)),
  );
  return member;
}
