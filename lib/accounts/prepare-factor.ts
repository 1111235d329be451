import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { secondFactors, sessions } from "#db/schema/accounts";
import { countConfirming } from "#lib/accounts/account-limits";
import { newNonce } from "#lib/accounts/link-token";
import { canHaveFactor } from "#lib/accounts/policy";
import type { PrepareFactor } from "#lib/accounts/schema";
import { showWho } from "#lib/accounts/show-who";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Has a member show again who they are, and makes a new key, which they are shown on this device for ten minutes. It counts
 * once a first code is made with it (turn-on-factor.ts). Throws Invalid, Forbidden, TooMany; Conflict where there is one.
 */
export async function prepareFactor(viewer: Viewer, input: PrepareFactor): Promise<void> {
  authorize(canHaveFactor(viewer) && isPerson(viewer), viewer);
  await write((tx) => countConfirming(tx, viewer.id));
  await showWho(viewer, input.current);
  await write(async (tx) => {
    if ((await tx.$count(secondFactors, eq(secondFactors.memberId, viewer.id))) > 0)
      throw new Conflict("Your second step is on already. To set up another app, turn it off first.");
    await tx
      .update(sessions)
      .set({ factorNonce: newNonce(), confirmedAt: new Date() })
      .where(eq(sessions.id, viewer.sessionId));
    await record(tx, viewer, "prepare-factor", { type: "member", id: viewer.id });
  });
}
