import { and, desc, eq, gt, lt } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import type { RecentPosts } from "#lib/arguments/checks";
import { DAY_MS, POST_INTERVAL_MS, POSTS_PER_DAY } from "#lib/arguments/rules";

/**
 * What a member posted in the last day, newest first: as many as the limits look at. What a clock that was ahead put into
 * the future is left out, as nobody is to wait until then.
 */
export async function selectRecentPosts(db: Reader, authorId: number, now: Date): Promise<RecentPosts> {
  const [since, until] = [new Date(now.getTime() - DAY_MS), new Date(now.getTime() + POST_INTERVAL_MS)];
  return postsBetween(db, { authorId, since, until });
}

const postsBetween = prepared((db: Reader, given: Given<{ authorId: number; since: Date; until: Date }>) =>
  db
    .select({ postedAt: argumentsTable.createdAt })
    .from(argumentsTable)
    .where(
      and(
        eq(argumentsTable.authorId, given("authorId")),
        gt(argumentsTable.createdAt, given("since", argumentsTable.createdAt)),
        lt(argumentsTable.createdAt, given("until", argumentsTable.createdAt)),
      ),
    )
    .orderBy(desc(argumentsTable.createdAt))
    .limit(POSTS_PER_DAY),
);
