import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions, reports } from "#db/schema/moderation";
import { HIDING } from "#lib/moderation/outcome";

/** How many earlier reports of a member were decided, and how many of these upheld, by a decision that still stands. */
export async function reportRecord(db: Reader, memberId: number): Promise<{ upheld: number; decided: number }> {
  const isUpheld = and(inArray(decisions.kind, [...HIDING]), stands);
  const [row] = await db
    .select({ decided: count(), upheld: count(sql`case when ${isUpheld} then 1 end`) })
    .from(reports)
    .innerJoin(decisions, eq(decisions.id, reports.answeredById))
    .where(eq(reports.memberId, memberId));
  return row ?? { decided: 0, upheld: 0 };
}

const stands = sql`not exists (select 1 from decisions reversal where reversal.reverses_id = ${decisions.id})`;
