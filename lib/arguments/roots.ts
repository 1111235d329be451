import { and, type Column, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { givenList, listed } from "#lib/arguments/listed";
import type { Order, Place } from "#lib/arguments/order";
import { type ArgumentRow, selectArguments } from "#lib/arguments/rows";
import { MOST_UNANSWERED, ROOTS_ON_PAGE, ROOTS_PER_SIDE } from "#lib/arguments/rules";
import { isVisible, leavesATrace } from "#lib/arguments/traces";
import type { Place as Stretch } from "#lib/passages/canonical-text";
import { quotesPassage } from "#lib/passages/quotes-passage";
import { remember } from "#lib/remember";

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
    }),
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
  return prepared((db: Reader, given: Given<{ threadId: number; stance: string; now: Date }>) =>
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
  );
}
