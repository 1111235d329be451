import { and, eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { orders } from "#db/schema/cases";
import { findArgument } from "#lib/arguments/find-argument";
import { ArgumentId } from "#lib/arguments/schema";
import { record } from "#lib/audit/record";
import { openCase } from "#lib/cases/open-case";
import { config } from "#lib/config";
import { authorize, Invalid, NotFound } from "#lib/errors";
import { placeOf } from "#lib/notices/place";
import { canEnterOrder } from "#lib/orders/policy";
import type { EnterOrder } from "#lib/orders/schema";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Writes down an order to remove terrorist content (Art. 3 of Regulation (EU) 2021/784) that came to the operator. An
 * hour runs from when it was received. Throws Invalid when there is no such argument, or it was entered before.
 */
export async function enterOrder(viewer: Viewer, input: EnterOrder): Promise<{ order: number }> {
  return write(async (tx) => {
    authorize(canEnterOrder(viewer), viewer);
    const argument = await namedArgument(tx, viewer, input.place);
    const same = and(eq(orders.reference, input.reference), eq(orders.argumentId, argument.id));
    if ((await tx.$count(orders, same)) > 0)
      throw new Invalid({ reference: "An order with this reference was entered for this argument before." });
    const { authority, reference, receivedAt } = input;
    const [order] = await tx
      .insert(orders)
      .values({
        argumentId: argument.id,
        authority,
        reference,
        receivedAt,
        enteredById: actorId(viewer) ?? 0,
        createdAt: new Date(),
      })
      .returning({ id: orders.id });
    if (!order) throw new Error("The order was not written.");
    await openCase(tx, argument.id, { why: "order", receivedAt });
    const detail = { order: order.id, receivedAt: receivedAt.toISOString() };
    await record(tx, viewer, "enter-order", { type: "argument", id: argument.id }, detail);
    return { order: order.id };
  });
}

/** The argument that an order names by its number or its address; hidden ones too, as hiding again holds better. */
async function namedArgument(tx: Transaction, viewer: Viewer, typed: string) {
  const { data: number } = ArgumentId.safeParse(typed);
  const place = placeOf(typed, config().origin)?.argument;
  const id = number ?? place?.id;
  const unknown = new Invalid({ place: "There is no argument at this address or with this number (any more)." });
  if (id === undefined) throw unknown;
  const argument = await findArgument(tx, viewer, id).catch((error: unknown) => {
    throw error instanceof NotFound ? unknown : error;
  });
  if (number === undefined && place?.thread !== argument.thread) throw unknown;
  return argument;
}
