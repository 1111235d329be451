import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";
import { threadLimits } from "#lib/locks/thread-limits";

/** A thread with what limits it now. Throws NotFound. */
export async function findLimitedThread(tx: Transaction, slug: string) {
  const [thread] = await tx
    .select({ id: threads.id, slug: threads.slug, lockedById: threads.lockedById, slowById: threads.slowById })
    .from(threads)
    .where(eq(threads.slug, slug));
  if (!thread) throw new NotFound("There is no such thread.");
  return { ...thread, limits: await threadLimits(tx, thread) };
}
