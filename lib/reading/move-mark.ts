import { and, eq, lte, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { readingMarks, seenArguments } from "#db/schema/reading";

/**
 * Makes or moves a member's mark, forwards only, and forgets the single arguments that are below it now. Answers whether
 * it was made or moved.
 */
export async function moveMark(tx: Transaction, threadId: number, memberId: number, seenId: number): Promise<boolean> {
  const markedAt = new Date();
  const moved = await tx
    .insert(readingMarks)
    .values({ threadId, memberId, seenId, markedAt })
    .onConflictDoUpdate({
      target: [readingMarks.threadId, readingMarks.memberId],
      set: { seenId, markedAt },
      setWhere: sql`${readingMarks.seenId} < ${seenId}`,
    })
    .returning({ threadId: readingMarks.threadId });
  const isOfThread = sql`exists (select 1 from arguments argument
    where argument.id = ${seenArguments.argumentId} and argument.thread_id = ${threadId})`;
  await tx
    .delete(seenArguments)
    .where(and(eq(seenArguments.memberId, memberId), lte(seenArguments.argumentId, seenId), isOfThread));
  return moved.length > 0;
}
