import { and, asc, count, desc, eq, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { soManyInOrder, unindexed } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { argumentCounts, argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { threads } from "#db/schema/threads";
import { type History, publicHistory } from "#lib/arguments/history";
import { givenList, listed } from "#lib/arguments/listed";
import type { Cursor, Order } from "#lib/arguments/order";
import {
  NO_REPLIES,
  type Replies,
  type RootArgument,
  rootOf,
  selectRoots,
  selectStrongestRebuttals,
  selectUnanswered,
} from "#lib/arguments/roots";
import { type ArgumentRow, argumentRows, asView, repliesTo, selectArguments } from "#lib/arguments/rows";
import {
  EDIT_WINDOW_MS,
  MOST_CHANGES,
  REPLIES_ON_OWN_PAGE,
  REPLIES_PER_ROOT,
  ROOTS_ON_PAGE,
} from "#lib/arguments/rules";
import { isVisible, leavesATrace, leavesATraceAs } from "#lib/arguments/traces";
import type { ArgumentView } from "#lib/arguments/view";
import { Gone, NotFound } from "#lib/errors";
import type { Place } from "#lib/passages/canonical-text";

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
      roots: sides[i].rows.map((row) => rootOf(row, replies, strongest)),
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

const countArguments = prepared((db: Reader, given: Given<{ threadId: number }>) => {
  const { stance, isRoot, count } = argumentCounts;
  return db
    .select({ stance, isRoot, count })
    .from(argumentCounts)
    .where(eq(argumentCounts.threadId, given("threadId")));
});

/** The oldest replies below each root and those in `also`, and how many there are. A parent is older than its replies, so none is left alone. */
async function repliesBelow(db: Reader, rootIds: number[], also: readonly number[]): Promise<Replies> {
  if (rootIds.length === 0) return NO_REPLIES;
  const roots = listed("root", rootIds, ROOTS_ON_PAGE);
  const totals = await repliesOf(db, roots);
  if (totals.length === 0) return NO_REPLIES;
  const values = { ...roots, ...listed("also", also, ROOTS_ON_PAGE), now: new Date() };
  const rows = await someReplies(db, values);
  return {
    below: Map.groupBy(rows, (row) => row.rootId ?? 0),
    totals: new Map(totals.map((row) => [row.rootId ?? 0, row.total])),
  };
}

const repliesOf = prepared((db: Reader, given: Given<Record<string, unknown>>) =>
  db
    .select({ rootId: argumentsTable.rootId, total: count() })
    .from(argumentsTable)
    .where(and(inArray(argumentsTable.rootId, givenList("root", ROOTS_ON_PAGE, given)), leavesATrace))
    .groupBy(argumentsTable.rootId),
);

const someReplies = prepared((db: Reader, given: Given<Record<string, unknown>>) => {
  // Of each root as many as are shown and no more, however many there are.
  const oldest = sql`(select oldest.id from arguments root join arguments oldest on oldest.id in (
    select reply.id from arguments reply where reply.root_id = root.id and ${leavesATraceAs(sql`reply`)}
    order by reply.id limit ${REPLIES_PER_ROOT}) where root.id in ${givenList("root", ROOTS_ON_PAGE, given)})`;
  const also = inArray(argumentsTable.id, givenList("also", ROOTS_ON_PAGE, given));
  return selectArguments(db, or(inArray(argumentsTable.id, oldest), also), given("now", decisions.until)).orderBy(
    asc(argumentsTable.id),
  );
}, argumentRows);

export type ArgumentWithContext = { ancestors: ArgumentView[]; argument: ArgumentView; moreReplies: boolean };

/** One argument with the chain of arguments above it and what was replied below. Throws NotFound, or Gone when its author deleted it. */
export async function getArgument(slug: string, id: number): Promise<ArgumentWithContext> {
  return read(async (db) => {
    const target = await findVisible(db, slug, id);
    const above = await selectArguments(db, inArray(argumentsTable.id, idsAbove(id))).orderBy(
      asc(argumentsTable.depth),
    );
    const below = await selectArguments(db, inArray(argumentsTable.id, oldestBelow(id, REPLIES_ON_OWN_PAGE + 1)))
      // Unindexed it keeps SQLite from reading the whole table in the order of its ids to spare itself a sort.
      .orderBy(asc(unindexed(argumentsTable.id)));
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

/** The first `most` of all that leaves a trace below an argument, oldest first: a parent is older than its replies. */
const oldestBelow = (id: number, most: number) => sql`(with recursive below(id) as (
  select reply.id from arguments reply where reply.parent_id = ${id} and ${leavesATraceAs(sql`reply`)}
  union all
  select reply.id from arguments reply join below on reply.parent_id = below.id where ${leavesATraceAs(sql`reply`)}
  ${soManyInOrder(most)}
) select id from below order by id limit ${most})`;

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
