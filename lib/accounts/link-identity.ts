import { and, eq, or } from "drizzle-orm";
import { write } from "#db/client";
import { identities, members } from "#db/schema/accounts";
import { mailAccount } from "#lib/accounts/mail-account";
import { canLinkIdentities } from "#lib/accounts/policy";
import type { Said } from "#lib/accounts/providers";
import { refuseUnconfirmed } from "#lib/accounts/refuse-unconfirmed";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Lets a member sign in by an account elsewhere from now on: the one that they just signed in to there. Its email says
 * nothing in this. They are told by mail. Throws Forbidden (to be confirmed first), Conflict (it signs in somebody else, or they have one there).
 */
export async function linkIdentity(viewer: Viewer, said: Said): Promise<void> {
  await write(async (tx) => {
    authorize(canLinkIdentities(viewer) && isPerson(viewer), viewer);
    await refuseUnconfirmed(tx, viewer);
    const { provider, subject } = said;
    const known = await tx
      .select({ memberId: identities.memberId, subject: identities.subject })
      .from(identities)
      .where(
        and(eq(identities.provider, provider), or(eq(identities.subject, subject), eq(identities.memberId, viewer.id))),
      );
    if (known.some((row) => row.memberId === viewer.id && row.subject === subject)) return;
    if (known.length > 0)
      throw new Conflict("This account elsewhere is linked to a member already, or you have another.");
    await tx.insert(identities).values({ provider, subject, memberId: viewer.id, createdAt: new Date() });
    const [member] = await tx.select({ email: members.email }).from(members).where(eq(members.id, viewer.id));
    await mailAccount(tx, { kind: "identity-linked", memberId: viewer.id, address: member?.email ?? "" });
    await record(tx, viewer, "link-identity", { type: "member", id: viewer.id }, { provider });
  });
}
