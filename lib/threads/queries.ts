import { and, asc, count, desc, eq, inArray, isNull, max } from "drizzle-orm";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { articleRevisions, type Source, stances, threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";
import { renderArticle } from "#lib/text/markdown";

export type Stance = { slug: string; label: string; summary: string; side: 1 | 2 };
export type ThreadSummary = {
  slug: string;
  kicker: string;
  title: string;
  motion: string;
  stances: Stance[];
  argumentCount: number;
  countOf: Record<string, number>;
  lastArgumentAt: string | null;
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
    const counts = await db
      .select({
        threadId: argumentsTable.threadId,
        stance: argumentsTable.stance,
        count: count(),
        last: max(argumentsTable.createdAt),
      })
      .from(argumentsTable)
      .where(
        and(
          inArray(argumentsTable.threadId, ids),
          isNull(argumentsTable.hiddenById),
          isNull(argumentsTable.deletedById),
        ),
      )
      .groupBy(argumentsTable.threadId, argumentsTable.stance);
    return rows.map(({ id, ...row }) => {
      const own = counts.filter((entry) => entry.threadId === id);
      const last = own.map((entry) => entry.last?.getTime() ?? 0).reduce((a, b) => Math.max(a, b), 0);
      return {
        ...row,
        stances: sides.filter((stance) => stance.threadId === id).map(asStance),
        argumentCount: own.reduce((sum, entry) => sum + entry.count, 0),
        countOf: Object.fromEntries(own.flatMap((entry) => (entry.stance ? [[entry.stance, entry.count]] : []))),
        lastArgumentAt: last > 0 ? new Date(last).toISOString() : null,
      };
    });
  });
}

/** A thread without its article. Throws NotFound. */
export async function getThread(slug: string): Promise<Thread> {
  const { thread } = await getThreadWithMarkdown(slug);
  return thread;
}

/** A thread with its article, rendered. Throws NotFound. */
export async function getThreadWithArticle(slug: string): Promise<{ thread: Thread; article: Article }> {
  const { thread, markdown } = await getThreadWithMarkdown(slug);
  return { thread, article: { html: renderArticle(markdown), minutes: minutesToRead(markdown) } };
}

/** A thread with its article as it was written, to write a new revision from. Throws NotFound. */
export async function getThreadWithMarkdown(slug: string): Promise<{ thread: Thread; markdown: string }> {
  return read(async (db) => {
    const [row] = await db
      .select({
        id: threads.id,
        slug: threads.slug,
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
      .where(eq(threads.slug, slug));
    if (!row) throw new NotFound("There is no such thread.");
    const [yes, no] = (
      await db.select().from(stances).where(eq(stances.threadId, row.id)).orderBy(asc(stances.side))
    ).map(asStance);
    if (!yes || !no) throw new Error(`Thread ${slug} does not have two stances.`);
    const { markdown, revisedAt, ...thread } = row;
    return { thread: { ...thread, revisedAt: revisedAt.toISOString(), stances: [yes, no] }, markdown };
  });
}

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

const asStance = (row: typeof stances.$inferSelect): Stance => ({
  slug: row.slug,
  label: row.label,
  summary: row.summary,
  side: row.side === 1 ? 1 : 2,
});

const WORDS_PER_MINUTE = 230; // silent reading of English prose: 238 on average (Brysbaert 2019), rounded down

function minutesToRead(markdown: string): number {
  return Math.max(1, Math.round(markdown.split(/\s+/).length / WORDS_PER_MINUTE));
}
