import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { cases, notices, orders, proposals } from "#db/schema/cases";
import { reports } from "#db/schema/moderation";
import { mails } from "#db/schema/notifications";
import { openCaseOf } from "#lib/cases/find-case";
import { notify } from "#lib/notifications/notify";

/**
 * The opposite of settle: all that a decision answered waits again once it was undone, and whose report it answered is
 * told so. Answers the number of the case that is open now, null when there was none.
 */
export async function reopen(tx: Transaction, decisionId: number, undoId: number): Promise<number | null> {
  const reported = await tx
    .update(reports)
    .set({ answeredById: null })
    .where(eq(reports.answeredById, decisionId))
    .returning({ memberId: reports.memberId, argumentId: reports.argumentId });
  for (const { memberId, argumentId } of reported)
    await notify(tx, { kind: "report", memberId, argumentId, decisionId: undoId });
  await tx.update(orders).set({ executedById: null }).where(eq(orders.executedById, decisionId));
  await reopenNotices(tx, decisionId);
  return reopenCase(tx, decisionId);
}

/** What was put before the moderators anew meanwhile has an open case: the old one adds to it and stays closed. */
async function reopenCase(tx: Transaction, decisionId: number): Promise<number | null> {
  const [closed] = await tx.select().from(cases).where(eq(cases.closedById, decisionId));
  if (!closed) return null;
  const isOfArgument = closed.argumentId !== null && (closed.kind === "review" || closed.kind === "held");
  const open = isOfArgument ? await openCaseOf(tx, closed.argumentId ?? 0) : undefined;
  if (open) {
    const kind = closed.kind === "held" ? "held" : open.kind;
    const dueAt = new Date(Math.min(open.dueAt.getTime(), closed.dueAt.getTime()));
    const both = { kind, dueAt, weight: open.weight + closed.weight, markers: [...closed.markers, ...open.markers] };
    await tx.update(cases).set(both).where(eq(cases.id, open.id));
    return open.id;
  }
  await tx.update(cases).set({ closedById: null }).where(eq(cases.id, closed.id));
  await tx.delete(proposals).where(eq(proposals.caseId, closed.id));
  return closed.id;
}

/** A mail with the outcome that was not sent yet would tell what is not so any more; the next decision sends another. */
async function reopenNotices(tx: Transaction, decisionId: number) {
  const open = await tx
    .update(notices)
    .set({ answeredById: null })
    .where(eq(notices.answeredById, decisionId))
    .returning({ id: notices.id });
  for (const { id } of open) {
    const isWaiting = and(eq(mails.noticeId, id), eq(mails.kind, "outcome"), isNull(mails.sentAt));
    await tx.update(mails).set({ nextTryAt: null }).where(isWaiting);
  }
}
