import { and, eq, ne } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countAccountMail } from "#lib/accounts/account-limits";
import { endSessions } from "#lib/accounts/end-sessions";
import { insertMember } from "#lib/accounts/insert-member";
import { mailAccount } from "#lib/accounts/mail-account";
import { mailLink } from "#lib/accounts/mail-link";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canSignUp } from "#lib/accounts/policy";
import type { SignUp } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Invalid } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

const PER_ADDRESS: Limit = { name: "sign-up", hits: 10, seconds: 60 * 60 };

/**
 * Makes an account that can be used once the link in a mail was opened. To whoever asks it is the same when the email has
 * an account: what is so stands in the mail. As long as nobody opened a link, the newest sign-up with an email counts, so
 * that nobody keeps somebody else's. Throws Invalid (taken handle, common password), TooMany.
 */
export async function askToSignUp(viewer: Viewer, input: SignUp, address: string): Promise<{ email: string }> {
  authorize(canSignUp(viewer), viewer, "You have an account already.");
  await write(async (tx) => {
    await countHit(tx, PER_ADDRESS, address);
    await countAccountMail(tx, input.email, address);
  });
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  return write(async (tx) => {
    const { handle, email } = input;
    const [known] = await tx
      .select({ id: members.id, verifiedAt: members.verifiedAt })
      .from(members)
      .where(eq(members.email, email));
    await refuseTakenHandle(tx, handle, known?.verifiedAt === null ? known.id : 0);
    if (known?.verifiedAt) {
      await mailAccount(tx, { kind: "account-exists", memberId: known.id, address: email });
      await record(tx, viewer, "sign-up-again", { type: "member", id: known.id });
      return { email };
    }
    const memberId = known
      ? await takeOver(tx, known.id, { handle, passwordHash })
      : await insertMember(tx, { handle, email, passwordHash, role: "member", isVerified: false });
    await mailLink(tx, { purpose: "verify-email", memberId, email });
    await record(tx, viewer, "sign-up", { type: "member", id: memberId }, { verified: false });
    return { email };
  });
}

/** Handles are public, so whether one is taken is no secret. */
async function refuseTakenHandle(tx: Transaction, handle: string, own: number): Promise<void> {
  const [taken] = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.handle, handle), ne(members.id, own)));
  if (taken) throw new Invalid({ handle: "Somebody has this handle already. Please choose another." });
}

/** An account that nobody has shown to be theirs becomes what the newest sign-up with its email says. */
async function takeOver(tx: Transaction, id: number, account: { handle: string; passwordHash: string }) {
  await tx.update(members).set(account).where(eq(members.id, id));
  await endSessions(tx, id);
  return id;
}
