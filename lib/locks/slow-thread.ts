import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { threads } from "#db/schema/threads";
import { authorize, Conflict } from "#lib/errors";
import { findLimitedThread } from "#lib/locks/find-limited-thread";
import { canLimitThreads } from "#lib/locks/policy";
import type { SlowThread } from "#lib/locks/schema";
import { recordDecision } from "#lib/moderation/record-decision";
import type { Viewer } from "#lib/viewer";

/**
 * Asks everybody to wait so many minutes between two arguments in a thread, until a moment; everybody reads why. Throws
 * NotFound, Conflict when it is in slow mode.
 */
export async function slowThread(viewer: Viewer, input: SlowThread): Promise<{ decisionId: number; thread: string }> {
  return write(async (tx) => {
    authorize(canLimitThreads(viewer), viewer, "Only a moderator can slow a thread down.");
    const thread = await findLimitedThread(tx, input.thread);
    if (thread.limits.slow) throw new Conflict("This thread is in slow mode already.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "slow",
      threadId: thread.id,
      reason: input.reason,
      until: input.until,
      detail: { minutes: input.minutes },
    });
    await tx.update(threads).set({ slowById: decisionId }).where(eq(threads.id, thread.id));
    return { decisionId, thread: thread.slug };
  });
}
