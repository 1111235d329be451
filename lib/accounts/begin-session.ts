import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members, secondFactors } from "#db/schema/accounts";
import { awaitCode } from "#lib/accounts/await-code";
import { insertSession } from "#lib/accounts/insert-session";
import { refuseSuspended } from "#lib/accounts/refuse-suspended";
import { mailConfig } from "#lib/config";
import { Forbidden } from "#lib/errors";

/** Who it is, as a password, a provider or a new account showed; a link in a mail alone shows it never. */
type Entering = { memberId: number; device: string | null };

/** A session; or, for who has a second factor, the token with which their code is awaited. */
export type Begun = { sessionId: string } | { awaits: string };

/** How the record calls what came of a sign-in. */
export const actOf = (begun: Begun) => ("sessionId" in begun ? "sign-in" : "sign-in-awaits-code");

/**
 * The second step of every sign-in, when it is known who it is: begins a session, or says what is still due before one
 * can begin. There is no other way to a session, so whatever else is to be asked of somebody is asked here.
 * Throws Forbidden while they are suspended (with the way to the decision) or their email is to be verified.
 */
export async function beginSession(tx: Transaction, { memberId, device }: Entering): Promise<Begun> {
  await refuseAsYet(tx, memberId);
  if ((await tx.$count(secondFactors, eq(secondFactors.memberId, memberId))) > 0)
    return { awaits: await awaitCode(tx, memberId) };
  return { sessionId: await insertSession(tx, memberId, device) };
}

/** As beginSession, for an account that was made in this transaction: it cannot have a second factor. */
export async function beginFirstSession(tx: Transaction, entering: Entering): Promise<string> {
  const begun = await beginSession(tx, entering);
  if ("sessionId" in begun) return begun.sessionId;
  throw new Error("An account that was just made has a second factor.");
}

/** As beginSession, for who showed their code as well (enter-code.ts). */
export async function beginSessionByCode(tx: Transaction, { memberId, device }: Entering): Promise<string> {
  await refuseAsYet(tx, memberId);
  return insertSession(tx, memberId, device);
}

async function refuseAsYet(tx: Transaction, memberId: number): Promise<void> {
  await refuseSuspended(tx, memberId);
  await refuseUnverified(tx, memberId);
}

/** Where no mail is sent nobody could ever verify anything. */
async function refuseUnverified(tx: Transaction, memberId: number): Promise<void> {
  const [member] = await tx.select({ verifiedAt: members.verifiedAt }).from(members).where(eq(members.id, memberId));
  if (member?.verifiedAt || mailConfig().smtp === undefined) return;
  throw new Forbidden(
    "One thing is left: please open the link in the mail that we sent you when you made this account. It shows that the address is yours.",
    { link: { href: "/verify", words: "Send the mail again" } },
  );
}
