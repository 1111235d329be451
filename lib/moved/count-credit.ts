import { eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";

type Credit = { argumentId: number; across: boolean };

/** Counts a credit for its argument: one more, or one less. Hiding leaves the counts; nobody is shown them then. */
export async function countCredit(tx: Transaction, { argumentId, across }: Credit, more: 1 | -1): Promise<void> {
  await tx
    .update(argumentsTable)
    .set({
      movedCount: sql`${argumentsTable.movedCount} + ${more}`,
      movedAcross: sql`${argumentsTable.movedAcross} + ${across ? more : 0}`,
    })
    .where(eq(argumentsTable.id, argumentId));
}
