import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { cases, proposals } from "#db/schema/cases";
import { record } from "#lib/audit/record";
import { openCaseOf } from "#lib/cases/find-case";
import { openCase } from "#lib/cases/open-case";
import type { DecisionKind } from "#lib/moderation/outcome";
import { actorId, type Viewer } from "#lib/viewer";

export type Proposal = { kind: DecisionKind; ground?: string | null; reason: string };

/**
 * Writes down what a moderator who argued on the other side would decide, and frees the case for a second one. The
 * same moderator may say it otherwise as long as nobody decided.
 */
export async function propose(tx: Transaction, viewer: Viewer, argumentId: number, proposal: Proposal): Promise<void> {
  const moderatorId = actorId(viewer) ?? 0;
  const open = await openCaseOf(tx, argumentId);
  const caseId = open?.id ?? (await openCase(tx, argumentId, { why: "mark" }));
  const said = { kind: proposal.kind, ground: proposal.ground ?? null, reason: proposal.reason, createdAt: new Date() };
  await tx
    .insert(proposals)
    .values({ caseId, moderatorId, ...said })
    .onConflictDoUpdate({ target: [proposals.caseId, proposals.moderatorId], set: said });
  await tx.update(cases).set({ claimedById: null, claimedUntil: null }).where(eq(cases.id, caseId));
  await record(tx, viewer, "propose-decision", { type: "case", id: caseId }, { kind: proposal.kind });
}
