import { and, type Column, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { givenList, listed } from "#lib/arguments/listed";
import type { Order, Place } from "#lib/arguments/order";
import { type ArgumentRow, argumentRows, asView, repliesTo, selectArguments } from "#lib/arguments/rows";
import { MOST_UNANSWERED, ROOTS_ON_PAGE, ROOTS_PER_SIDE } from "#lib/arguments/rules";
import { isVisible, leavesATrace } from "#lib/arguments/traces";
import type { ArgumentView } from "#lib/arguments/view";
import type { Place as Stretch } from "#lib/passages/canonical-text";
import { quotesPassage } from "#lib/passages/quotes-passage";
import { remember } from "#lib/remember";

/** `strongest`: its best reply from the other side, which is not among the replies of `view`. */
export type RootArgument = { view: ArgumentView; strongest: ArgumentView | null; moreReplies: number };
/** What stands below root arguments, by their numbers: some of the replies, oldest first, and how many there are. */
export type Replies = { below: Map<number, ArgumentRow[]>; totals: Map<number, number> };
export const NO_REPLIES: Replies = { below: new Map(), totals: new Map() };

export type ColumnOf = { threadId: number; stance: string; side: 1 | 2 };

/** What each order sorts by, highest first; the number last, so that ties go to the newest. */
function sortedBy(order: Order, side: 1 | 2) {
  const { id, commonGround, strength1, strength2, movedTold, movedCount } = argumentsTable;
  if (order === "common-ground") return [commonGround, id];
  if (order === "strongest") return [side === 1 ? strength1 : strength2, id];
  return order === "moved" ? [movedTold, movedCount, commonGround, id] : [id];
}

/** One page of the root arguments of a side, from `after` on, that quote a `passage` if one is given; and where the next page begins. */
export async function selectRoots(
  db: Reader,
  { threadId, stance, side }: ColumnOf,
  order: Order,
  after: Place | undefined,
  passage: Stretch | null,
): Promise<{ rows: ArgumentRow[]; next: Place }> {
  if (after === null) return { rows: [], next: null };
  const values = Object.fromEntries((after ?? []).map((value, i) => [`after${i}`, value]));
  const select = rootsIn(order, side, after !== undefined, passage !== null);
  const rows = await select(db, { threadId, stance, ...passage, ...values, now: new Date() });
  const page = rows.slice(0, ROOTS_PER_SIDE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > ROOTS_PER_SIDE && last ? placeOf(last, order, side) : null };
}

const rootsIn = remember(
  64,
  (...which: [order: Order, side: 1 | 2, isContinued: boolean, isAboutPassage: boolean]) => which.join(),
  (order, side, isContinued, isAboutPassage) =>
    prepared((db: Reader, given: Given<Record<string, unknown>>) => {
      const columns = sortedBy(order, side);
      const after = columns.map((_, i) => given(`after${i}`));
      const isOfColumn = and(
        eq(argumentsTable.threadId, given("threadId")),
        eq(argumentsTable.stance, given("stance")),
        isNull(argumentsTable.parentId),
      );
      const isBelow = isContinued ? sql`(${sql.join(columns, sql`, `)}) < (${sql.join(after, sql`, `)})` : undefined;
      const also = quotesPassage(isAboutPassage ? { start: sql`${given("start")}`, end: sql`${given("end")}` } : null);
      return selectArguments(db, and(isOfColumn, leavesATrace, isBelow, also), given("now", decisions.until))
        .orderBy(...columns.map((column) => desc(column)))
        .limit(ROOTS_PER_SIDE + 1);
    }, argumentRows),
);

function placeOf(row: ArgumentRow, order: Order, side: 1 | 2): Place {
  if (order === "common-ground") return [row.commonGround, row.id];
  if (order === "strongest") return [side === 1 ? row.strength1 : row.strength2, row.id];
  return order === "moved" ? [row.movedTold, row.movedCount, row.commonGround, row.id] : [row.id];
}

/** Of each of these arguments, the number of its best rebuttal: the visible reply of the other side with the highest B. */
export async function selectStrongestRebuttals(db: Reader, parentIds: number[]): Promise<number[]> {
  if (parentIds.length === 0) return [];
  const rows = await rebuttals(db, listed("parent", parentIds, ROOTS_ON_PAGE));
  return rows.flatMap((row) => row.best ?? []);
}

const rebuttals = prepared((db: Reader, given: Given<Record<string, unknown>>) => {
  const best = sql<number | null>`(select reply.id from arguments reply
    where reply.parent_id = arguments.id and reply.stance <> arguments.stance
      and reply.hidden_by_id is null and reply.deleted_by_id is null
    order by reply.common_ground desc, reply.id desc limit 1)`;
  return db
    .select({ best })
    .from(argumentsTable)
    .where(inArray(argumentsTable.id, givenList("parent", ROOTS_ON_PAGE, given)));
});

/** The strongest visible root arguments of a side that nobody of the other side has answered. */
export async function selectUnanswered(db: Reader, { threadId, stance, side }: ColumnOf): Promise<ArgumentRow[]> {
  return unanswered[side](db, { threadId, stance, now: new Date() });
}

const unanswered = { 1: unansweredOf(argumentsTable.strength1), 2: unansweredOf(argumentsTable.strength2) };

function unansweredOf(strength: Column) {
  return prepared(
    (db: Reader, given: Given<{ threadId: number; stance: string; now: Date }>) =>
      selectArguments(
        db,
        and(
          eq(argumentsTable.threadId, given("threadId")),
          eq(argumentsTable.stance, given("stance")),
          isNull(argumentsTable.parentId),
          sql`${argumentsTable.rebuttals} = 0`,
          isVisible,
        ),
        given("now", decisions.until),
      )
        .orderBy(desc(strength), desc(argumentsTable.id))
        .limit(MOST_UNANSWERED),
    argumentRows,
  );
}

type Made = { below: readonly ArgumentRow[]; best: number | undefined; moreReplies: number; root: RootArgument };

// By the row, which is another one when anything in it is (db/kept-rows.ts).
const made = new WeakMap<ArgumentRow, Made>();

/** A root argument with its replies; of the same rows the very same one. `strongest`: the best rebuttals of all roots. */
export function rootOf(row: ArgumentRow, replies: Replies, strongest: readonly number[]): RootArgument {
  const below = replies.below.get(row.id) ?? [];
  const isShown = row.hiddenById === null && row.deletedById === null;
  const best = isShown
    ? below.find(({ id, parentId }) => parentId === row.id && strongest.includes(id))?.id
    : undefined;
  const moreReplies = (replies.totals.get(row.id) ?? 0) - below.length;
  const before = made.get(row);
  if (before && before.best === best && before.moreReplies === moreReplies && areSame(before.below, below))
    return before.root;
  const root = make(row, below, best, moreReplies);
  made.set(row, { below, best, moreReplies, root });
  return root;
}

function make(row: ArgumentRow, below: readonly ArgumentRow[], best: number | undefined, moreReplies: number) {
  const all = repliesTo(row, below);
  const isBest = ({ id }: ArgumentView) => id === best;
  return {
    view: asView(
      row,
      undefined,
      all.filter((reply) => !isBest(reply)),
    ),
    strongest: all.find(isBest) ?? null,
    moreReplies,
  };
}

const areSame = (some: readonly ArgumentRow[], others: readonly ArgumentRow[]) =>
  some.length === others.length && some.every((row, i) => row === others[i]);
