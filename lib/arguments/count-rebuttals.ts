import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";

/** Counts anew the visible replies of the other side right below an argument; to be called when one comes or goes. */
export async function countRebuttals(tx: Transaction, parentId: number | null): Promise<void> {
  if (parentId === null) return;
  await countAgain(tx, { parentId });
}

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
