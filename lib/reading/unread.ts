import { and, eq, gt, ne, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { readingMarks } from "#db/schema/reading";
import { isVisible } from "#lib/arguments/traces";

/** Up to which argument a member has seen everything in a thread; undefined before their first visit. */
export async function findMark(db: Reader, threadId: number, memberId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ seenId: readingMarks.seenId })
    .from(readingMarks)
    .where(and(eq(readingMarks.threadId, threadId), eq(readingMarks.memberId, memberId)));
  return row?.seenId;
}

/** Arguments of others, above the mark, that are to be seen and were not. */
export function isUnread(threadId: number, memberId: number, mark: number) {
  return and(
    eq(argumentsTable.threadId, threadId),
    gt(argumentsTable.id, mark),
    ne(argumentsTable.authorId, memberId),
    isVisible,
    sql`not exists (select 1 from seen_arguments seen
      where seen.member_id = ${memberId} and seen.argument_id = ${argumentsTable.id})`,
  );
}

/** The number of the newest argument of a thread, 0 when there is none. */
export async function newestOf(db: Reader, threadId: number): Promise<number> {
  const [row] = await db
    .select({ id: sql<number | null>`max(${argumentsTable.id})` })
    .from(argumentsTable)
    .where(eq(argumentsTable.threadId, threadId));
  return row?.id ?? 0;
}
