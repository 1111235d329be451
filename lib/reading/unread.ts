import { and, eq, gt, ne, type Placeholder, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { readingMarks } from "#db/schema/reading";
import { isVisible } from "#lib/arguments/traces";

/** Up to which argument a member has seen everything in a thread; undefined before their first visit. */
export async function findMark(db: Reader, threadId: number, memberId: number): Promise<number | undefined> {
  const [row] = await markIn(db, { threadId, memberId });
  return row?.seenId;
}

const markIn = prepared((db: Reader, given: Given<{ threadId: number; memberId: number }>) =>
  db
    .select({ seenId: readingMarks.seenId })
    .from(readingMarks)
    .where(and(eq(readingMarks.threadId, given("threadId")), eq(readingMarks.memberId, given("memberId")))),
);

type Value = number | Placeholder;

/** Arguments of others, above the mark, that are to be seen and were not. */
export function isUnread(threadId: Value, memberId: Value, mark: Value) {
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
  const [row] = await newestIn(db, { threadId });
  return row?.id ?? 0;
}

const newestIn = prepared((db: Reader, given: Given<{ threadId: number }>) =>
  db
    .select({ id: sql<number | null>`max(${argumentsTable.id})` })
    .from(argumentsTable)
    .where(eq(argumentsTable.threadId, given("threadId"))),
);
