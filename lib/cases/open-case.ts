import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { cases, type Marker } from "#db/schema/cases";
import { DUE_AFTER_MS, reportDueAfter } from "#lib/cases/rules";

/** What came in about an argument; `weight` of a report in hundredths, `receivedAt` of an order. */
type Incoming = {
  why: "report" | "mark" | "notice" | "order" | "held";
  weight?: number;
  markers?: Marker[];
  receivedAt?: Date;
};

/**
 * Puts an argument before the moderators: opens its case, or adds to the open one. The duty that comes first says when
 * it is due. Answers the number of the case.
 */
export async function openCase(tx: Transaction, argumentId: number, incoming: Incoming): Promise<number> {
  const now = incoming.receivedAt ?? new Date();
  const [open] = await tx
    .select()
    .from(cases)
    .where(and(eq(cases.argumentId, argumentId), isNull(cases.closedById), inArray(cases.kind, ["review", "held"])));
  const weight = (open?.weight ?? 0) + (incoming.weight ?? 0);
  const dueAt = dueOf(incoming, weight, open?.openedAt ?? now, now);
  const markers = [...(open?.markers ?? []), ...(incoming.markers ?? [])];
  if (open) {
    const kind = incoming.why === "held" ? "held" : open.kind;
    const soonest = new Date(Math.min(dueAt.getTime(), open.dueAt.getTime()));
    await tx.update(cases).set({ kind, weight, dueAt: soonest, markers }).where(eq(cases.id, open.id));
    return open.id;
  }
  const kind = incoming.why === "held" ? "held" : "review";
  const [row] = await tx
    .insert(cases)
    .values({ kind, argumentId, openedAt: now, dueAt, weight, markers })
    .returning({ id: cases.id });
  if (!row) throw new Error("The case was not written.");
  return row.id;
}

/** Reports are counted from the first of them, everything else from when it comes in. */
function dueOf({ why }: Incoming, weight: number, openedAt: Date, now: Date): Date {
  if (why === "report") return new Date(openedAt.getTime() + reportDueAfter(weight));
  return new Date(now.getTime() + DUE_AFTER_MS[why]);
}
