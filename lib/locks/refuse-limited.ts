import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { decisions } from "#db/schema/moderation";
import { Conflict, TooMany } from "#lib/errors";
import { argumentLockInWords, slowInWords, slowWait, threadLockInWords } from "#lib/locks/limits";
import { lockOver } from "#lib/locks/lock-over";
import { lastPostIn, threadLimits } from "#lib/locks/thread-limits";
import { inWords } from "#lib/text/in-words";
import { actorId, isPerson, type Viewer } from "#lib/viewer";

type Limited = { id: number; lockedById: number | null; slowById: number | null };

/**
 * Lets nobody post in a locked thread (Conflict), and nobody too soon in one that is in slow mode (TooMany), moderators
 * included. The program itself does not wait.
 */
export async function refuseLimited(tx: Transaction, viewer: Viewer, thread: Limited): Promise<void> {
  const now = new Date();
  const { lock, slow } = await threadLimits(tx, thread, now);
  if (lock) throw new Conflict(`${threadLockInWords(lock.until)} Your text stays here.`);
  const authorId = actorId(viewer);
  if (!slow || authorId === null || !isPerson(viewer)) return;
  const last = await lastPostIn(tx, { authorId, threadId: thread.id, minutes: slow.minutes }, now);
  const wait = slowWait(slow, last, now);
  if (wait > 0)
    throw new TooMany(`${slowInWords(slow.minutes)} You can post again ${inWords(wait)}; your text stays here.`, wait);
}

/** Lets nobody reply where a moderator locked the argument, or all that is below one above it. Throws Conflict. */
export async function refuseLockedPlace(tx: Transaction, parentId: number): Promise<void> {
  const [lock] = await lockOn(tx, { parentId, now: new Date() });
  if (!lock) return;
  const words = argumentLockInWords({
    until: lock.until?.toISOString() ?? null,
    above: lock.argumentId !== parentId,
  });
  throw new Conflict(`${words} Your text stays here: you could post it as an argument of its own.`);
}

const lockOn = prepared((tx: Transaction, given: Given<{ parentId: number; now: Date }>) =>
  tx
    .select({ until: decisions.until, argumentId: decisions.argumentId })
    .from(decisions)
    .where(eq(decisions.id, lockOver(given("parentId"), given("now", decisions.until)))),
);
