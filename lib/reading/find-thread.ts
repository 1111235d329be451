import { eq } from "drizzle-orm";
import type { Reader } from "#db/client";
import { threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";

/** The number of the thread with this slug. Throws NotFound. */
export async function findThreadId(db: Reader, slug: string): Promise<number> {
  const [row] = await db.select({ id: threads.id }).from(threads).where(eq(threads.slug, slug));
  if (!row) throw new NotFound("There is no such thread.");
  return row.id;
}
