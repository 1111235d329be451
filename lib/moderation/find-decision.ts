import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { NotFound } from "#lib/errors";

export type Decision = typeof decisions.$inferSelect;

/** A decision by its number. Throws NotFound. */
export async function findDecision(tx: Transaction, id: number): Promise<Decision> {
  const [row] = await tx.select().from(decisions).where(eq(decisions.id, id));
  if (!row) throw new NotFound("There is no such decision.");
  return row;
}
