import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { identities, members } from "#db/schema/accounts";
import { mailAccount } from "#lib/accounts/mail-account";
import { canLinkIdentities } from "#lib/accounts/policy";
import { refuseUnconfirmed } from "#lib/accounts/refuse-unconfirmed";
import { NO_PASSWORD } from "#lib/accounts/rules";
import type { UnlinkIdentity } from "#lib/accounts/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, NotFound } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Ends that an account elsewhere signs a member in, and tells them by mail. Throws Forbidden (to be confirmed first),
 * NotFound, Conflict (their last way in).
 */
export async function unlinkIdentity(viewer: Viewer, { provider }: UnlinkIdentity): Promise<void> {
  await write(async (tx) => {
    authorize(canLinkIdentities(viewer) && isPerson(viewer), viewer);
    await refuseUnconfirmed(tx, viewer);
    const [member] = await tx
      .select({ passwordHash: members.passwordHash, email: members.email })
      .from(members)
      .where(eq(members.id, viewer.id));
    const own = await tx.select().from(identities).where(eq(identities.memberId, viewer.id));
    if (!own.some((row) => row.provider === provider)) throw new NotFound("This is not linked any more.");
    if (own.length === 1 && member?.passwordHash === NO_PASSWORD)
      throw new Conflict("This is your only way to sign in. Set a password first.");
    await tx.delete(identities).where(and(eq(identities.memberId, viewer.id), eq(identities.provider, provider)));
    await mailAccount(tx, { kind: "identity-unlinked", memberId: viewer.id, address: member?.email ?? "" });
    await record(tx, viewer, "unlink-identity", { type: "member", id: viewer.id }, { provider });
  });
}
