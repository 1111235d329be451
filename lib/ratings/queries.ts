import { and, desc, eq } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { unindexed } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { ratings } from "#db/schema/ratings";
import { threads } from "#db/schema/threads";
import type { Rating } from "#lib/ratings/schema";
import { isPerson, type Viewer } from "#lib/viewer";

const MOST_OWN_RATINGS = 2_000;

/** What the viewer rated in a thread, by the number of the argument; the latest 2,000. For nobody else. */
export async function listOwnRatings(viewer: Viewer, threadSlug: string): Promise<Record<number, Rating>> {
  if (!isPerson(viewer)) return {};
  const rows = await read((db) => ownRatings(db, { memberId: viewer.id, slug: threadSlug }));
  return Object.fromEntries(rows.map(({ id, strong }) => [id, strong ? "strong" : "weak"]));
}

const ownRatings = prepared((db: Reader, given: Given<{ memberId: number; slug: string }>) =>
  db
    .select({ id: ratings.argumentId, strong: ratings.strong })
    .from(ratings)
    .innerJoin(argumentsTable, eq(argumentsTable.id, ratings.argumentId))
    // Unindexed it keeps SQLite from going through the whole thread.
    .innerJoin(threads, eq(threads.id, unindexed(argumentsTable.threadId)))
    .where(and(eq(ratings.memberId, given("memberId")), eq(threads.slug, given("slug"))))
    .orderBy(desc(ratings.argumentId))
    .limit(MOST_OWN_RATINGS),
);
