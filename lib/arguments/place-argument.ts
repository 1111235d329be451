import { asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { MAX_DEPTH } from "#lib/arguments/rules";
import { Conflict } from "#lib/errors";

/**
 * Puts a reply, with all that stands below it, under another argument of its thread. Throws Conflict when that one is
 * not there (any more), is younger (whatever lists replies by age relies on a parent being older), is the reply itself or
 * stands below it, or when something would get deeper than MAX_DEPTH.
 */
export async function placeArgument(tx: Transaction, id: number, parentId: number): Promise<void> {
  const moving = await findPlace(tx, id);
  const parent = await findPlace(tx, parentId);
  if (!moving || moving.parentId === null) throw new Conflict("Only a reply can be moved.");
  if (!parent || parent.threadId !== moving.threadId) throw new Conflict("There is no such argument in this thread.");
  if (parent.hiddenById !== null || parent.deletedById !== null)
    throw new Conflict("That argument was removed, so nothing can be moved below it.");
  const branch = await selectBranch(tx, id);
  if (branch.some((each) => each.id === parentId)) throw new Conflict("A reply cannot stand below itself.");
  if (parentId > id) throw new Conflict("A reply answers what was there before it. That argument is younger.");
  const down = parent.depth + 1 - moving.depth;
  if (branch.some(({ depth }) => depth + down > MAX_DEPTH))
    throw new Conflict(`Something would stand deeper than ${MAX_DEPTH} levels there.`);
  await putBranch(tx, branch, parent);
}

/**
 * Puts a reply back to where it stood before it was moved, whatever became of that argument since. What was added below
 * and would get deeper than MAX_DEPTH stands on the last level, as it would have from the first.
 */
export async function putBack(tx: Transaction, id: number, parentId: number): Promise<void> {
  const parent = await findPlace(tx, parentId);
  if (parent) await putBranch(tx, await selectBranch(tx, id), parent);
}

type Placed = { id: number; parentId: number | null; rootId: number | null; depth: number };

async function putBranch(tx: Transaction, branch: readonly Placed[], parent: Placed): Promise<void> {
  const rootId = parent.rootId ?? parent.id;
  const placed = new Map<number, { parentId: number; depth: number }>();
  const touched = new Set<number | null>([parent.id]);
  const [top] = branch;
  // From the top down: each row is checked against the one above it (triggers).
  for (const each of branch) {
    const aboveId = each === top || each.parentId === null ? parent.id : each.parentId;
    const above = placed.get(aboveId) ?? { parentId: parent.parentId ?? parent.id, depth: parent.depth };
    const isLast = above.depth === MAX_DEPTH;
    const place = { parentId: isLast ? above.parentId : aboveId, depth: isLast ? MAX_DEPTH : above.depth + 1 };
    await tx
      .update(argumentsTable)
      .set({ rootId, ...place })
      .where(eq(argumentsTable.id, each.id));
    placed.set(each.id, place);
    if (place.parentId !== each.parentId) touched.add(each.parentId).add(place.parentId);
  }
  for (const id of touched) await countRebuttals(tx, id);
}

async function findPlace(tx: Transaction, id: number) {
  const [row] = await tx.select().from(argumentsTable).where(eq(argumentsTable.id, id));
  return row;
}

/** A reply and everything below it, the upper ones first. */
async function selectBranch(tx: Transaction, id: number): Promise<Placed[]> {
  return tx
    .select({
      id: argumentsTable.id,
      parentId: argumentsTable.parentId,
      rootId: argumentsTable.rootId,
      depth: argumentsTable.depth,
    })
    .from(argumentsTable)
    .where(
      sql`${argumentsTable.id} in (
        with recursive branch(id) as (
          select id from arguments where id = ${id} union all select reply.id from arguments reply join branch on reply.parent_id = branch.id
        ) select id from branch)`,
    )
    .orderBy(asc(argumentsTable.depth));
}
