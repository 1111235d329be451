import { isNull } from "drizzle-orm";
import { write } from "#db/client";
import { awaitedCodes, mailLinks, sessions } from "#db/schema/accounts";
import { canEndEverySession } from "#lib/accounts/policy";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/**
 * Ends all sessions, links in mails and sign-ins that wait for a code, and answers how many sessions: in an older database
 * those stand again that were ended since.
 */
export async function endEverySession(viewer: Viewer): Promise<number> {
  return write(async (tx) => {
    authorize(canEndEverySession(viewer), viewer);
    const endedAt = new Date();
    await tx.delete(awaitedCodes);
    await tx.update(mailLinks).set({ endedAt }).where(isNull(mailLinks.endedAt));
    const ended = await tx
      .update(sessions)
      .set({ endedAt })
      .where(isNull(sessions.endedAt))
      .returning({ id: sessions.id });
    if (ended.length > 0)
      await record(tx, viewer, "end-every-session", { type: "house", id: "sessions" }, { sessions: ended.length });
    return ended.length;
  });
}
