import { and, count, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { cases, notices, orders } from "#db/schema/cases";
import { appeals, reports } from "#db/schema/moderation";
import { articleRevisions, threads } from "#db/schema/threads";

/**
 * Open cases that are for this moderator: not of what they wrote themselves, nor their own appeals, nor of what its
 * author deleted (a notice of it stays, as its sender is owed an answer).
 */
export function isFor(moderatorId: number): SQL | undefined {
  return and(
    isNull(cases.closedById),
    or(isNull(argumentsTable.id), eq(cases.kind, "appeal"), ne(argumentsTable.authorId, moderatorId)),
    or(isNull(appeals.id), ne(appeals.memberId, moderatorId)),
    sql`not exists (
      select 1 from notices notice join arguments argument on argument.id = notice.argument_id
      where notice.id = ${cases.noticeId} and argument.author_id = ${moderatorId})`,
    or(isNull(argumentsTable.deletedById), inArray(cases.kind, ["appeal", "notice"])),
  );
}

/** Cases with what their line in the queue says; who wrote what they are about is not among it. */
export function selectCases(db: Reader, where: SQL | undefined) {
  return db
    .select({
      id: cases.id,
      kind: cases.kind,
      argumentId: cases.argumentId,
      openedAt: cases.openedAt,
      dueAt: cases.dueAt,
      weight: cases.weight,
      markers: cases.markers,
      claimedById: cases.claimedById,
      claimedUntil: cases.claimedUntil,
      claimedBy: members.handle,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      revision: argumentsTable.revision,
      thread: articleRevisions.title,
      appeal: appeals.words,
      law: notices.law,
    })
    .from(cases)
    .leftJoin(argumentsTable, eq(argumentsTable.id, cases.argumentId))
    .leftJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .leftJoin(threads, eq(threads.id, argumentsTable.threadId))
    .leftJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .leftJoin(appeals, eq(appeals.id, cases.appealId))
    .leftJoin(notices, eq(notices.id, cases.noticeId))
    .leftJoin(members, eq(members.id, cases.claimedById))
    .where(where);
}

export type CaseRow = Awaited<ReturnType<typeof selectCases>>[number];

export type CameIn = { reports: number; grounds: string[]; notices: number; orders: Date[] };

/** What is open about each of these arguments. */
export async function whatCameIn(db: Reader, argumentIds: number[]): Promise<Map<number, CameIn>> {
  const found = new Map<number, CameIn>(
    argumentIds.map((id) => [id, { reports: 0, grounds: [], notices: 0, orders: [] }]),
  );
  if (argumentIds.length === 0) return found;
  const reported = await db
    .select({ id: reports.argumentId, ground: reports.ground, count: count() })
    .from(reports)
    .where(and(inArray(reports.argumentId, argumentIds), isNull(reports.answeredById)))
    .groupBy(reports.argumentId, reports.ground)
    .orderBy(sql`count(*) desc`, sql`min(${reports.id})`);
  for (const row of reported) {
    const entry = found.get(row.id);
    entry?.grounds.push(row.ground);
    if (entry) entry.reports += row.count;
  }
  const noticed = await db
    .select({ id: notices.argumentId, count: count() })
    .from(notices)
    .where(and(inArray(notices.argumentId, argumentIds), isNull(notices.answeredById)))
    .groupBy(notices.argumentId);
  for (const row of noticed) {
    const entry = found.get(row.id ?? 0);
    if (entry) entry.notices = row.count;
  }
  const ordered = await db
    .select({ id: orders.argumentId, receivedAt: orders.receivedAt })
    .from(orders)
    .where(and(inArray(orders.argumentId, argumentIds), isNull(orders.executedById)));
  for (const row of ordered) found.get(row.id)?.orders.push(row.receivedAt);
  return found;
}
