import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";

/** Counts anew the visible replies of the other side right below an argument; to be called when one comes or goes. */
export async function countRebuttals(tx: Transaction, parentId: number | null): Promise<void> {
  if (parentId === null) return;
  await countAgain(tx, { parentId });
}

/** Counts one visible reply more, just written, instead of all there are: below some there are thousands. */
export async function countOneRebuttal(tx: Transaction, parentId: number, stance: string): Promise<void> {
  await addOne(tx, { parentId, stance });
}

const addOne = prepared((tx: Transaction, given: Given<{ parentId: number; stance: string }>) =>
  tx
    .update(argumentsTable)
    .set({ rebuttals: sql`${argumentsTable.rebuttals} + 1` })
    .where(and(eq(argumentsTable.id, given("parentId")), ne(argumentsTable.stance, given("stance")))),
);

const countAgain = prepared((tx: Transaction, given: Given<{ parentId: number }>) => {
  const rebuttals = sql`(
    select count(*) from arguments reply
    where reply.parent_id = ${given("parentId")} and reply.stance <> ${argumentsTable.stance}
      and reply.hidden_by_id is null and reply.deleted_by_id is null)`;
  return tx
    .update(argumentsTable)
    .set({ rebuttals })
    .where(eq(argumentsTable.id, given("parentId")));
});
