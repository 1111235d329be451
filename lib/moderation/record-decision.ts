import type { Transaction } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { record } from "#lib/audit/record";
import { notify } from "#lib/notifications/notify";
import { actorId, type Viewer } from "#lib/viewer";

type NewDecision = Omit<typeof decisions.$inferInsert, "id" | "moderatorId" | "createdAt">;

/** Writes a decision and its audit row, tells the member whom it concerns (not who decided), and answers the decision's number. It is never changed afterwards. */
export async function recordDecision(tx: Transaction, viewer: Viewer, decision: NewDecision): Promise<number> {
  const moderatorId = actorId(viewer);
  if (moderatorId === null) throw new Error("A decision needs somebody who decides.");
  const [row] = await tx
    .insert(decisions)
    .values({ ...decision, moderatorId, createdAt: new Date() })
    .returning({ id: decisions.id });
  if (!row) throw new Error("The decision was not written.");
  const subject = decision.argumentId
    ? ({ type: "argument", id: decision.argumentId } as const)
    : ({ type: "member", id: decision.memberId } as const);
  await record(tx, viewer, decision.kind, subject, { decision: row.id });
  const { memberId, argumentId } = decision;
  // That reports came to nothing is told to those who made them, not to the author, for whom nothing changed.
  const isNews = decision.kind !== "keep" && memberId !== moderatorId;
  if (isNews) await notify(tx, { kind: "decision", memberId, argumentId, decisionId: row.id });
  return row.id;
}
