import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { threads } from "#db/schema/threads";
import { authorize, Conflict } from "#lib/errors";
import { findLimitedThread } from "#lib/locks/find-limited-thread";
import { canLimitThreads } from "#lib/locks/policy";
import type { EndSlow } from "#lib/locks/schema";
import { recordDecision } from "#lib/moderation/record-decision";
import type { Viewer } from "#lib/viewer";

/** Lets a thread go at its usual pace again. Throws NotFound, Conflict when it is not in slow mode (any more). */
export async function endSlow(viewer: Viewer, input: EndSlow): Promise<{ decisionId: number; thread: string }> {
  return write(async (tx) => {
    authorize(canLimitThreads(viewer), viewer, "Only a moderator can end slow mode.");
    const thread = await findLimitedThread(tx, input.thread);
    if (!thread.limits.slow) throw new Conflict("This thread is not in slow mode (any more).");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "end-slow",
      threadId: thread.id,
      reason: "",
      reversesId: thread.slowById,
    });
    await tx.update(threads).set({ slowById: null }).where(eq(threads.id, thread.id));
    return { decisionId, thread: thread.slug };
  });
}
