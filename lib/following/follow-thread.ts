import { write } from "#db/client";
import { follows } from "#db/schema/reading";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { findThreadId } from "#lib/following/find-thread-id";
import { canFollow } from "#lib/following/policy";
import type { FollowThread } from "#lib/following/schema";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { actorId, type Viewer } from "#lib/viewer";

// Following is what is counted: nobody is kept from ending it, which can be done as often as one followed.
const PER_MEMBER: Limit = { name: "follow-thread", hits: 60, seconds: 60 * 60 };

/**
 * Has a thread's news come to a member; doing it twice changes nothing. Nobody follows by posting: it is their choice.
 * Throws NotFound (thread), and TooMany after 60 an hour.
 */
export async function followThread(viewer: Viewer, input: FollowThread): Promise<{ thread: string }> {
  return write(async (tx) => {
    authorize(canFollow(viewer), viewer);
    const threadId = await findThreadId(tx, input.thread);
    const followed = await tx
      .insert(follows)
      .values({ threadId, memberId: actorId(viewer) ?? 0, createdAt: new Date() })
      .onConflictDoNothing()
      .returning({ threadId: follows.threadId });
    if (followed.length === 0) return { thread: input.thread };
    await countHit(tx, PER_MEMBER, String(actorId(viewer)));
    await record(tx, viewer, "follow-thread", { type: "thread", id: threadId });
    return { thread: input.thread };
  });
}
