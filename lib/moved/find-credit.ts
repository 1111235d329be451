import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { moved } from "#db/schema/ratings";

/** A credit counts while it was neither taken back nor removed. */
const stands = and(isNull(moved.withdrawnById), isNull(moved.removedById));

/** The credit that a member gave an argument, if it stands. */
export async function findStandingCredit(tx: Transaction, argumentId: number, giverId: number) {
  const [row] = await tx
    .select()
    .from(moved)
    .where(and(eq(moved.argumentId, argumentId), eq(moved.memberId, giverId), stands));
  return row;
}

/** A credit by its number, whether it stands or not. */
export async function findCredit(tx: Transaction, id: number) {
  const [row] = await tx.select().from(moved).where(eq(moved.id, id));
  return row;
}
