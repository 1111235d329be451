import { and, desc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import type { RecentPosts } from "#lib/arguments/checks";
import { DAY_MS, POSTS_PER_DAY } from "#lib/arguments/rules";

/** What a member posted in the last day, newest first: as many as the limits look at. */
export async function selectRecentPosts(db: Reader, authorId: number, now: Date): Promise<RecentPosts> {
  return postsSince(db, { authorId, since: new Date(now.getTime() - DAY_MS) });
}

const postsSince = prepared((db: Reader, given: Given<{ authorId: number; since: Date }>) =>
  db
    .select({ postedAt: argumentsTable.createdAt })
    .from(argumentsTable)
    .where(
      and(
        eq(argumentsTable.authorId, given("authorId")),
        gt(argumentsTable.createdAt, given("since", argumentsTable.createdAt)),
      ),
    )
    .orderBy(desc(argumentsTable.createdAt))
    .limit(POSTS_PER_DAY),
);
