import { and, eq, isNull } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { cases, notices, orders, proposals } from "#db/schema/cases";
import { appeals, decisions, reports } from "#db/schema/moderation";
import { mails } from "#db/schema/notifications";
import { UNDO_MS } from "#lib/cases/rules";
import { authorize, Conflict } from "#lib/errors";
import { findDecision } from "#lib/moderation/find-decision";
import { canUndo } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { reverseEffects } from "#lib/moderation/reverse-effects";
import type { UndoDecision } from "#lib/moderation/schema";
import { notify } from "#lib/notifications/notify";
import type { Viewer } from "#lib/viewer";

/**
 * Takes back one's own decision within UNDO_MS: all that it did is as before, and what it answered waits again. It is a
 * decision of its own, of which everybody is told who was told of the first. Throws Conflict when it is too late, it was
 * taken back before, or somebody appealed.
 */
export async function undoDecision(
  viewer: Viewer,
  input: UndoDecision,
): Promise<{ decisionId: number; caseId: number | null }> {
  return write(async (tx) => {
    const undone = await findDecision(tx, input.id);
    authorize(canUndo(viewer, undone), viewer, "Only who decided can take it back.");
    if (Date.now() - undone.createdAt.getTime() > UNDO_MS)
      throw new Conflict(
        "That was decided more than ten minutes ago. It can be restored or appealed, and stays in the record.",
      );
    if ((await tx.$count(decisions, eq(decisions.reversesId, undone.id))) > 0)
      throw new Conflict("That was taken back before.");
    if ((await tx.$count(appeals, eq(appeals.decisionId, undone.id))) > 0)
      throw new Conflict("Its author appealed meanwhile, so another moderator decides.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "undo",
      argumentId: undone.argumentId,
      argumentRevision: undone.argumentRevision,
      threadId: undone.threadId,
      memberId: undone.memberId,
      reason: "",
      reversesId: undone.id,
    });
    await reverseEffects(tx, undone, { held: true });
    await reopenReports(tx, undone.id, decisionId);
    await tx.update(orders).set({ executedById: null }).where(eq(orders.executedById, undone.id));
    await reopenNotices(tx, undone.id);
    const reopened = await tx
      .update(cases)
      .set({ closedById: null })
      .where(eq(cases.closedById, undone.id))
      .returning({ id: cases.id });
    for (const { id } of reopened) await tx.delete(proposals).where(eq(proposals.caseId, id));
    return { decisionId, caseId: reopened[0]?.id ?? null };
  });
}

/** Those whose reports were answered are told that they wait again. */
async function reopenReports(tx: Transaction, undoneId: number, decisionId: number) {
  const open = await tx
    .update(reports)
    .set({ answeredById: null })
    .where(eq(reports.answeredById, undoneId))
    .returning({ memberId: reports.memberId, argumentId: reports.argumentId });
  for (const report of open) await notify(tx, { kind: "report", ...report, decisionId });
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
