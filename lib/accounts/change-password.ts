import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countConfirming } from "#lib/accounts/account-limits";
import { endLinks } from "#lib/accounts/end-links";
import { endSessions } from "#lib/accounts/end-sessions";
import { mailAccount } from "#lib/accounts/mail-account";
import { hashPassword, refuseCommonPassword } from "#lib/accounts/password";
import { canChangePassword } from "#lib/accounts/policy";
import { NO_PASSWORD } from "#lib/accounts/rules";
import type { ChangePassword } from "#lib/accounts/schema";
import { showWho } from "#lib/accounts/show-who";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Forbidden } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Sets a new password, ends every other session of the member and the links in their mails, and tells them by mail.
 * Throws Invalid when the current one is wrong; Forbidden where there is none yet: a first one is set by a link.
 */
export async function changePassword(viewer: Viewer, input: ChangePassword): Promise<void> {
  authorize(canChangePassword(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  const before = await showWho(viewer, input.current);
  if (before === NO_PASSWORD)
    throw new Forbidden("You have no password yet.", { link: { href: "/reset", words: "Set a first one by a link" } });
  refuseCommonPassword(input.password);
  const passwordHash = await hashPassword(input.password);

  await write(async (tx) => {
    const [changed] = await tx
      .update(members)
      .set({ passwordHash })
      .where(and(eq(members.id, viewer.id), eq(members.passwordHash, before)))
      .returning({ email: members.email });
    if (!changed) throw new Conflict("Your password was changed elsewhere meanwhile.");
    await endSessions(tx, viewer.id, viewer.sessionId);
    await endLinks(tx, viewer.id);
    await mailAccount(tx, { kind: "password-changed", memberId: viewer.id, address: changed.email });
    await record(tx, viewer, "change-password", { type: "member", id: viewer.id });
  });
}
