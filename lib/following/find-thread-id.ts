import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";

/** The number of a thread. Throws NotFound. */
export async function findThreadId(tx: Transaction, slug: string): Promise<number> {
  const [thread] = await tx.select({ id: threads.id }).from(threads).where(eq(threads.slug, slug));
  if (!thread) throw new NotFound("There is no such thread.");
  return thread.id;
}
