import { and, eq, isNull } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { orders } from "#db/schema/cases";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { openCaseOf } from "#lib/cases/find-case";
import { authorize, Conflict } from "#lib/errors";
import { arguedAgainst, refuseOwnReport } from "#lib/moderation/conflict-of-interest";
import type { Decided } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { propose } from "#lib/moderation/propose";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseStale } from "#lib/moderation/refuse-stale";
import type { KeepArgument } from "#lib/moderation/schema";
import { settle } from "#lib/moderation/settle";
import { tellOfHeld } from "#lib/notifications/tell-of-held";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Decides that an argument stays, or, when it was held, that it is published; answers all that is open about it. A
 * moderator who argued on the other side only proposes it. Throws Conflict when nothing is open any more, or it was
 * edited or is worked on by another.
 */
export async function keepArgument(viewer: Viewer, input: KeepArgument): Promise<Decided> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can keep an argument.");
    await refuseOwnReport(tx, actorId(viewer), argument.id);
    await refuseStale(tx, viewer, argument, input);
    if (!(await openCaseOf(tx, argument.id)))
      throw new Conflict("Another moderator decided on this argument a moment ago.");
    await refuseOpenOrder(tx, argument.id);
    const place = { id: argument.id, thread: argument.thread };
    if (await arguedAgainst(tx, actorId(viewer), argument)) {
      await propose(tx, viewer, argument.id, { kind: "keep", reason: input.reason });
      return { ...place, decisionId: null };
    }
    const kind = argument.held ? "publish" : "keep";
    const decisionId = await recordDecision(tx, viewer, {
      kind,
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      reason: input.reason,
      detail: argument.held && argument.hiddenById !== null ? { heldById: argument.hiddenById } : {},
    });
    await settle(tx, argument.id, decisionId, kind);
    if (argument.held) {
      await tx.update(argumentsTable).set({ hiddenById: null, held: false }).where(eq(argumentsTable.id, argument.id));
      await countRebuttals(tx, argument.parentId);
      await tellOfHeld(tx, argument, decisionId);
    }
    return { ...place, decisionId };
  });
}

/** An hour runs, and the queue must not lose sight of it. */
async function refuseOpenOrder(tx: Transaction, argumentId: number) {
  const open = and(eq(orders.argumentId, argumentId), isNull(orders.executedById));
  if ((await tx.$count(orders, open)) > 0)
    throw new Conflict(
      "An authority ordered to remove this. Carry the order out first; it can be shown again afterwards.",
    );
}
