import { eq, sql } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countOpening } from "#lib/accounts/account-limits";
import { endLinks } from "#lib/accounts/end-links";
import { endSessions } from "#lib/accounts/end-sessions";
import { mailAccount } from "#lib/accounts/mail-account";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canUseLink } from "#lib/accounts/policy";
import { refuseSuspended } from "#lib/accounts/refuse-suspended";
import type { ResetPassword } from "#lib/accounts/schema";
import { useLink } from "#lib/accounts/use-link";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/**
 * Sets a new password by the link in a mail, which also shows that the email is theirs; ends every session and every
 * other link, begins none, and tells the member by mail. Throws Forbidden when the link works no more or while they are
 * suspended, Invalid (common password), TooMany.
 */
export async function resetPassword(viewer: Viewer, input: ResetPassword, address: string): Promise<void> {
  authorize(canUseLink(viewer), viewer);
  await write((tx) => countOpening(tx, address));
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);
  await write(async (tx) => {
    const { memberId, email } = await useLink(tx, "reset-password", input.token);
    await refuseSuspended(tx, memberId);
    await tx
      .update(members)
      .set({ passwordHash, verifiedAt: sql`coalesce(${members.verifiedAt}, ${Date.now()})` })
      .where(eq(members.id, memberId));
    await endSessions(tx, memberId);
    await endLinks(tx, memberId);
    await mailAccount(tx, { kind: "password-changed", memberId, address: email });
    await record(tx, { role: "system", id: memberId }, "reset-password", { type: "member", id: memberId });
  });
}
