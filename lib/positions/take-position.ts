import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { countHit, type Limit } from "#lib/limits/count-hit";
import { canTakePosition } from "#lib/positions/policy";
import type { TakePosition } from "#lib/positions/schema";
import { setPosition } from "#lib/positions/set-position";
import { findThreadId } from "#lib/threads/find-thread";
import type { Viewer } from "#lib/viewer";

const PER_MEMBER: Limit = { name: "take-position", hits: 60, seconds: 60 * 60 };

/** Says where a member stands on a motion; they can say otherwise at any time. Throws NotFound, and TooMany after 60 an hour. */
export async function takePosition(viewer: Viewer, input: TakePosition): Promise<{ thread: string }> {
  return write(async (tx) => {
    authorize(canTakePosition(viewer), viewer);
    const threadId = await findThreadId(tx, input.thread);
    await countHit(tx, PER_MEMBER, String(viewer.id));
    await setPosition(tx, threadId, viewer.id, input.position);
    // The audit row does not say which: it outlives the member's wish to be forgotten.
    await record(tx, viewer, "take-position", { type: "thread", id: threadId });
    return { thread: input.thread };
  });
}
