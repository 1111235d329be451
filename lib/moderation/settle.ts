import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { cases, notices, orders } from "#db/schema/cases";
import { decisions, reports } from "#db/schema/moderation";
import { mails } from "#db/schema/notifications";
import { type DecisionKind, HIDING } from "#lib/moderation/outcome";
import { notify } from "#lib/notifications/notify";

/**
 * Lets a decision on an argument answer all that is open about it: its case, its reports, whose members are told, its
 * notices, whose senders get mail, and the orders that it carries out. A report of who decided (which an order allows)
 * is left: nobody answers their own.
 */
export async function settle(
  tx: Transaction,
  argumentId: number,
  decisionId: number,
  kind: DecisionKind,
): Promise<void> {
  const reported = await tx
    .update(reports)
    .set({ answeredById: decisionId })
    .where(and(eq(reports.argumentId, argumentId), isNull(reports.answeredById), isOfAnother(tx, decisionId)))
    .returning({ memberId: reports.memberId });
  for (const { memberId } of reported) await notify(tx, { kind: "report", memberId, argumentId, decisionId });
  await answerNotices(tx, argumentId, decisionId);
  if (HIDING.includes(kind)) {
    await tx
      .update(orders)
      .set({ executedById: decisionId })
      .where(and(eq(orders.argumentId, argumentId), isNull(orders.executedById)));
  }
  await tx
    .update(cases)
    .set({ closedById: decisionId, claimedById: null, claimedUntil: null })
    .where(and(eq(cases.argumentId, argumentId), isNull(cases.closedById), inArray(cases.kind, ["review", "held"])));
}

const isOfAnother = (tx: Transaction, decisionId: number) =>
  ne(
    reports.memberId,
    sql`${tx.select({ id: decisions.moderatorId }).from(decisions).where(eq(decisions.id, decisionId))}`,
  );

/** Art. 16(5): who sent a notice is told what became of it. Those against children may have left no address. */
async function answerNotices(tx: Transaction, argumentId: number, decisionId: number) {
  const answered = await tx
    .update(notices)
    .set({ answeredById: decisionId })
    .where(and(eq(notices.argumentId, argumentId), isNull(notices.answeredById)))
    .returning({ id: notices.id, email: notices.email });
  await mailOutcomes(tx, answered);
}

/** A mail with the outcome to each who left an address. */
export async function mailOutcomes(tx: Transaction, answered: { id: number; email: string | null }[]): Promise<void> {
  const now = new Date();
  for (const { id, email } of answered) {
    // Who left took their address away.
    if (!email?.includes("@")) continue;
    await tx.insert(mails).values({ noticeId: id, kind: "outcome", createdAt: now, tries: 0, nextTryAt: now });
  }
}
