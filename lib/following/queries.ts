import { and, desc, eq, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { follows, readingMarks } from "#db/schema/reading";
import { articleRevisions, threads } from "#db/schema/threads";
import { FOLLOWED_SHOWN, MOST_NEWS_COUNTED } from "#lib/following/rules";
import { isPerson, type Viewer } from "#lib/viewer";

/** `news`: how many arguments a member has not seen; MOST_NEWS_COUNTED + 1 stands for more. */
export type FollowedThread = { slug: string; title: string; news: number };

/** The threads that a member follows, the last followed first, with how much is new to them. */
export async function listFollowed(memberId: number): Promise<FollowedThread[]> {
  return read((db) =>
    db
      .select({ slug: threads.slug, title: articleRevisions.title, news: NEWS })
      .from(follows)
      .innerJoin(threads, eq(threads.id, follows.threadId))
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .leftJoin(
        readingMarks,
        and(eq(readingMarks.threadId, follows.threadId), eq(readingMarks.memberId, follows.memberId)),
      )
      .where(eq(follows.memberId, memberId))
      .orderBy(desc(follows.createdAt))
      .limit(FOLLOWED_SHOWN),
  );
}

/** What others argued above the reading mark and was not seen; where nothing was read yet, since the member follows. */
const NEWS = sql<number>`(select count(*) from (
  select 1 from arguments argument
  where argument.thread_id = ${follows.threadId} and argument.id > coalesce(${readingMarks.seenId}, 0)
    and (${readingMarks.seenId} is not null or argument.created_at > ${follows.createdAt})
    and argument.author_id <> ${follows.memberId}
    and argument.hidden_by_id is null and argument.deleted_by_id is null
    and not exists (
      select 1 from seen_arguments seen
      where seen.member_id = ${follows.memberId} and seen.argument_id = argument.id
    )
  limit ${sql.raw(String(MOST_NEWS_COUNTED + 1))}
))`;

/** The slugs of the threads that the viewer follows, or of this one alone, if they do. */
export async function listFollowedSlugs(viewer: Viewer, slug?: string): Promise<string[]> {
  if (!isPerson(viewer)) return [];
  const memberId = viewer.id;
  const rows = await read((db) =>
    slug === undefined ? followedSlugs(db, { memberId }) : followedSlug(db, { memberId, slug }),
  );
  return rows.map((row) => row.slug);
}

const followedSlugs = prepared((db: Reader, given: Given<{ memberId: number }>) =>
  selectFollowed(db)
    .where(eq(follows.memberId, given("memberId")))
    .orderBy(desc(follows.createdAt))
    .limit(FOLLOWED_SHOWN),
);

const followedSlug = prepared((db: Reader, given: Given<{ memberId: number; slug: string }>) =>
  selectFollowed(db).where(and(eq(follows.memberId, given("memberId")), eq(threads.slug, given("slug")))),
);

function selectFollowed(db: Reader) {
  return db.select({ slug: threads.slug }).from(follows).innerJoin(threads, eq(threads.id, follows.threadId));
}
