import { eq } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";

/** Who wrote an argument, in which thread and on which side; null when there is none. */
export async function sideOf(db: Reader, argumentId: number | null) {
  if (argumentId === null) return null;
  const [row] = await db
    .select({ authorId: argumentsTable.authorId, threadId: argumentsTable.threadId, stance: argumentsTable.stance })
    .from(argumentsTable)
    .where(eq(argumentsTable.id, argumentId));
  return row ?? null;
}
