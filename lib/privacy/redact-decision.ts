import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { record } from "#lib/audit/record";
import { digestOf } from "#lib/statements/digest";
import type { Viewer } from "#lib/viewer";

/**
 * Changes the words of a decision to whom it concerned, and writes the digest that it has now into the record: the row
 * from when it was decided stays as it is, and the check of the record goes by the newest (lib/audit/verify-chain.ts).
 */
export async function redactDecision(
  tx: Transaction,
  viewer: Viewer,
  id: number,
  redact: (reason: string) => string,
): Promise<void> {
  const [found] = await tx
    .select({ decision: decisions, statement: statements })
    .from(decisions)
    .innerJoin(statements, eq(statements.id, decisions.statementId))
    .where(eq(decisions.id, id));
  if (!found || found.decision.reason === "") return;
  const reason = redact(found.decision.reason);
  if (reason === found.decision.reason) return;
  await tx.update(decisions).set({ reason }).where(eq(decisions.id, id));
  const digest = digestOf(found.statement, { ...found.decision, reason });
  await record(tx, viewer, "redact-decision", { type: "decision", id }, { decision: id, digest });
}
