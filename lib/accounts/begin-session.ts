import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { insertSession } from "#lib/accounts/insert-session";
import { refuseSuspended } from "#lib/accounts/refuse-suspended";
import { mailConfig } from "#lib/config";
import { Forbidden } from "#lib/errors";

/** Who it is, as a password, a provider or a new account showed; a link in a mail alone shows it never. */
type Entering = { memberId: number; device: string | null };

/**
 * The second step of every sign-in, when it is known who it is: begins a session, or says what is still due before one
 * can begin. There is no other way to a session, so whatever else is to be asked of somebody is asked here.
 * Throws Forbidden while they are suspended (with the way to the decision) or their email is to be verified.
 */
export async function beginSession(tx: Transaction, { memberId, device }: Entering): Promise<string> {
  await refuseSuspended(tx, memberId);
  await refuseUnverified(tx, memberId);
  return insertSession(tx, memberId, device);
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
