import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { unindexed } from "#db/columns";
import { type Given, prepared } from "#db/prepared";
import { argumentCounts, argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { threads } from "#db/schema/threads";
import { asView, repliesTo, selectArguments } from "#lib/arguments/rows";
import { isVisible, leavesATrace, neverPublic } from "#lib/arguments/traces";
import type { ArgumentView } from "#lib/arguments/view";
import {
  ACTS_THAT_REMOVE,
  ACTS_THAT_SHOW,
  CHANGES_AT_ONCE,
  MAP_NODES,
  MAP_ROOTS_PER_SIDE,
  MOST_UNREAD,
  TIMELINE_PAGE,
} from "#lib/reading/rules";
import { shareOut } from "#lib/reading/share-out";
import { findMark, isUnread, newestOf } from "#lib/reading/unread";
import { isPerson, type Viewer } from "#lib/viewer";

/** An argument in the order of time, and what it answers; a root answers nothing. */
export type TimelineEntry = { view: ArgumentView; answers: ArgumentView | null };
export type Timeline = { entries: TimelineEntry[]; next: number | null };

/** All arguments of a thread, roots and replies, newest first, from before the argument `before`. */
export async function getTimeline(threadId: number, before = Number.MAX_SAFE_INTEGER): Promise<Timeline> {
  return read(async (db) => {
    const rows = await selectArguments(
      db,
      and(eq(argumentsTable.threadId, threadId), lt(argumentsTable.id, before), leavesATrace),
    )
      .orderBy(desc(argumentsTable.id))
      .limit(TIMELINE_PAGE + 1);
    const page = rows.slice(0, TIMELINE_PAGE);
    const parentIds = [...new Set(page.flatMap((row) => row.parentId ?? []))];
    const parents = parentIds.length === 0 ? [] : await selectArguments(db, inArray(argumentsTable.id, parentIds));
    const entries = page.map((row) => {
      const parent = parents.find(({ id }) => id === row.parentId);
      return { view: asView(row, parent), answers: parent ? asView(parent, undefined) : null };
    });
    return { entries, next: rows.length > TIMELINE_PAGE ? (page.at(-1)?.id ?? null) : null };
  });
}

/** A root with what is drawn of its replies. `leftOut` are not; `isMore` says that there are still others. */
export type MapTree = { view: ArgumentView; leftOut: number; isMore: boolean };
export type ThreadMap = { trees: MapTree[]; page: number; pages: number };

/** A page of the roots of both sides, those that both sides find strongest first, with at most MAP_NODES arguments in all. */
export async function getMap(threadId: number, stances: readonly [string, string], page: number): Promise<ThreadMap> {
  return read(async (db) => {
    const sides = [
      await strongestRoots(db, threadId, stances[0], page),
      await strongestRoots(db, threadId, stances[1], page),
    ] as const;
    // The sides take turns, as they do on a phone.
    const rootIds = Array.from({ length: MAP_ROOTS_PER_SIDE }, (_, i) => sides.flatMap(({ ids }) => ids[i] ?? []));
    const below = await oldestBelow(db, rootIds.flat());
    const trees = rootIds.flat().map((id) => ({ id, below: below.get(id) ?? [] }));
    const shares = shareOut(
      MAP_NODES - trees.length,
      trees.map(({ below }) => Math.min(below.length, MAP_NODES)),
    );
    const drawn = trees.flatMap(({ id, below }, i) => [id, ...below.slice(0, shares[i])]);
    const rows =
      drawn.length === 0
        ? []
        : await selectArguments(db, inArray(argumentsTable.id, drawn)).orderBy(asc(argumentsTable.id));
    return {
      trees: trees.flatMap(({ id, below }, i) => {
        const root = rows.find((row) => row.id === id);
        if (!root) return [];
        const leftOut = Math.min(below.length, MAP_NODES) - (shares[i] ?? 0);
        return { view: asView(root, undefined, repliesTo(root, rows)), leftOut, isMore: below.length > MAP_NODES };
      }),
      page,
      pages: Math.max(1, ...sides.map(({ total }) => Math.ceil(total / MAP_ROOTS_PER_SIDE))),
    };
  });
}

async function strongestRoots(db: Reader, threadId: number, stance: string, page: number) {
  const isRoot = and(
    eq(argumentsTable.threadId, threadId),
    eq(argumentsTable.stance, stance),
    isNull(argumentsTable.parentId),
    leavesATrace,
  );
  const rows = await db
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(isRoot)
    .orderBy(desc(argumentsTable.commonGround), desc(argumentsTable.id))
    .limit(MAP_ROOTS_PER_SIDE)
    .offset((page - 1) * MAP_ROOTS_PER_SIDE);
  return { ids: rows.map(({ id }) => id), total: await countRoots(db, threadId, stance) };
}

/** The visible ones are counted already; those of the others that leave a trace are few. */
async function countRoots(db: Reader, threadId: number, stance: string): Promise<number> {
  const [visible] = await db
    .select({ count: argumentCounts.count })
    .from(argumentCounts)
    .where(and(eq(argumentCounts.threadId, threadId), eq(argumentCounts.stance, stance), argumentCounts.isRoot));
  const removed = and(
    eq(argumentsTable.threadId, threadId),
    eq(argumentsTable.stance, stance),
    isNull(argumentsTable.parentId),
    or(isNotNull(argumentsTable.hiddenById), isNotNull(argumentsTable.deletedById)),
    leavesATrace,
  );
  return (visible?.count ?? 0) + (await db.$count(argumentsTable, removed));
}

/** The oldest replies below each root. A parent is older than its replies, so whatever is cut off, none is left alone. */
async function oldestBelow(db: Reader, rootIds: number[]): Promise<Map<number | null, number[]>> {
  if (rootIds.length === 0) return new Map();
  const { id, rootId } = argumentsTable;
  const ranked = db
    .select({ id, rootId, place: sql<number>`row_number() over (partition by ${rootId} order by ${id})`.as("place") })
    .from(argumentsTable)
    .where(and(inArray(rootId, rootIds), leavesATrace))
    .as("ranked");
  const rows = await db
    .select({ id: ranked.id, rootId: ranked.rootId })
    .from(ranked)
    .where(lte(ranked.place, MAP_NODES + 1))
    .orderBy(asc(ranked.id));
  const byRoot = Map.groupBy(rows, (row) => row.rootId);
  return new Map([...byRoot].map(([root, own]) => [root, own.map((row) => row.id)]));
}

/** What is new in a thread to a member. `marked`: they were here before; `newest`: the newest argument of the thread. */
export type Reading = { marked: boolean; newest: number; unread: number[]; isMore: boolean };

/** What a member has not read in a thread, oldest first; null for everybody else, and where there is no such thread. */
export async function getReading(viewer: Viewer, slug: string): Promise<Reading | null> {
  if (!isPerson(viewer)) return null;
  return read(async (db) => {
    const [thread] = await threadWith(db, { slug });
    if (!thread) return null;
    const newest = await newestOf(db, thread.id);
    const mark = await findMark(db, thread.id, viewer.id);
    if (mark === undefined) return { marked: false, newest, unread: [], isMore: false };
    const rows = await unreadIn(db, { threadId: thread.id, memberId: viewer.id, mark });
    const unread = rows.slice(0, MOST_UNREAD).map(({ id }) => id);
    return { marked: true, newest, unread, isMore: rows.length > MOST_UNREAD };
  });
}

const threadWith = prepared((db: Reader, given: Given<{ slug: string }>) =>
  db
    .select({ id: threads.id })
    .from(threads)
    .where(eq(threads.slug, given("slug"))),
);

const unreadIn = prepared((db: Reader, given: Given<{ threadId: number; memberId: number; mark: number }>) =>
  db
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(isUnread(given("threadId"), given("memberId"), given("mark")))
    .orderBy(asc(argumentsTable.id))
    .limit(MOST_UNREAD + 1),
);

/** Whether there is such a thread. */
export async function hasThread(slug: string): Promise<boolean> {
  return read(async (db) => (await db.$count(threads, eq(threads.slug, slug))) > 0);
}

/** The number of the newest act of all. */
export async function newestAct(): Promise<number> {
  const [row] = await read((db) => db.select({ id: sql<number | null>`max(${audit.id})` }).from(audit));
  return row?.id ?? 0;
}

/** When the newest act was, by the clock of the machine then; undefined where there is none. */
export async function newestMoment(): Promise<Date | undefined> {
  const isNewest = eq(audit.id, sql`(select max(id) from audit)`);
  const [row] = await read((db) => db.select({ at: audit.at }).from(audit).where(isNewest));
  return row?.at;
}

/** The newest act from before a moment; 0 where there is none. Looks at those after it, so the moment should not be long ago. */
export async function newestActBefore(moment: Date): Promise<number> {
  const newest = await newestAct();
  const [row] = await read((db) =>
    db
      .select({ id: audit.id })
      .from(audit)
      .where(and(lte(audit.id, newest), lt(audit.at, moment)))
      .orderBy(desc(audit.id))
      .limit(1),
  );
  return row?.id ?? 0;
}

/** That an argument can be seen now, or no more. */
export type Change = { thread: string; id: number; parentId: number | null; shown: boolean };

/** What changed for those who have pages open, oldest first, since the act `after`; and up to which act that goes. */
export async function listChanges(after: number): Promise<{ upTo: number; changes: Change[] }> {
  const newest = await newestAct();
  const rows = await read((db) =>
    db
      .select({
        act: audit.act,
        actId: audit.id,
        thread: threads.slug,
        id: argumentsTable.id,
        parentId: argumentsTable.parentId,
        isVisible: sql<number>`${isVisible}`,
        neverPublic: sql<number>`${neverPublic}`,
      })
      .from(audit)
      .innerJoin(argumentsTable, eq(argumentsTable.id, sql`cast(${audit.subjectId} as integer)`))
      .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
      .where(
        and(
          gt(audit.id, after),
          lte(audit.id, newest),
          eq(unindexed(audit.subjectType), "argument"),
          inArray(audit.act, [...ACTS_THAT_SHOW, ...ACTS_THAT_REMOVE]),
        ),
      )
      .orderBy(asc(audit.id))
      .limit(CHANGES_AT_ONCE),
  );
  const changes = rows
    .filter((row) => (row.isVisible ? ACTS_THAT_SHOW.includes(row.act) : !row.neverPublic))
    .map(({ thread, id, parentId, isVisible }) => ({ thread, id, parentId, shown: Boolean(isVisible) }));
  return { upTo: rows.length < CHANGES_AT_ONCE ? newest : (rows.at(-1)?.actId ?? newest), changes };
}
