import { and, count, countDistinct, eq, inArray, isNotNull } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { positionChanges, positions } from "#db/schema/positions";
import { threads } from "#db/schema/threads";
import { givenList, listed } from "#lib/arguments/listed";
import { type Balance, NO_BALANCE, told } from "#lib/positions/balance";
import { sideOf } from "#lib/positions/rules";
import { remember } from "#lib/remember";
import { isPerson, type Viewer } from "#lib/viewer";

/** How many members stand where on the motion of each of these threads, by its number. */
export async function balancesOf(db: Reader, threadIds: number[]): Promise<Map<number, Balance>> {
  const values = listed("thread", threadIds, threadIds.length);
  const standing = await standingIn(threadIds.length)(db, values);
  const changed = await changedIn(threadIds.length)(db, values);
  return new Map(
    threadIds.map((id) => {
      const balance = { ...NO_BALANCE, changed: changed.find(({ threadId }) => threadId === id)?.count ?? 0 };
      for (const entry of standing.filter(({ threadId }) => threadId === id))
        balance[(["undecided", "yes", "no"] as const)[sideOf(entry.value)]] += entry.count;
      return [id, told(balance)];
    }),
  );
}

const standingIn = remember(8, String, (most: number) =>
  prepared((db: Reader, given: Given<Record<string, unknown>>) =>
    db
      .select({ threadId: positions.threadId, value: positions.value, count: count() })
      .from(positions)
      .where(inArray(positions.threadId, givenList("thread", most, given)))
      .groupBy(positions.threadId, positions.value),
  ),
);

const changedIn = remember(8, String, (most: number) =>
  prepared((db: Reader, given: Given<Record<string, unknown>>) =>
    db
      .select({ threadId: positionChanges.threadId, count: countDistinct(positionChanges.memberId) })
      .from(positionChanges)
      .where(
        and(inArray(positionChanges.threadId, givenList("thread", most, given)), isNotNull(positionChanges.before)),
      )
      .groupBy(positionChanges.threadId),
  ),
);

/** Where the viewer stands on the motion of a thread; null when they have not said. For nobody else. */
export async function getOwnPosition(viewer: Viewer, threadSlug: string): Promise<number | null> {
  if (!isPerson(viewer)) return null;
  const [row] = await read((db) => ownPosition(db, { memberId: viewer.id, slug: threadSlug }));
  return row?.value ?? null;
}

const ownPosition = prepared((db: Reader, given: Given<{ memberId: number; slug: string }>) =>
  db
    .select({ value: positions.value })
    .from(positions)
    .innerJoin(threads, eq(threads.id, positions.threadId))
    .where(and(eq(threads.slug, given("slug")), eq(positions.memberId, given("memberId")))),
);
