import { and, asc, count, desc, eq, exists, inArray, notLike, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { numbersInOrder, unindexed } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentsTable } from "#db/schema/arguments";
import { articleRevisions, threads } from "#db/schema/threads";
import { articlesWith, claimsLike, type Term } from "#db/search";
import { handleBegins } from "#lib/accounts/handle-begins";
import { isVisible } from "#lib/arguments/traces";
import { FORMER } from "#lib/privacy/former";
import {
  type ArgumentFilters,
  argumentsInOrder,
  type Found,
  type FoundArgument,
  type FoundRow,
  findArguments,
  isOfHit,
  NOTHING,
  type Range,
} from "#lib/search/found-arguments";
import {
  MOST_PAGES,
  MOST_RANKED,
  MOST_SIMILAR,
  RESULTS_ABOVE,
  RESULTS_PER_PAGE,
  SNIPPET_LENGTH,
} from "#lib/search/rules";
import type { Kind } from "#lib/search/schema";
import { SIMILAR_FROM, significantRoots, similarity } from "#lib/search/similarity";
import { highlight, type Piece, snippetOf } from "#lib/search/snippet";
import { wantedTerms } from "#lib/search/wanted";
import { articleText } from "#lib/text/markdown";
import { listStances } from "#lib/threads/queries";

export type Filters = { kind?: Kind } & ArgumentFilters;
export type { FoundArgument };

export type FoundArticle = { slug: string; title: Piece[]; snippet: Piece[]; published: string };
export type FoundMember = { handle: string; joinedAt: string };

/** Of each kind how many there are, and those of this page; a kind that was not asked for has none. */
export type Findings = {
  /** Whether there was a word to look for. */
  asked: boolean;
  arguments: Found<FoundArgument>;
  articles: Found<FoundArticle>;
  members: Found<FoundMember>;
  page: number;
  /** Whether the next page has any. */
  hasMore: boolean;
};

/**
 * What has all the words of a query (the last may be the beginning of one), the best first; with the same score the
 * newest. Any text is a query. Without a kind, a few articles and members come with the first page of arguments.
 */
export async function searchEverything(query: string, filters: Filters = {}, page = 1): Promise<Findings> {
  const terms = wantedTerms(query);
  const wants = (kind: Kind) => filters.kind === undefined || filters.kind === kind;
  const range = { limit: RESULTS_PER_PAGE, offset: (page - 1) * RESULTS_PER_PAGE };
  const beside = (kind: Kind) => (filters.kind === kind ? range : { limit: page === 1 ? RESULTS_ABOVE : 0, offset: 0 });
  // Only an argument has a side and an author.
  const isOfArguments = filters.stance !== undefined || filters.author !== undefined;
  const found = await read(async (db) => ({
    arguments: wants("arguments") && terms.length > 0 ? await findArguments(db, terms, filters, range) : NOTHING,
    articles:
      wants("articles") && terms.length > 0 && !isOfArguments
        ? await findArticles(db, terms, filters.thread, beside("articles"))
        : NOTHING,
    members:
      wants("members") && !isOfArguments && !filters.thread ? await findMembers(db, query, beside("members")) : NOTHING,
  }));
  const paged = found[filters.kind ?? "arguments"];
  return {
    ...found,
    asked: terms.length > 0,
    arguments: { ...found.arguments, results: await withStances(found.arguments.results) },
    page,
    hasMore: page < MOST_PAGES && range.offset + paged.results.length < paged.total && paged.results.length > 0,
  };
}

async function withStances(rows: FoundRow[]): Promise<FoundArgument[]> {
  const stancesOf = await listStances(rows.map((row) => row.thread.slug));
  return rows.map((row) => ({ ...row, stance: stancesOf[row.thread.slug]?.find(({ slug }) => slug === row.stance) }));
}

