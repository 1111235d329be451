import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentCounts, argumentsTable } from "#db/schema/arguments";
import { articleRevisions, type Source, stances, threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";
import type { ThreadLimits } from "#lib/locks/limits";
import { threadLimits } from "#lib/locks/thread-limits";
import { type Balance, NO_BALANCE } from "#lib/positions/balance";
import { balancesOf } from "#lib/positions/queries";
import { remember } from "#lib/remember";
import { renderArticle } from "#lib/text/markdown";
import { type DayOfArguments, recentDays } from "#lib/threads/activity";

export type Stance = { slug: string; label: string; summary: string; side: 1 | 2 };
/** What tells a side apart where its summary is not needed. */
export type Side = Pick<Stance, "slug" | "label" | "side">;
export type ThreadSummary = {
  slug: string;
  kicker: string;
  title: string;
  motion: string;
  stances: [Stance, Stance];
  argumentCount: number;
  balance: Balance;
  lastArgumentAt: string | null;
  days: DayOfArguments[];
};
export type Thread = {
  id: number;
  slug: string;
  kicker: string;
  title: string;
  dek: string;
  motion: string;
  published: string;
  /** The number of the article's revision, and when it was published. */
  revision: number;
  revisedAt: string;
  language: string;
  sources: Source[];
  stances: [Stance, Stance];
  /** What moderators decided about how everybody argues here now. */
  limits: ThreadLimits;
};
export type Article = { html: string; minutes: number };

/** All threads, the newest first, with how much was argued on each side. */
export async function listThreads(): Promise<ThreadSummary[]> {
  return read(async (db) => {
    const rows = await db
      .select({
        id: threads.id,
        slug: threads.slug,
        kicker: articleRevisions.kicker,
        title: articleRevisions.title,
        motion: articleRevisions.motion,
      })
      .from(threads)
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .orderBy(desc(threads.createdAt))
      .limit(100);
    const ids = rows.map((row) => row.id);
    const sides = await db.select().from(stances).where(inArray(stances.threadId, ids)).orderBy(asc(stances.side));
    const counts = await countedIn(db, ids);
    const balances = await balancesOf(db, ids);
    const newest = Math.max(0, ...counts.map((entry) => entry.last?.getTime() ?? 0));
    const days = await recentDays(db, ids, new Date(newest));
    return rows.map(({ id, ...row }) => {
      const argued = counts.find((entry) => entry.threadId === id);
      return {
        ...row,
        stances: bothOf(
          row.slug,
          sides.filter((stance) => stance.threadId === id),
        ),
        argumentCount: argued?.count ?? 0,
        balance: balances.get(id) ?? NO_BALANCE,
        lastArgumentAt: argued?.last?.toISOString() ?? null,
        days: days.get(id) ?? [],
      };
    });
  });
}

/** How many visible arguments each of these threads has, and when the last of them was posted. */
async function countedIn(db: Reader, ids: number[]) {
  const last = sql<Date | null>`(select newest.created_at from arguments newest
    where newest.thread_id = argument_counts.thread_id and newest.hidden_by_id is null and newest.deleted_by_id is null
    order by newest.created_at desc limit 1)`.mapWith(argumentsTable.createdAt);
  return db
    .select({ threadId: argumentCounts.threadId, count: sql<number>`sum(${argumentCounts.count})`, last })
    .from(argumentCounts)
    .where(inArray(argumentCounts.threadId, ids))
    .groupBy(argumentCounts.threadId);
}

/** A thread without its article. Throws NotFound. */
export async function getThread(slug: string): Promise<Thread> {
  const { thread } = await getThreadWithMarkdown(slug);
  return thread;
}

export type ThreadWithArticle = { thread: Thread; article: Article; balance: Balance };

/** A thread with its article, rendered, and where its readers stand. Throws NotFound. */
export async function getThreadWithArticle(slug: string): Promise<ThreadWithArticle> {
  const { thread, markdown } = await getThreadWithMarkdown(slug);
  const balances = await read((db) => balancesOf(db, [thread.id]));
  return {
    thread,
    article: articleOf(markdown),
    balance: balances.get(thread.id) ?? NO_BALANCE,
  };
}

/** A thread with its article as it was written, to write a new revision from. Throws NotFound. */
export async function getThreadWithMarkdown(slug: string): Promise<{ thread: Thread; markdown: string }> {
  return read(async (db) => {
    const [row] = await threadBySlug(db, { slug });
    if (!row) throw new NotFound("There is no such thread.");
    const sides = await sidesOf(db, { threadId: row.id });
    const { markdown, revisedAt, lockedById, slowById, ...thread } = row;
    const limits = await threadLimits(db, { lockedById, slowById });
    return {
      thread: { ...thread, revisedAt: revisedAt.toISOString(), stances: bothOf(slug, sides), limits },
      markdown,
    };
  });
}

const threadBySlug = prepared((db: Reader, given: Given<{ slug: string }>) =>
  db
    .select({
      id: threads.id,
      slug: threads.slug,
      lockedById: threads.lockedById,
      slowById: threads.slowById,
      kicker: articleRevisions.kicker,
      title: articleRevisions.title,
      dek: articleRevisions.dek,
      motion: articleRevisions.motion,
      published: articleRevisions.published,
      revision: articleRevisions.number,
      revisedAt: articleRevisions.createdAt,
      language: articleRevisions.language,
      sources: articleRevisions.sources,
      markdown: articleRevisions.markdown,
    })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(eq(threads.slug, given("slug"))),
);

const sidesOf = prepared((db: Reader, given: Given<{ threadId: number }>) =>
  db
    .select()
    .from(stances)
    .where(eq(stances.threadId, given("threadId")))
    .orderBy(asc(stances.side)),
);

/** The stances of each of these threads, by its slug. */
export async function listStances(slugs: string[]): Promise<Record<string, Stance[]>> {
  if (slugs.length === 0) return {};
  const rows = await read((db) =>
    db
      .select({ thread: threads.slug, stance: stances })
      .from(stances)
      .innerJoin(threads, eq(threads.id, stances.threadId))
      .where(inArray(threads.slug, [...new Set(slugs)]))
      .orderBy(asc(stances.side)),
  );
  const byThread = Map.groupBy(rows, (row) => row.thread);
  return Object.fromEntries([...byThread].map(([slug, own]) => [slug, own.map((row) => asStance(row.stance))]));
}

function bothOf(slug: string, sides: (typeof stances.$inferSelect)[]): [Stance, Stance] {
  const [yes, no] = sides.map(asStance);
  if (!yes || !no) throw new Error(`Thread ${slug} does not have two stances.`);
  return [yes, no];
}

const asStance = (row: typeof stances.$inferSelect): Stance => ({
  slug: row.slug,
  label: row.label,
  summary: row.summary,
  side: row.side === 1 ? 1 : 2,
});

const articleOf = remember(
  20,
  (markdown: string) => markdown,
  (markdown): Article => ({ html: renderArticle(markdown), minutes: minutesToRead(markdown) }),
);

const WORDS_PER_MINUTE = 230; // silent reading of English prose: 238 on average (Brysbaert 2019), rounded down

function minutesToRead(markdown: string): number {
  return Math.max(1, Math.round(markdown.split(/\s+/).length / WORDS_PER_MINUTE));
}
