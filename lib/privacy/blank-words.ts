import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { cases, proposals } from "#db/schema/cases";
import { appeals, decisions, reports } from "#db/schema/moderation";
import { moved } from "#db/schema/ratings";
import { redactDecision } from "#lib/privacy/redact-decision";
import { NO_REASON, NO_WORDS } from "#lib/privacy/rules";
import type { Viewer } from "#lib/viewer";

/**
 * Takes away what else a member wrote, and what moderators wrote to them or proposed about their arguments, which may
 * quote those. What was decided, on which ground, stays.
 */
export async function blankWords(tx: Transaction, viewer: Viewer, id: number): Promise<void> {
  await tx.update(moved).set({ why: NO_REASON }).where(eq(moved.memberId, id));
  await tx.update(reports).set({ note: "" }).where(eq(reports.memberId, id));
  await tx.update(appeals).set({ words: NO_WORDS }).where(eq(appeals.memberId, id));
  const own = tx.select({ id: argumentsTable.id }).from(argumentsTable).where(eq(argumentsTable.authorId, id));
  const about = tx.select({ id: cases.id }).from(cases).where(inArray(cases.argumentId, own));
  await tx.update(proposals).set({ reason: NO_WORDS }).where(inArray(proposals.caseId, about));
  const told = await tx.select({ id: decisions.id }).from(decisions).where(eq(decisions.memberId, id));
  for (const decision of told) await redactDecision(tx, viewer, decision.id, () => NO_WORDS);
}