async function findArticles(db: Reader, terms: Term[], thread: string | undefined, range: Range) {
  const hits = articlesWith(db, { terms }, MOST_RANKED);
  const where = thread === undefined ? sql`true` : eq(threads.slug, thread);
  // The numbers alone at first: the sorting of all that was found would carry their texts along.
  const [ranked] = await db
    .select({ looked: count(), found: numbersInOrder(threads.id, sql`${hits.score}, ${threads.id} desc`, where) })
    .from(hits)
    .innerJoin(threads, eq(threads.id, unindexed(hits.id)));
  const { looked, found } = ranked ?? { looked: 0, found: [] };
  const ids = found.slice(range.offset, range.offset + range.limit);
  const rows = await db
    .select({
      id: threads.id,
      slug: threads.slug,
      title: articleRevisions.title,
      dek: articleRevisions.dek,
      motion: articleRevisions.motion,
      markdown: articleRevisions.markdown,
      published: articleRevisions.published,
    })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(inArray(threads.id, ids));
  return {
    total: found.length,
    isMore: looked === MOST_RANKED,
    results: rows
      .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map(
        (row): FoundArticle => ({
          slug: row.slug,
          title: highlight(row.title, terms),
          snippet: snippetOf([row.dek, row.motion, articleText(row.markdown)].join(" "), terms, SNIPPET_LENGTH),
          published: row.published,
        }),
      ),
  };
}

const BEGINNING_OF_A_HANDLE = /^\s*@?([a-z0-9._-]{2,24})\s*$/i;

/** Members whose handle begins with the query, in the order of their handles: those who have argued something that stands. */
async function findMembers(db: Reader, query: string, range: Range): Promise<Found<FoundMember>> {
  const [, typed] = BEGINNING_OF_A_HANDLE.exec(query) ?? [];
  if (!typed) return NOTHING;
  const begins = typed.toLowerCase();
  const where = and(
    handleBegins(begins),
    notLike(members.handle, `${FORMER}%`),
    exists(
      db
        .select({ id: argumentsTable.id })
        .from(argumentsTable)
        .where(and(eq(argumentsTable.authorId, members.id), isVisible)),
    ),
  );
  const rows = await db
    .select({ handle: members.handle, createdAt: members.createdAt })
    .from(members)
    .where(where)
    .orderBy(asc(members.handle))
    .limit(range.limit)
    .offset(range.offset);
  return {
    total: await db.$count(members, where),
    isMore: false,
    results: rows.map((row) => ({ handle: row.handle, joinedAt: row.createdAt.toISOString() })),
  };
}

export type SimilarArgument = { id: number; claim: string; stance: string; replies: number };

/** How many claims that share words are compared. */
const MOST_COMPARED = 40;

/** Visible root arguments of a thread whose claim says much the same as this one, the most similar first. */
export async function findSimilar(slug: string, claim: string): Promise<SimilarArgument[]> {
  const roots = significantRoots(claim);
  if (roots.length === 0) return [];
  return read(async (db) => {
    const [thread] = await db
      .select({ id: threads.id, title: articleRevisions.title, motion: articleRevisions.motion })
      .from(threads)
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .where(eq(threads.slug, slug));
    if (!thread) return [];
    const hits = claimsLike(db, thread.id, roots, MOST_RANKED);
    const best = await db
      .select({ id: argumentsTable.id })
      .from(hits)
      .innerJoin(argumentsTable, isOfHit(hits))
      .where(isVisible)
      .orderBy(asc(hits.score), desc(argumentsTable.id))
      .limit(MOST_COMPARED);
    const topic = new Set(significantRoots(`${thread.title} ${thread.motion}`));
    const rows = await argumentsInOrder(
      db,
      best.map(({ id }) => id),
    );
    return rows
      .map((row) => ({ row, share: similarity(roots, significantRoots(row.claim ?? ""), topic) }))
      .filter(({ share }) => share >= SIMILAR_FROM)
      .toSorted((a, b) => b.share - a.share)
      .slice(0, MOST_SIMILAR)
      .map(({ row }) => ({ id: row.id, claim: row.claim ?? "", stance: row.stance ?? "", replies: row.replies }));
  });
}

export type ThreadChoice = { slug: string; title: string; stances: { slug: string; label: string }[] };

const MOST_CHOICES = 100;

/** The threads one can narrow a search to, the newest first, with their sides. */
export async function listThreadChoices(): Promise<ThreadChoice[]> {
  const rows = await read((db) =>
    db
      .select({ slug: threads.slug, title: articleRevisions.title })
      .from(threads)
      .innerJoin(
        articleRevisions,
        and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
      )
      .orderBy(desc(threads.createdAt))
      .limit(MOST_CHOICES),
  );
  const stancesOf = await listStances(rows.map((row) => row.slug));
  return rows.map((row) => ({ ...row, stances: stancesOf[row.slug] ?? [] }));
}
