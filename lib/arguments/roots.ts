import { and, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import type { Order, Place } from "#lib/arguments/order";
import { type ArgumentRow, selectArguments } from "#lib/arguments/rows";
import { ROOTS_PER_SIDE } from "#lib/arguments/rules";
import { isVisible, leavesATrace } from "#lib/arguments/traces";

export type ColumnOf = { threadId: number; stance: string; side: 1 | 2 };

/** What each order sorts by, highest first; the number last, so that ties go to the newest. */
function sortedBy(order: Order, side: 1 | 2) {
  const { id, commonGround, strength1, strength2, movedTold, movedCount } = argumentsTable;
  if (order === "common-ground") return [commonGround, id];
  if (order === "strongest") return [side === 1 ? strength1 : strength2, id];
  return order === "moved" ? [movedTold, movedCount, commonGround, id] : [id];
}

/** One page of the root arguments of a side, from `after` on, and where the next page begins. */
export async function selectRoots(
  db: Reader,
  { threadId, stance, side }: ColumnOf,
  order: Order,
  after: Place | undefined,
  also?: SQL,
): Promise<{ rows: ArgumentRow[]; next: Place }> {
  if (after === null) return { rows: [], next: null };
  const columns = sortedBy(order, side);
  const isOfColumn = and(
    eq(argumentsTable.threadId, threadId),
    eq(argumentsTable.stance, stance),
    isNull(argumentsTable.parentId),
  );
  const isBelow = after && sql`(${sql.join(columns, sql`, `)}) < (${sql.join([...after], sql`, `)})`;
  const rows = await selectArguments(db, and(isOfColumn, leavesATrace, isBelow, also))
    .orderBy(...columns.map((column) => desc(column)))
    .limit(ROOTS_PER_SIDE + 1);
  const page = rows.slice(0, ROOTS_PER_SIDE);
  const last = page.at(-1);
  return { rows: page, next: rows.length > ROOTS_PER_SIDE && last ? placeOf(last, order, side) : null };
}

function placeOf(row: ArgumentRow, order: Order, side: 1 | 2): Place {
  if (order === "common-ground") return [row.commonGround, row.id];
  if (order === "strongest") return [side === 1 ? row.strength1 : row.strength2, row.id];
  return order === "moved" ? [row.movedTold, row.movedCount, row.commonGround, row.id] : [row.id];
}

/** Of each of these arguments, the number of its best rebuttal: the visible reply of the other side with the highest B. */
export async function selectStrongestRebuttals(db: Reader, parentIds: number[]): Promise<number[]> {
  if (parentIds.length === 0) return [];
  const best = sql<number | null>`(select reply.id from arguments reply
    where reply.parent_id = arguments.id and reply.stance <> arguments.stance
      and reply.hidden_by_id is null and reply.deleted_by_id is null
    order by reply.common_ground desc, reply.id desc limit 1)`;
  const rows = await db.select({ best }).from(argumentsTable).where(inArray(argumentsTable.id, parentIds));
  return rows.flatMap((row) => row.best ?? []);
}

/** The strongest visible root arguments of a side that nobody of the other side has answered. */
export async function selectUnanswered(
  db: Reader,
  { threadId, stance, side }: ColumnOf,
  most: number,
): Promise<ArgumentRow[]> {
  const strength = side === 1 ? argumentsTable.strength1 : argumentsTable.strength2;
  return selectArguments(
    db,
    and(
      eq(argumentsTable.threadId, threadId),
      eq(argumentsTable.stance, stance),
      isNull(argumentsTable.parentId),
      sql`${argumentsTable.rebuttals} = 0`,
      isVisible,
    ),
  )
    .orderBy(desc(strength), desc(argumentsTable.id))
    .limit(most);
}
