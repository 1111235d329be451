import { eq } from "drizzle-orm";
import type { Reader } from "#db/client";
import { decisions } from "#db/schema/moderation";

/** The decision that locks an argument itself at `now`; undefined when none does, or it has ended. */
export async function standingLock(db: Reader, lockedById: number | null, now = new Date()) {
  if (lockedById === null) return undefined;
  const [lock] = await db.select().from(decisions).where(eq(decisions.id, lockedById));
  return lock && (lock.until === null || lock.until > now) ? lock : undefined;
}
