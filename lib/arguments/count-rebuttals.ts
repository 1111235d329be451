import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";

/** Counts anew the visible replies of the other side right below an argument; to be called when one comes or goes. */
export async function countRebuttals(tx: Transaction, parentId: number | null): Promise<void> {
  if (parentId === null) return;
  const rebuttals = sql`(
    select count(*) from arguments reply
    where reply.parent_id = ${parentId} and reply.stance <> ${argumentsTable.stance}
      and reply.hidden_by_id is null and reply.deleted_by_id is null)`;
  await tx.update(argumentsTable).set({ rebuttals }).where(eq(argumentsTable.id, parentId));
}
