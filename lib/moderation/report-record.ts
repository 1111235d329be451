import { and, count, eq, inArray, sql, sum } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions, reports } from "#db/schema/moderation";
import { HIDING } from "#lib/moderation/outcome";

/** How many earlier reports of a member were decided, and how many of these upheld, by a decision that still stands. */
export async function reportRecord(db: Reader, memberId: number): Promise<{ upheld: number; decided: number }> {
  const [row] = await db
    .select({ decided: count(), upheld: sum(sql<number>`${and(inArray(decisions.kind, [...HIDING]), stands)}`) })
    .from(reports)
    .innerJoin(decisions, eq(decisions.id, reports.answeredById))
    .where(eq(reports.memberId, memberId));
  return { decided: row?.decided ?? 0, upheld: Number(row?.upheld ?? 0) };
}

const stands = sql`not exists (select 1 from decisions reversal where reversal.reverses_id = ${decisions.id})`;
