import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { follows } from "#db/schema/reading";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { findThreadId } from "#lib/following/find-thread-id";
import { canFollow } from "#lib/following/policy";
import type { FollowThread } from "#lib/following/schema";
import { actorId, type Viewer } from "#lib/viewer";

/** Ends following a thread; where nobody followed, nothing changes. */
export async function unfollowThread(viewer: Viewer, input: FollowThread): Promise<{ thread: string }> {
  return write(async (tx) => {
    authorize(canFollow(viewer), viewer);
    const threadId = await findThreadId(tx, input.thread);
    const ended = await tx
      .delete(follows)
      .where(and(eq(follows.threadId, threadId), eq(follows.memberId, actorId(viewer) ?? 0)))
      .returning({ threadId: follows.threadId });
    if (ended.length > 0) await record(tx, viewer, "unfollow-thread", { type: "thread", id: threadId });
    return { thread: input.thread };
  });
}
