import { and, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { Reader } from "#db/client";
import { unindexed } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { NO_LIMITS, slowWait, type ThreadLimits } from "#lib/locks/limits";

type Limited = { lockedById: number | null; slowById: number | null };

/** The lock and the slow mode of a thread that stand at `now`; what has ended by itself does not. */
export async function threadLimits(
  db: Reader,
  { lockedById, slowById }: Limited,
  now = new Date(),
): Promise<ThreadLimits> {
  const ids = [lockedById, slowById].filter((id) => id !== null);
  if (ids.length === 0) return NO_LIMITS;
  const rows = await db.select().from(decisions).where(inArray(decisions.id, ids));
  const standing = rows
    .filter(({ until }) => until === null || until > now)
    .map(({ id, createdAt, until, reason, detail }) => ({
      id,
      minutes: detail.minutes,
      said: { since: createdAt.toISOString(), until: until?.toISOString() ?? null, reason },
    }));
  const slow = standing.find(({ id }) => id === slowById);
  return {
    lock: standing.find(({ id }) => id === lockedById)?.said ?? null,
    slow: slow?.minutes === undefined ? null : { ...slow.said, minutes: slow.minutes },
  };
}

/** The slow mode of a thread, and when it lets a member post again; null when there is none. */
export async function slowPause(
  db: Reader,
  authorId: number,
  slug: string,
  now: Date,
): Promise<{ minutes: number; endsAt: Date } | null> {
  const [thread] = await limitedThread(db, { slug });
  const slow = thread && (await threadLimits(db, thread, now)).slow;
  if (!slow) return null;
  const last = await lastPostIn(db, { authorId, threadId: thread.id, minutes: slow.minutes }, now);
  return { minutes: slow.minutes, endsAt: new Date(now.getTime() + slowWait(slow, last, now) * 1000) };
}

const limitedThread = prepared((db: Reader, given: Given<{ slug: string }>) =>
  db
    .select({ id: threads.id, lockedById: threads.lockedById, slowById: threads.slowById })
    .from(threads)
    .where(eq(threads.slug, given("slug"))),
);

/** When somebody last posted in a thread, if that was within the last `minutes`. */
export async function lastPostIn(
  db: Reader,
  { authorId, threadId, minutes }: { authorId: number; threadId: number; minutes: number },
  now: Date,
): Promise<Date | undefined> {
  const [last] = await db
    .select({ postedAt: argumentsTable.createdAt })
    .from(argumentsTable)
    .where(
      and(
        eq(argumentsTable.authorId, authorId),
        // Unindexed it keeps SQLite from going through the whole thread.
        eq(unindexed(argumentsTable.threadId), threadId),
        gt(argumentsTable.createdAt, new Date(now.getTime() - minutes * 60_000)),
        // Later is only what a clock that was ahead has put there, for which nobody is to wait.
        lt(argumentsTable.createdAt, new Date(now.getTime() + minutes * 60_000)),
      ),
    )
    .orderBy(desc(argumentsTable.createdAt))
    .limit(1);
  return last?.postedAt;
}
