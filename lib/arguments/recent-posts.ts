import { and, desc, eq, gt } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import type { RecentPosts } from "#lib/arguments/checks";
import { DAY_MS, POSTS_PER_DAY } from "#lib/arguments/rules";

/** What a member posted in the last day, newest first: as many as the limits look at. */
export async function selectRecentPosts(db: Reader, authorId: number, now: Date): Promise<RecentPosts> {
  return db
    .select({ postedAt: argumentsTable.createdAt })
    .from(argumentsTable)
    .where(and(eq(argumentsTable.authorId, authorId), gt(argumentsTable.createdAt, new Date(now.getTime() - DAY_MS))))
    .orderBy(desc(argumentsTable.createdAt))
    .limit(POSTS_PER_DAY);
}
