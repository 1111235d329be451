import { and, eq, gt } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { notices } from "#db/schema/cases";
import { appeals, decisions } from "#db/schema/moderation";
import { UNDO_MS } from "#lib/cases/rules";
import { authorize, Conflict } from "#lib/errors";
import { type Decision, findDecision } from "#lib/moderation/find-decision";
import { type DecisionKind, HIDING } from "#lib/moderation/outcome";
import { canUndo } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { reopen } from "#lib/moderation/reopen";
import { reverseEffects } from "#lib/moderation/reverse-effects";
import type { UndoDecision } from "#lib/moderation/schema";
import type { Viewer } from "#lib/viewer";

/**
 * Takes back one's own decision within UNDO_MS: all that it did is as before, and what it answered waits again, in the
 * case `caseId`. It is a decision of its own, of which everybody is told who was told of the first. Throws Conflict when
 * it is too late, it was taken back before, somebody appealed, or the argument was decided on again.
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
    if (await wasDecidedAgain(tx, undone))
      throw new Conflict("The argument was decided on again meanwhile, and that decision stands.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "undo",
      argumentId: undone.argumentId,
      argumentRevision: undone.argumentRevision,
      threadId: undone.threadId,
      memberId: undone.memberId,
      reason: "",
      reversesId: undone.id,
      noticeId: await noticeOf(tx, undone),
      // Whose argument was read and kept was not told that it had been reported.
      isNews: undone.kind !== "keep" && undone.kind !== "dismiss",
    });
    await reverseEffects(tx, undone, { held: true });
    return { decisionId, caseId: await reopen(tx, undone.id, decisionId) };
  });
}

/** The notice that a dismissal answered. */
async function noticeOf(tx: Transaction, { id, kind }: Decision): Promise<number | undefined> {
  if (kind !== "dismiss") return undefined;
  const [notice] = await tx.select({ id: notices.id }).from(notices).where(eq(notices.answeredById, id));
  return notice?.id;
}

const SETTLING: readonly DecisionKind[] = [...HIDING, "keep", "publish"];

/** Whether there is a later decision of the kind on the same argument, which nobody reversed. */
async function wasDecidedAgain(tx: Transaction, { id, kind, argumentId }: Decision): Promise<boolean> {
  const same: readonly DecisionKind[] = kind === "move" ? ["move"] : SETTLING;
  if (argumentId === null || !same.includes(kind)) return false;
  const onArgument = and(eq(decisions.argumentId, argumentId), gt(decisions.id, id));
  const later = await tx
    .select({ id: decisions.id, kind: decisions.kind, reversesId: decisions.reversesId })
    .from(decisions)
    .where(onArgument);
  const reversed = new Set(later.map(({ reversesId }) => reversesId));
  return later.some((each) => same.includes(each.kind) && !reversed.has(each.id));
}
