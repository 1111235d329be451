import { write } from "#db/client";
import { countAccountMail } from "#lib/accounts/account-limits";
import { claimEmail } from "#lib/accounts/claim-email";
import { mailAccount } from "#lib/accounts/mail-account";
import { mailLink } from "#lib/accounts/mail-link";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canSignUp } from "#lib/accounts/policy";
import type { SignUp } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import type { Viewer } from "#lib/viewer";

const PER_ADDRESS: Limit = { name: "sign-up", hits: 10, seconds: 60 * 60 };

/**
 * Makes an account that can be used once the link in a mail was opened. To whoever asks it is the same when the email has
 * an account: what is so stands in the mail. As long as nobody opened a link, the newest sign-up with an email counts.
 * Throws Invalid (taken handle, common password), TooMany.
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
    const claimed = await claimEmail(tx, { handle, email, passwordHash, isVerified: false });
    if ("owner" in claimed) {
      await mailAccount(tx, { kind: "account-exists", memberId: claimed.owner, address: email });
      await record(tx, viewer, "sign-up-again", { type: "member", id: claimed.owner });
      return { email };
    }
    const { memberId } = claimed;
    await mailLink(tx, { purpose: "verify-email", memberId, email });
    await record(tx, viewer, "sign-up", { type: "member", id: memberId }, { verified: false });
    return { email };
  });
}
