import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { threads } from "#db/schema/threads";
import { authorize, Conflict } from "#lib/errors";
import { findLimitedThread } from "#lib/locks/find-limited-thread";
import { canLimitThreads } from "#lib/locks/policy";
import type { LockThread } from "#lib/locks/schema";
import { recordDecision } from "#lib/moderation/record-decision";
import type { Viewer } from "#lib/viewer";

/** Lets nobody argue in a thread for a while; everybody reads why. Throws NotFound, Conflict when it is locked. */
export async function lockThread(viewer: Viewer, input: LockThread): Promise<{ decisionId: number; thread: string }> {
  return write(async (tx) => {
    authorize(canLimitThreads(viewer), viewer, "Only a moderator can lock a thread.");
    const thread = await findLimitedThread(tx, input.thread);
    if (thread.limits.lock) throw new Conflict("This thread is locked already.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "lock-thread",
      threadId: thread.id,
      reason: input.reason,
      until: input.until,
    });
    await tx.update(threads).set({ lockedById: decisionId }).where(eq(threads.id, thread.id));
    return { decisionId, thread: thread.slug };
  });
}
