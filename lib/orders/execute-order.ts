import { eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { orders } from "#db/schema/cases";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { authorize, Conflict, NotFound } from "#lib/errors";
import { recordDecision } from "#lib/moderation/record-decision";
import { refusePartial } from "#lib/moderation/refuse-against";
import { settle } from "#lib/moderation/settle";
import { canExecuteOrder } from "#lib/orders/policy";
import { ORDER_LAW, ORDER_REASON } from "#lib/orders/rules";
import type { ExecuteOrder } from "#lib/orders/schema";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Hides what an order names, at once: whoever works on its case, whatever its text is by now, and also when it was
 * hidden before on another ground, which an appeal could reverse. Answers all that is open about it. Throws NotFound,
 * Forbidden for its author, Conflict when it was carried out already.
 */
export async function executeOrder(viewer: Viewer, input: ExecuteOrder): Promise<{ decisionId: number }> {
  return write(async (tx) => {
    const order = await findOrder(tx, input.order);
    authorize(
      canExecuteOrder(viewer, order),
      viewer,
      "A moderator who did not write the argument carries the order out.",
    );
    if (order.executedById !== null)
      throw new Conflict("Another moderator carried this order out a moment ago. The argument is hidden.");
    await refuseAlone(tx, viewer, order);
    const { argumentId } = order;
    const heldById = order.held && order.hiddenById !== null ? { heldById: order.hiddenById } : {};
    const decisionId = await recordDecision(tx, viewer, {
      kind: "hide",
      argumentId,
      argumentRevision: order.revision,
      threadId: order.threadId,
      memberId: order.authorId,
      ground: "unlawful",
      reason: ORDER_REASON,
      law: ORDER_LAW,
      detail: { order: order.id, ...heldById },
    });
    const hidden = { hiddenById: decisionId, held: false };
    await tx.update(argumentsTable).set(hidden).where(eq(argumentsTable.id, argumentId));
    await settle(tx, argumentId, decisionId, "hide");
    await countRebuttals(tx, order.parentId);
    return { decisionId };
  });
}

/**
 * An hour does not wait for somebody impartial; but who argued on the other side, or reported it, carries out only what
 * another wrote down, so that nobody hides by an order of their own making. Throws Forbidden.
 */
async function refuseAlone(tx: Transaction, viewer: Viewer, order: Awaited<ReturnType<typeof findOrder>>) {
  if (order.enteredById !== actorId(viewer)) return;
  await refusePartial(tx, viewer, { id: order.argumentId, threadId: order.threadId, stance: order.stance });
}

/** An order and its argument, also when its author deleted that meanwhile: the order is to be answered all the same. */
async function findOrder(tx: Transaction, id: number) {
  const [row] = await tx
    .select({
      id: orders.id,
      executedById: orders.executedById,
      enteredById: orders.enteredById,
      argumentId: argumentsTable.id,
      threadId: argumentsTable.threadId,
      stance: argumentsTable.stance,
      authorId: argumentsTable.authorId,
      revision: argumentsTable.revision,
      parentId: argumentsTable.parentId,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
    })
    .from(orders)
    .innerJoin(argumentsTable, eq(argumentsTable.id, orders.argumentId))
    .where(eq(orders.id, id));
  if (!row) throw new NotFound("There is no such order.");
  return row;
}
