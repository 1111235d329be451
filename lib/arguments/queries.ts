import { and, asc, count, desc, eq, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { type History, publicHistory } from "#lib/arguments/history";
import { givenList, listed } from "#lib/arguments/listed";
import type { Cursor, Order } from "#lib/arguments/order";
import { selectRoots, selectStrongestRebuttals, selectUnanswered } from "#lib/arguments/roots";
import { type ArgumentRow, asView, repliesTo, selectArguments } from "#lib/arguments/rows";
import {
  EDIT_WINDOW_MS,
  MOST_CHANGES,
  REPLIES_ON_OWN_PAGE,
  REPLIES_PER_ROOT,
  ROOTS_ON_PAGE,
} from "#lib/arguments/rules";
import { isVisible, leavesATrace } from "#lib/arguments/traces";
import type { ArgumentView } from "#lib/arguments/view";
import { Gone, NotFound } from "#lib/errors";
import type { Place } from "#lib/passages/canonical-text";

/** `strongest`: its best reply from the other side, which is not among the replies of `view`. */
export type RootArgument = { view: ArgumentView; strongest: ArgumentView | null; moreReplies: number };
/** `unanswered`: the strongest arguments of the other side that this side has not answered. */
export type Column = { count: number; roots: RootArgument[]; unanswered: ArgumentView[] };
/** `total` counts root arguments and replies, also those that just ask. */
export type ArgumentPage = {
  columns: [Column, Column];
  total: number;
  next: Cursor | null;
};

/**
 * One page of both columns of a thread, with the first replies below each root argument; of those that quote a passage
 * of the article, when one is given.
 */
export async function getArgumentPage(
  threadId: number,
  stances: readonly [string, string],
  order: Order,
  after: Cursor | null,
  passage: Place | null = null,
): Promise<ArgumentPage> {
  return read(async (db) => {
    const counts = await countArguments(db, { threadId });
    const columnOf = {
      1: { threadId, stance: stances[0], side: 1 },
      2: { threadId, stance: stances[1], side: 2 },
    } as const;
    const sides = [
      await selectRoots(db, columnOf[1], order, after?.[0], passage),
      await selectRoots(db, columnOf[2], order, after?.[1], passage),
    ] as const;
    const rootIds = sides.flatMap((side) => side.rows.map((row) => row.id));
    const strongest = await selectStrongestRebuttals(db, rootIds);
    const replies = await repliesBelow(db, rootIds, strongest);
    const unanswered = async (side: 1 | 2) =>
      after ? [] : (await selectUnanswered(db, columnOf[side])).map((row) => asView(row, undefined));
    const column = async (i: 0 | 1): Promise<Column> => ({
      count: counts.find((entry) => entry.stance === stances[i] && entry.isRoot)?.count ?? 0,
      roots: sides[i].rows.map((row) => asRoot(row, replies, strongest)),
      unanswered: await unanswered(i === 0 ? 2 : 1),
    });
    return {
      columns: [await column(0), await column(1)],
      total: counts.reduce((sum, entry) => sum + entry.count, 0),
      next: sides[0].next || sides[1].next ? [sides[0].next, sides[1].next] : null,
    };
  });
}

/** The strongest arguments of the other side that nobody has rebutted, for who writes for `stance`; none when that is no stance. */
export async function listUnanswered(
  thread: { id: number; stances: readonly { slug: string; side: 1 | 2 }[] },
  stance: string | undefined,
): Promise<ArgumentView[]> {
  const others = thread.stances.filter(({ slug }) => slug !== stance);
  const [other] = others;
  if (!other || others.length > 1) return [];
  const column = { threadId: thread.id, stance: other.slug, side: other.side };
  return read(async (db) => (await selectUnanswered(db, column)).map((row) => asView(row, undefined)));
}

function asRoot(row: ArgumentRow, replies: Replies, strongest: readonly number[]): RootArgument {
  const below = replies.rows.filter((reply) => reply.rootId === row.id);
  const all = repliesTo(row, below);
  const isShown = row.hiddenById === null && row.deletedById === null;
  const best = isShown ? all.find(({ id }) => strongest.includes(id)) : undefined;
  return {
    view: asView(
      row,
      undefined,
      all.filter((reply) => reply !== best),
    ),
    strongest: best ?? null,
    moreReplies: (replies.totals.get(row.id) ?? 0) - below.length,
  };
}

const countArguments = prepared((db: Reader, given: Given<{ threadId: number }>) => {
  const isRoot = sql<number>`${argumentsTable.parentId} is null`;
  return db
    .select({ stance: argumentsTable.stance, isRoot, count: count() })
    .from(argumentsTable)
    .where(and(eq(argumentsTable.threadId, given("threadId")), isVisible))
    .groupBy(argumentsTable.stance, isRoot);
});

type Replies = { rows: ArgumentRow[]; totals: Map<number, number> };

/** The oldest replies below each root and those in `also`, and how many there are. A parent is older than its replies, so none is left alone. */
async function repliesBelow(db: Reader, rootIds: number[], also: readonly number[]): Promise<Replies> {
  if (rootIds.length === 0) return { rows: [], totals: new Map() };
  const chosen = await chosenReplies(db, {
    ...listed("root", rootIds, ROOTS_ON_PAGE),
    ...listed("also", also, ROOTS_ON_PAGE),
  });
  const ids = chosen.map((row) => row.id);
  const rows = ids.length === 0 ? [] : await someReplies(db, { ...listed("id", ids, MOST_REPLIES), now: new Date() });
  return { rows, totals: new Map(chosen.map((row) => [row.rootId ?? 0, row.total])) };
}

const MOST_REPLIES = ROOTS_ON_PAGE * (REPLIES_PER_ROOT + 1);

const chosenReplies = prepared((db: Reader, given: Given<Record<string, unknown>>) => {
  const ranked = db
    .select({
      id: argumentsTable.id,
      rootId: argumentsTable.rootId,
      place: sql<number>`row_number() over (partition by ${argumentsTable.rootId} order by ${argumentsTable.id})`.as(
        "place",
      ),
      total: sql<number>`count(*) over (partition by ${argumentsTable.rootId})`.as("total"),
    })
    .from(argumentsTable)
    .where(and(inArray(argumentsTable.rootId, givenList("root", ROOTS_ON_PAGE, given)), leavesATrace))
    .as("ranked");
  const isAlso = inArray(ranked.id, givenList("also", ROOTS_ON_PAGE, given));
  return db
    .select()
    .from(ranked)
    .where(or(sql`${ranked.place} <= ${REPLIES_PER_ROOT}`, isAlso));
});

const someReplies = prepared((db: Reader, given: Given<Record<string, unknown>>) =>
  selectArguments(
    db,
    inArray(argumentsTable.id, givenList("id", MOST_REPLIES, given)),
    given("now", decisions.until),
  ).orderBy(asc(argumentsTable.id)),
);

export type ArgumentWithContext = { ancestors: ArgumentView[]; argument: ArgumentView; moreReplies: boolean };

/** One argument with the chain of arguments above it and what was replied below. Throws NotFound, or Gone when its author deleted it. */
export async function getArgument(slug: string, id: number): Promise<ArgumentWithContext> {
  return read(async (db) => {
    const target = await findVisible(db, slug, id);
    const above = await selectArguments(db, inArray(argumentsTable.id, idsAbove(id))).orderBy(
      asc(argumentsTable.depth),
    );
    const below = await selectArguments(db, and(inArray(argumentsTable.id, idsBelow(id)), leavesATrace))
      // The plus keeps SQLite from reading the whole table in the order of its ids to spare itself a sort.
      .orderBy(asc(sql`+${argumentsTable.id}`))
      .limit(REPLIES_ON_OWN_PAGE + 1);
    return {
      ancestors: above.map((row, i) => asView(row, above[i - 1])),
      argument: asView(target, above.at(-1), repliesTo(target, below.slice(0, REPLIES_ON_OWN_PAGE))),
      moreReplies: below.length > REPLIES_ON_OWN_PAGE,
    };
  });
}

/** The slug of the thread in which an argument can be seen, if one can. */
export async function getThreadOf(id: number): Promise<string | undefined> {
  const [row] = await read((db) =>
    db
      .select({ slug: threads.slug })
      .from(argumentsTable)
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .where(and(eq(argumentsTable.id, id), isVisible)),
  );
  return row?.slug;
}

async function findVisible(db: Reader, slug: string, id: number): Promise<ArgumentRow> {
  const [row] = await selectArguments(db, and(eq(argumentsTable.id, id), eq(threads.slug, slug)));
  // Of what was only held nobody is told that it was there.
  if (row && row.deletedById !== null && !row.held) throw new Gone("Its author deleted this argument.");
  if (!row || row.deletedById !== null || row.hiddenById !== null)
    throw new NotFound("There is no such argument, or it was removed.");
  return row;
}

const idsAbove = (id: number) => sql`(with recursive above(id) as (
  select parent_id from arguments where id = ${id}
  union all select argument.parent_id from arguments argument join above on argument.id = above.id
) select id from above where id is not null)`;

const idsBelow = (id: number) => sql`(with recursive below(id) as (
  select id from arguments where parent_id = ${id}
  union all select argument.id from arguments argument join below on argument.parent_id = below.id
) select id from below)`;

/** What a member posted and is still to be seen, newest first, `size` a page. */
export async function listArgumentsOf(
  memberId: number,
  before = Number.MAX_SAFE_INTEGER,
  size = 20,
): Promise<{ arguments: ArgumentView[]; next: number | null }> {
  return read(async (db) => {
    const rows = await selectArguments(
      db,
      and(eq(argumentsTable.authorId, memberId), lt(argumentsTable.id, before), isVisible),
    )
      .orderBy(desc(argumentsTable.id))
      .limit(size + 1);
    const page = rows.slice(0, size);
    const parentIds = page.flatMap((row) => row.parentId ?? []);
    const parents = parentIds.length === 0 ? [] : await selectArguments(db, inArray(argumentsTable.id, parentIds));
    return {
      arguments: page.map((row) =>
        asView(
          row,
          parents.find((parent) => parent.id === row.parentId),
        ),
      ),
      next: rows.length > size ? (page.at(-1)?.id ?? null) : null,
    };
  });
}

/** The public history of an argument's text. Throws NotFound, or Gone when its author deleted it. */
export async function getHistory(slug: string, id: number): Promise<{ view: ArgumentView; history: History }> {
  return read(async (db) => {
    const row = await findVisible(db, slug, id);
    const isFree = lte(argumentRevisions.createdAt, new Date(row.createdAt.getTime() + EDIT_WINDOW_MS));
    const revisions = await db
      .select()
      .from(argumentRevisions)
      .where(
        and(
          eq(argumentRevisions.argumentId, id),
          or(isFree, gte(argumentRevisions.number, row.revision - MOST_CHANGES)),
        ),
      )
      .orderBy(asc(argumentRevisions.number));
    const texts = revisions.map((revision) => ({ ...revision, hidden: revision.hiddenById !== null }));
    return { view: asView(row, undefined), history: publicHistory(row.createdAt, texts) };
  });
}
