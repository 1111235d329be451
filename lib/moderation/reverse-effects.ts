import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { moved } from "#db/schema/ratings";
import { threads } from "#db/schema/threads";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { placeArgument } from "#lib/arguments/place-argument";
import type { Decision } from "#lib/moderation/find-decision";
import { countCredit } from "#lib/moved/count-credit";
import { findStandingCredit } from "#lib/moved/find-credit";

/**
 * Takes back all that a decision did and that still stands by it; what another decision did meanwhile stays. What it
 * had decided on while it was held is held again when `held` says so (an undo), and published otherwise (an appeal).
 */
export async function reverseEffects(tx: Transaction, decision: Decision, { held }: { held: boolean }): Promise<void> {
  if (decision.argumentId !== null) await showArgument(tx, decision, held);
  if (decision.kind === "suspend") {
    const suspended = eq(members.suspendedById, decision.id);
    await tx
      .update(members)
      .set({ suspendedById: null })
      .where(and(eq(members.id, decision.memberId ?? 0), suspended));
  }
  if (decision.kind === "lock")
    await tx.update(argumentsTable).set({ lockedById: null }).where(eq(argumentsTable.lockedById, decision.id));
  if (decision.kind === "lock-thread")
    await tx.update(threads).set({ lockedById: null }).where(eq(threads.lockedById, decision.id));
  if (decision.kind === "slow")
    await tx.update(threads).set({ slowById: null }).where(eq(threads.slowById, decision.id));
  if (decision.kind === "hide-revision") {
    const { argumentId, argumentRevision } = decision;
    await tx
      .update(argumentRevisions)
      .set({ hiddenById: null })
      .where(
        and(
          eq(argumentRevisions.argumentId, argumentId ?? 0),
          eq(argumentRevisions.number, argumentRevision ?? 0),
          eq(argumentRevisions.hiddenById, decision.id),
        ),
      );
  }
  if (decision.kind === "remove-credit") await giveCreditBack(tx, decision);
  const { from } = decision.detail;
  if (decision.kind === "move" && decision.argumentId !== null && from !== undefined)
    await placeArgument(tx, decision.argumentId, from);
}

async function showArgument(tx: Transaction, decision: Decision, held: boolean) {
  const heldById = held ? (decision.detail.heldById ?? null) : null;
  if (decision.kind === "publish" && heldById === null) return;
  const stands =
    decision.kind === "publish" ? isNull(argumentsTable.hiddenById) : eq(argumentsTable.hiddenById, decision.id);
  const changed = await tx
    .update(argumentsTable)
    .set({ hiddenById: heldById, held: heldById !== null })
    .where(and(eq(argumentsTable.id, decision.argumentId ?? 0), stands))
    .returning({ parentId: argumentsTable.parentId });
  for (const { parentId } of changed) await countRebuttals(tx, parentId);
}

/** Who credited the argument again meanwhile has one that stands, and no second one. */
async function giveCreditBack(tx: Transaction, decision: Decision) {
  const [removed] = await tx.select().from(moved).where(eq(moved.removedById, decision.id));
  if (!removed || (await findStandingCredit(tx, removed.argumentId, removed.memberId))) return;
  await tx.update(moved).set({ removedById: null }).where(eq(moved.id, removed.id));
  await countCredit(tx, removed, 1);
}
