import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { seenArguments } from "#db/schema/reading";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { moveMark } from "#lib/reading/move-mark";
import { canKeepMarks } from "#lib/reading/policy";
import type { MarkSeen } from "#lib/reading/schema";
import { findMark, isUnread, newestOf } from "#lib/reading/unread";
import { findThreadId } from "#lib/threads/find-thread";
import type { Viewer } from "#lib/viewer";

/**
 * Notes that a member saw these arguments; numbers of other threads are passed over. The first time in a thread makes
 * their mark, with all there is below it: that we keep one from now on is recorded, what is read later is not
 * (docs/decisions/0008). Throws NotFound (thread).
 */
export async function markSeen(viewer: Viewer, input: MarkSeen): Promise<void> {
  return write(async (tx) => {
    authorize(canKeepMarks(viewer), viewer, "Only members have a reading mark.");
    const threadId = await findThreadId(tx, input.thread);
    const mark = await findMark(tx, threadId, viewer.id);
    if (mark === undefined) {
      await moveMark(tx, threadId, viewer.id, await newestOf(tx, threadId));
      await record(tx, viewer, "begin-reading", { type: "thread", id: threadId });
      return;
    }
    await noteSeen(tx, threadId, viewer.id, mark, input.ids);
    const below = await seenWithoutGap(tx, threadId, viewer.id, mark);
    if (below > mark) await moveMark(tx, threadId, viewer.id, below);
  });
}

async function noteSeen(tx: Transaction, threadId: number, memberId: number, mark: number, ids: number[]) {
  const known = await tx
    .select({ argumentId: argumentsTable.id })
    .from(argumentsTable)
    .where(and(inArray(argumentsTable.id, ids), eq(argumentsTable.threadId, threadId), gt(argumentsTable.id, mark)));
  if (known.length === 0) return;
  await tx
    .insert(seenArguments)
    .values(known.map((row) => ({ ...row, memberId })))
    .onConflictDoNothing();
}

/** Up to which argument nothing is unread any more. */
async function seenWithoutGap(tx: Transaction, threadId: number, memberId: number, mark: number): Promise<number> {
  const [first] = await tx
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(isUnread(threadId, memberId, mark))
    .orderBy(asc(argumentsTable.id))
    .limit(1);
  return first ? first.id - 1 : newestOf(tx, threadId);
}
