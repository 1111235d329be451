import { asc, desc, eq, gt, isNull } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { orders } from "#db/schema/cases";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { Forbidden } from "#lib/errors";
import { canExecuteOrder, canReadOrders } from "#lib/orders/policy";
import { DONE_SHOWN, dueOf } from "#lib/orders/rules";
import type { Viewer } from "#lib/viewer";

/** `asOf` is the moment of the look, from which a countdown starts. `doneAt` is when it was carried out. */
export type Order = {
  id: number;
  authority: string;
  reference: string;
  argumentId: number;
  thread: string;
  receivedAt: string;
  dueAt: string;
  doneAt: string | null;
  canExecute: boolean;
  asOf: string;
};

/** The orders that wait, the most urgent first, and the last that were carried out. Throws Forbidden for others than moderators. */
export async function listOrders(viewer: Viewer): Promise<{ open: Order[]; done: Order[] }> {
  if (!canReadOrders(viewer)) throw new Forbidden("Orders are for the moderators.");
  return read(async (db) => {
    const open = await selectOrders(db)
      .where(isNull(orders.executedById))
      .orderBy(asc(orders.receivedAt), asc(orders.id));
    const done = await selectOrders(db)
      .where(gt(orders.executedById, 0))
      .orderBy(desc(orders.executedById), desc(orders.id))
      .limit(DONE_SHOWN);
    return { open: open.map((row) => asOrder(viewer, row)), done: done.map((row) => asOrder(viewer, row)) };
  });
}

function selectOrders(db: Reader) {
  return db
    .select({
      id: orders.id,
      authority: orders.authority,
      reference: orders.reference,
      argumentId: orders.argumentId,
      authorId: argumentsTable.authorId,
      thread: threads.slug,
      receivedAt: orders.receivedAt,
      doneAt: decisions.createdAt,
    })
    .from(orders)
    .innerJoin(argumentsTable, eq(argumentsTable.id, orders.argumentId))
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .leftJoin(decisions, eq(decisions.id, orders.executedById));
}

type OrderRow = Awaited<ReturnType<typeof selectOrders>>[number];

function asOrder(viewer: Viewer, { authorId, receivedAt, doneAt, ...row }: OrderRow): Order {
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    dueAt: dueOf(receivedAt).toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    canExecute: doneAt === null && canExecuteOrder(viewer, { authorId }),
    asOf: new Date().toISOString(),
  };
}
