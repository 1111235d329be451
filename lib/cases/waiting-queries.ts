import { count, isNull, min } from "drizzle-orm";
import { read } from "#db/client";
import { CASE_KINDS, cases, orders } from "#db/schema/cases";

export type Waiting = { kind: (typeof CASE_KINDS)[number] | "order"; count: number; oldest: Date | null };

/** How much waits for the moderators, of each kind, and since when; for who measures, and so without what it is about. */
export async function countWaiting(): Promise<Waiting[]> {
  return read(async (db) => {
    const found = await db
      .select({ kind: cases.kind, count: count(), oldest: min(cases.openedAt) })
      .from(cases)
      .where(isNull(cases.closedById))
      .groupBy(cases.kind);
    const [order] = await db
      .select({ count: count(), oldest: min(orders.receivedAt) })
      .from(orders)
      .where(isNull(orders.executedById));
    return [
      ...CASE_KINDS.map((kind) => found.find((each) => each.kind === kind) ?? { kind, count: 0, oldest: null }),
      { kind: "order", count: order?.count ?? 0, oldest: order?.oldest ?? null },
    ];
  });
}
