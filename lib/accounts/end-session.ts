import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { sessions } from "#db/schema/accounts";
import { canEndSession } from "#lib/accounts/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { isPerson, type Viewer } from "#lib/viewer";

/** Signs the viewer out: the session they came with is worth nothing from now on, whoever has the cookie. */
export async function endSession(viewer: Viewer): Promise<void> {
  await write(async (tx) => {
    authorize(canEndSession(viewer) && isPerson(viewer), viewer);
    await tx.update(sessions).set({ endedAt: new Date() }).where(eq(sessions.id, viewer.sessionId));
    await record(tx, viewer, "sign-out", { type: "member", id: viewer.id });
  });
}
