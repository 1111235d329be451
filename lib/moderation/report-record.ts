import { count, eq, inArray, sql, sum } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions, reports } from "#db/schema/moderation";
import { HIDING } from "#lib/moderation/outcome";

/** How many earlier reports of a member were decided, and how many of these upheld. */
export async function reportRecord(db: Reader, memberId: number): Promise<{ upheld: number; decided: number }> {
  const [row] = await db
    .select({ decided: count(), upheld: sum(sql<number>`${inArray(decisions.kind, [...HIDING])}`) })
    .from(reports)
    .innerJoin(decisions, eq(decisions.id, reports.answeredById))
    .where(eq(reports.memberId, memberId));
  return { decided: row?.decided ?? 0, upheld: Number(row?.upheld ?? 0) };
}
