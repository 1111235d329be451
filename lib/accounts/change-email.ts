import { and, eq, ne } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { members } from "#db/schema/accounts";
import { countOpening } from "#lib/accounts/account-limits";
import { endLinks } from "#lib/accounts/end-links";
import { endSessions } from "#lib/accounts/end-sessions";
import { mailAccount } from "#lib/accounts/mail-account";
import { canChangeEmail } from "#lib/accounts/policy";
import type { ChangeEmail } from "#lib/accounts/schema";
import { LINK_OVER } from "#lib/accounts/sentences";
import { useLink } from "#lib/accounts/use-link";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Forbidden } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Uses the address that a link was sent to, for the member who asked for it and is signed in: a mistyped address is
 * somebody's, who must not get the account with it. Links sent to the old one end, and it is told.
 * Throws Forbidden (the link works no more, or is somebody else's), Conflict (the address has an account meanwhile).
 */
export async function changeEmail(viewer: Viewer, input: ChangeEmail, address: string): Promise<void> {
  authorize(canChangeEmail(viewer) && isPerson(viewer), viewer);
  await write((tx) => countOpening(tx, address));
  await write(async (tx) => {
    const { memberId, email } = await useLink(tx, "change-email", input.token);
    const over = LINK_OVER["change-email"];
    if (memberId !== viewer.id) throw new Forbidden(over.words, { link: over.link });
    const [taken] = await tx
      .select({ id: members.id, verifiedAt: members.verifiedAt })
      .from(members)
      .where(and(eq(members.email, email), ne(members.id, viewer.id)));
    // An account that nobody has shown to be theirs keeps nobody else's address; it is cleared away as unfinished.
    if (taken?.verifiedAt === null) await loseEmail(tx, taken.id);
    else if (taken) throw new Conflict("There is an account with this address already. Sign in to that one instead.");
    const [before] = await tx.select({ email: members.email }).from(members).where(eq(members.id, viewer.id));
    if (!before) throw new Conflict("There is no such account any more.");
    await tx.update(members).set({ email, verifiedAt: new Date() }).where(eq(members.id, viewer.id));
    await endLinks(tx, viewer.id);
    await mailAccount(tx, { kind: "email-changed", memberId: viewer.id, address: before.email });
    await record(tx, viewer, "change-email", { type: "member", id: viewer.id });
  });
}

async function loseEmail(tx: Transaction, memberId: number) {
  await tx
    .update(members)
    .set({ email: `nobody-${memberId}` })
    .where(eq(members.id, memberId));
  await endSessions(tx, memberId);
  await endLinks(tx, memberId);
}
