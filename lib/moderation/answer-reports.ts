import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { reports } from "#db/schema/moderation";

/** Lets a decision on an argument answer all of its open reports; answers who made them. */
export async function answerReports(tx: Transaction, argumentId: number, decisionId: number): Promise<number[]> {
  const answered = await tx
    .update(reports)
    .set({ answeredById: decisionId })
    .where(and(eq(reports.argumentId, argumentId), isNull(reports.answeredById)))
    .returning({ memberId: reports.memberId });
  return answered.map(({ memberId }) => memberId);
}
