import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { moveMark } from "#lib/reading/move-mark";
import { canKeepMarks } from "#lib/reading/policy";
import type { MarkAllRead } from "#lib/reading/schema";
import { newestOf } from "#lib/reading/unread";
import { findThreadId } from "#lib/threads/find-thread";
import type { Viewer } from "#lib/viewer";

/** Counts everything in a thread up to `upTo` as read by this member; what is read already changes nothing. Throws NotFound (thread). */
export async function markAllRead(viewer: Viewer, input: MarkAllRead): Promise<{ thread: string }> {
  return write(async (tx) => {
    authorize(canKeepMarks(viewer), viewer, "Only members have a reading mark.");
    const threadId = await findThreadId(tx, input.thread);
    const newest = await newestOf(tx, threadId);
    const moved = await moveMark(tx, threadId, viewer.id, Math.min(newest, input.upTo ?? newest));
    if (moved) await record(tx, viewer, "mark-all-read", { type: "thread", id: threadId });
    return { thread: input.thread };
  });
}
