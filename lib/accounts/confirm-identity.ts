import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { sessions } from "#db/schema/accounts";
import { countConfirming } from "#lib/accounts/account-limits";
import { canConfirmIdentity } from "#lib/accounts/policy";
import type { ConfirmIdentity } from "#lib/accounts/schema";
import { showWho } from "#lib/accounts/show-who";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/** Has a member show again who they are, so that they may change how they sign in for ten minutes. Throws Invalid, TooMany. */
export async function confirmIdentity(viewer: Viewer, input: ConfirmIdentity): Promise<void> {
  authorize(canConfirmIdentity(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  await showWho(viewer, input.current);
  await write(async (tx) => {
    await tx.update(sessions).set({ confirmedAt: new Date() }).where(eq(sessions.id, viewer.sessionId));
    await record(tx, viewer, "confirm-identity", { type: "member", id: viewer.id });
  });
}
