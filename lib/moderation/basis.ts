import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { cases, notices, orders } from "#db/schema/cases";
import { reports } from "#db/schema/moderation";
import type { Basis } from "#lib/statements/compose-statement";

/**
 * What is open about an argument at this moment, which a decision on it rests on; of no argument, nothing but the notice
 * that is answered.
 */
export async function basisOf(db: Reader, argumentId: number | null, noticeId?: number): Promise<Basis> {
  const answered = noticeId === undefined ? 0 : 1;
  if (argumentId === null)
    return { notices: answered, reports: 0, orders: 0, marked: false, postedAt: null, language: null };
  const [argument] = await db
    .select({ postedAt: argumentsTable.createdAt, language: argumentRevisions.language })
    .from(argumentsTable)
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(eq(argumentsTable.id, argumentId));
  const open = await db
    .select({ markers: cases.markers })
    .from(cases)
    .where(and(eq(cases.argumentId, argumentId), isNull(cases.closedById)));
  return {
    notices: await db.$count(notices, and(eq(notices.argumentId, argumentId), isNull(notices.answeredById))),
    reports: await db.$count(reports, and(eq(reports.argumentId, argumentId), isNull(reports.answeredById))),
    orders: await db.$count(orders, and(eq(orders.argumentId, argumentId), isNull(orders.executedById))),
    marked: open.some(({ markers }) => markers.length > 0),
    postedAt: argument?.postedAt ?? null,
    language: argument?.language ?? null,
  };
}
