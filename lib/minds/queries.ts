import type { AnyColumn } from "drizzle-orm";
import { and, count, countDistinct, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Reader, read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { positionChanges, positions } from "#db/schema/positions";
import { moved } from "#db/schema/ratings";
import { asView, selectArguments } from "#lib/arguments/rows";
import { isVisible, movedSomebody } from "#lib/arguments/traces";
import type { ShownArgument } from "#lib/arguments/view";
import { type Flow, type ToldFlow, tellFlow } from "#lib/minds/flow";
import { type BalanceAt, balanceOverTime, type DayOfChanges } from "#lib/minds/over-time";
import { FEWEST_TOLD, type Side } from "#lib/positions/rules";

/**
 * `flows`: from which side to which other it moved 3 people or more, largest first; not when that is everybody whose
 * credit says “changed position”, because they are named.
 */
export type MovingArgument = { view: ShownArgument; flows: Flow[] };
/** How minds changed in a thread: counts only, and none that tells where one person stood. */
export type Minds = { overTime: BalanceAt[]; flow: ToldFlow[] | null; moving: MovingArgument[] };

const MOST_MOVING = 10;

/** How the balance of a thread moved, who went from which side to which, and what moved them. */
export async function getMinds(threadId: number): Promise<Minds> {
  return read(async (db) => ({
    overTime: balanceOverTime(await changesByDay(db, threadId)),
    flow: tellFlow(await flowsOf(db, threadId)),
    moving: await mostMoving(db, threadId),
  }));
}

/** One row a day on which somebody said where they stand. */
async function changesByDay(db: Reader, threadId: number): Promise<DayOfChanges[]> {
  const { before, after, takenAt, memberId } = positionChanges;
  const day = sql<number>`${takenAt} / 86400000`;
  const grewBy = (side: Side) => sql<number>`sum(${isOn(after, side)}) - sum(${isOn(before, side)})`;
  return db
    .select({
      day,
      people: countDistinct(memberId),
      lowest: sql<number>`min(${memberId})`,
      highest: sql<number>`max(${memberId})`,
      yes: grewBy(1),
      undecided: grewBy(0),
      no: grewBy(2),
    })
    .from(positionChanges)
    .where(eq(positionChanges.threadId, threadId))
    .groupBy(day);
}

/** From the side that each member first took to the one they are on now. */
async function flowsOf(db: Reader, threadId: number): Promise<Flow[]> {
  const [from, to] = [sideOf(positionChanges.after), sideOf(positions.value)];
  return db
    .select({ from, to, count: count() })
    .from(positionChanges)
    .innerJoin(
      positions,
      and(eq(positions.threadId, positionChanges.threadId), eq(positions.memberId, positionChanges.memberId)),
    )
    .where(and(eq(positionChanges.threadId, threadId), isNull(positionChanges.before)))
    .groupBy(from, to);
}

/** The visible arguments that moved most readers, those from the other side first. */
async function mostMoving(db: Reader, threadId: number): Promise<MovingArgument[]> {
  const { movedTold, movedCount, commonGround, id } = argumentsTable;
  const rows = await selectArguments(db, and(eq(argumentsTable.threadId, threadId), movedSomebody, isVisible))
    .orderBy(desc(movedTold), desc(movedCount), desc(commonGround), desc(id))
    .limit(MOST_MOVING);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [from, to] = [sideOf(moved.before), sideOf(moved.after)];
  const flows = await db
    .select({ argumentId: moved.argumentId, from, to, count: count() })
    .from(moved)
    .where(
      and(
        inArray(moved.argumentId, ids),
        eq(moved.kind, "position"),
        isNull(moved.withdrawnById),
        isNull(moved.removedById),
      ),
    )
    .groupBy(moved.argumentId, from, to);
  return rows.flatMap((row) => {
    const view = asView(row, undefined);
    const own = flows.filter(({ argumentId }) => argumentId === row.id);
    const all = own.reduce((sum, { count }) => sum + count, 0);
    const told = own
      .filter(({ from, to, count }) => from !== to && count >= FEWEST_TOLD && count < all)
      .map(({ from, to, count }) => ({ from, to, count }))
      .sort((a, b) => b.count - a.count);
    return view.state === "shown" ? [{ view, flows: told }] : [];
  });
}

/** In SQL what lib/positions/rules.ts says of one position. */
const sideOf = (position: AnyColumn) =>
  sql<Side>`case when ${position} > 0 then 1 when ${position} < 0 then 2 else 0 end`;

/** 1 when a position is on this side, else (also when there is none) 0. */
function isOn(position: AnyColumn, side: Side) {
  const isThere = { 1: sql`${position} > 0`, 0: sql`${position} = 0`, 2: sql`${position} < 0` }[side];
  return sql`case when ${isThere} then 1 else 0 end`;
}
