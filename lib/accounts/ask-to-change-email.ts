import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countAccountMail, countConfirming } from "#lib/accounts/account-limits";
import { mailAccount } from "#lib/accounts/mail-account";
import { mailLink } from "#lib/accounts/mail-link";
import { canChangeEmail } from "#lib/accounts/policy";
import type { AskToChangeEmail } from "#lib/accounts/schema";
import { showWho } from "#lib/accounts/show-who";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Sends a link to the address that a member wants to use from now on, and a notice to the one they have. Whether the new
 * one has an account is told to nobody here; it is looked at when the link is opened.
 * Throws Invalid (wrong password, no other address), Forbidden (no password and no fresh sign-in), TooMany.
 */
export async function askToChangeEmail(
  viewer: Viewer,
  input: AskToChangeEmail,
  address: string,
): Promise<{ email: string }> {
  authorize(canChangeEmail(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  await showWho(viewer, input.current);
  return write(async (tx) => {
    await countAccountMail(tx, input.email, address);
    const [member] = await tx.select({ email: members.email }).from(members).where(eq(members.id, viewer.id));
    if (!member || member.email === input.email) throw new Invalid({ email: "This is your address already." });
    await mailLink(tx, { purpose: "change-email", memberId: viewer.id, email: input.email });
    await mailAccount(tx, { kind: "email-asked", memberId: viewer.id, address: member.email });
    await record(tx, viewer, "ask-to-change-email", { type: "member", id: viewer.id });
    return { email: input.email };
  });
}
