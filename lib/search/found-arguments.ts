import { and, count, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { numbersInOrder, unindexed } from "#db/columns";
import { members } from "#db/schema/accounts";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { articleRevisions, threads } from "#db/schema/threads";
import { argumentsWith, newestWith, type Term, type Wanted } from "#db/search";
import { isVisible } from "#lib/arguments/traces";
import { foldedWords } from "#lib/search/fold";
import { MOST_RANKED, SNIPPET_LENGTH } from "#lib/search/rules";
import { highlight, type Piece, snippetOf } from "#lib/search/snippet";
import { firstWords } from "#lib/text/markdown";
import type { Stance } from "#lib/threads/queries";

export type ArgumentFilters = { thread?: string; stance?: string; author?: string };

export type FoundArgument = {
  id: number;
  thread: { slug: string; title: string };
  stance: Stance | undefined;
  author: string;
  isReply: boolean;
  /** Its claim, or of a reply, which has none, its snippet. */
  name: Piece[];
  snippet: Piece[];
  postedAt: string;
  replies: number;
};
/** How many there are, and those of this page. `isMore`: older ones were not looked at, because there are very many. */
export type Found<T> = { total: number; isMore: boolean; results: T[] };
export const NOTHING = { total: 0, isMore: false, results: [] };

export type Range = { limit: number; offset: number };
export type FoundRow = Omit<FoundArgument, "stance"> & { stance: string | null };

/** Visible arguments with all the terms, the best of the newest MOST_RANKED first; with the same score the newest. */
export async function findArguments(
  db: Reader,
  terms: Term[],
  filters: ArgumentFilters,
  range: Range,
): Promise<Found<FoundRow>> {
  const threadId = await idOf(db, threads, filters.thread && eq(threads.slug, filters.thread));
  const authorId = await idOf(db, members, filters.author && eq(members.handle, filters.author));
  if (threadId === null || authorId === null) return NOTHING;
  const at = {
    ...(threadId === undefined ? {} : { thread: threadId }),
    ...(filters.stance === undefined ? {} : { stance: filters.stance }),
    ...(filters.author ? { author: foldedWords(filters.author) } : {}),
  };
  const also = authorId === undefined ? undefined : eq(argumentsTable.authorId, authorId);
  const { looked, found } = await inOrder(db, { terms, at }, also);
  const rows = await argumentsInOrder(db, found.slice(range.offset, range.offset + range.limit));
  return {
    total: found.length,
    isMore: looked === MOST_RANKED,
    results: rows.map((row) => asFound(row, terms)),
  };
}

/**
 * The numbers of visible arguments with the words, and how many were looked at: the best first. Of very many, whose score
 * would have the engine count all of them, the newest, and first of these those whose claim has all of the words.
 */
async function inOrder(db: Reader, wanted: Wanted, also: SQL | undefined): Promise<Ranked> {
  const newest = await visibleOf(db, newestWith(db, wanted, MOST_RANKED), also);
  if (newest.looked < MOST_RANKED) return visibleOf(db, argumentsWith(db, wanted, MOST_RANKED), also);
  const claiming = newestWith(db, { ...wanted, inClaim: true, from: newest.found.at(-1) ?? 0 }, MOST_RANKED);
  const { found: first } = await visibleOf(db, claiming, also);
  return { ...newest, found: [...new Set([...first, ...newest.found])] };
}

type Ranked = { looked: number; found: number[] };

/** All in one row: the engine would look for the words a second time to count them. */
async function visibleOf(db: Reader, hits: Hits, also: SQL | undefined): Promise<Ranked> {
  const order = sql`${hits.score}, ${argumentsTable.id} desc`;
  const [row] = await db
    .select({ looked: count(), found: numbersInOrder(argumentsTable.id, order, sql`${and(isVisible, also)}`) })
    .from(hits)
    .innerJoin(argumentsTable, isOfHit(hits));
  return row ?? { looked: 0, found: [] };
}

/** Unindexed it keeps SQLite from asking the index once for each argument of a filter, instead of once. */
type Hits = ReturnType<typeof argumentsWith>;
export const isOfHit = (hits: Hits) => eq(argumentsTable.id, unindexed(hits.id));

/** The number behind a filter: undefined when there is no filter, null when there is no such thing. */
async function idOf(db: Reader, table: typeof threads | typeof members, is: SQL | "" | undefined) {
  if (!is) return undefined;
  const [row] = await db.select({ id: table.id }).from(table).where(is);
  return row?.id ?? null;
}

/** Arguments with their present text and the number of their visible replies, in the order of their numbers in `ids`. */
export async function argumentsInOrder(db: Reader, ids: number[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({
      id: argumentsTable.id,
      parentId: argumentsTable.parentId,
      slug: threads.slug,
      title: articleRevisions.title,
      stance: argumentsTable.stance,
      author: members.handle,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
      createdAt: argumentsTable.createdAt,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .innerJoin(members, eq(members.id, argumentsTable.authorId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(and(inArray(argumentsTable.id, ids), isVisible));
  const replies = await db
    .select({ parentId: argumentsTable.parentId, count: count() })
    .from(argumentsTable)
    .where(and(inArray(argumentsTable.parentId, ids), isVisible))
    .groupBy(argumentsTable.parentId);
  return rows
    .map((row) => ({ ...row, replies: replies.find(({ parentId }) => parentId === row.id)?.count ?? 0 }))
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function asFound(row: Awaited<ReturnType<typeof argumentsInOrder>>[number], terms: Term[]): FoundRow {
  const snippet = snippetOf(firstWords(row.html, Number.POSITIVE_INFINITY), terms, SNIPPET_LENGTH);
  return {
    id: row.id,
    thread: { slug: row.slug, title: row.title },
    stance: row.stance,
    author: row.author,
    isReply: row.parentId !== null,
    name: row.claim === null ? snippet : highlight(row.claim, terms),
    snippet: row.claim === null ? [] : snippet,
    postedAt: row.createdAt.toISOString(),
    replies: row.replies,
  };
}
