import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { reports } from "#db/schema/moderation";
import { notify } from "#lib/notifications/notify";

/** Lets a decision on an argument answer all of its open reports, and tells those who made them; answers who they are. */
export async function answerReports(tx: Transaction, argumentId: number, decisionId: number): Promise<number[]> {
  const answered = await tx
    .update(reports)
    .set({ answeredById: decisionId })
    .where(and(eq(reports.argumentId, argumentId), isNull(reports.answeredById)))
    .returning({ memberId: reports.memberId });
  for (const { memberId } of answered) await notify(tx, { kind: "report", memberId, argumentId, decisionId });
  return answered.map(({ memberId }) => memberId);
}
