import type { Transaction } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { record } from "#lib/audit/record";
import { basisOf } from "#lib/moderation/basis";
import { notify } from "#lib/notifications/notify";
import { asSent, restricts } from "#lib/statements/as-sent";
import { composeStatement } from "#lib/statements/compose-statement";
import { digestOf } from "#lib/statements/digest";
import { actorId, type Viewer } from "#lib/viewer";

type Row = typeof decisions.$inferInsert;
type NewDecision = Pick<Row, "kind" | "reason"> &
  Partial<Omit<Row, "id" | "moderatorId" | "createdAt" | "statementId">> & {
    law?: string | null;
    isNews?: boolean;
    /** The notice that is answered, where there is no argument that it could name. */
    noticeId?: number;
  };

/** Decisions that are no news to whom they concern: for them nothing changed, or they are told otherwise (`isNews`). */
const NO_NEWS: readonly Row["kind"][] = ["keep", "publish", "dismiss", "uphold", "overturn"];

/**
 * Writes a decision with its statement of reasons and its audit row, tells the member whom it concerns (not who
 * decided), and answers the decision's number. None of it is changed afterwards.
 */
export async function recordDecision(tx: Transaction, viewer: Viewer, decision: NewDecision): Promise<number> {
  const moderatorId = actorId(viewer);
  if (moderatorId === null) throw new Error("A decision needs somebody who decides.");
  const { law = null, isNews = !NO_NEWS.includes(decision.kind), noticeId, ...said } = decision;
  const { kind, argumentId = null, memberId = null, ground = null, until = null, detail = {} } = said;
  const createdAt = new Date();
  const hides = kind === "hide" || kind === "hold" || ((kind === "warn" || kind === "suspend") && argumentId !== null);
  const statement = composeStatement(
    { kind, hides, ground, law, isOrdered: detail.order !== undefined, until, checks: detail.checks ?? [] },
    await basisOf(tx, argumentId, noticeId),
    createdAt,
  );
  if (restricts(statement)) asSent(statement);
  const [stated] = await tx.insert(statements).values(statement).returning({ id: statements.id });
  if (!stated) throw new Error("The statement of reasons was not written.");
  const [row] = await tx
    .insert(decisions)
    .values({ ...said, detail, statementId: stated.id, moderatorId, createdAt })
    .returning();
  if (!row) throw new Error("The decision was not written.");
  await record(tx, viewer, kind, subjectOf(decision), { decision: row.id, digest: digestOf(statement, row) });
  if (memberId !== null && memberId !== moderatorId && isNews)
    await notify(tx, { kind: "decision", memberId, argumentId, decisionId: row.id });
  return row.id;
}

function subjectOf({ noticeId, argumentId, memberId, threadId }: NewDecision) {
  if (noticeId) return { type: "notice", id: noticeId } as const;
  if (argumentId) return { type: "argument", id: argumentId } as const;
  return memberId ? ({ type: "member", id: memberId } as const) : ({ type: "thread", id: threadId ?? 0 } as const);
}
