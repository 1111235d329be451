import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { threads } from "#db/schema/threads";
import { authorize, Conflict } from "#lib/errors";
import { findLimitedThread } from "#lib/locks/find-limited-thread";
import { canLimitThreads } from "#lib/locks/policy";
import type { UnlockThread } from "#lib/locks/schema";
import { recordDecision } from "#lib/moderation/record-decision";
import type { Viewer } from "#lib/viewer";

/** Lets everybody argue in a thread again. Throws NotFound, Conflict when it is not locked (any more). */
export async function unlockThread(
  viewer: Viewer,
  input: UnlockThread,
): Promise<{ decisionId: number; thread: string }> {
  return write(async (tx) => {
    authorize(canLimitThreads(viewer), viewer, "Only a moderator can unlock a thread.");
    const thread = await findLimitedThread(tx, input.thread);
    if (!thread.limits.lock) throw new Conflict("This thread is not locked (any more).");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "unlock-thread",
      threadId: thread.id,
      reason: "",
      reversesId: thread.lockedById,
    });
    await tx.update(threads).set({ lockedById: null }).where(eq(threads.id, thread.id));
    return { decisionId, thread: thread.slug };
  });
}
