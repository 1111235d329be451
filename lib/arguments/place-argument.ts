import { asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { MAX_DEPTH } from "#lib/arguments/rules";
import { Conflict } from "#lib/errors";

/**
 * Puts a reply, with all that stands below it, under another argument of its thread. Throws Conflict when that one is
 * not there, is the reply itself or stands below it, or when it would get deeper than MAX_DEPTH.
 */
export async function placeArgument(tx: Transaction, id: number, parentId: number): Promise<void> {
  const [moving] = await tx.select().from(argumentsTable).where(eq(argumentsTable.id, id));
  const [parent] = await tx.select().from(argumentsTable).where(eq(argumentsTable.id, parentId));
  if (!moving || moving.parentId === null) throw new Conflict("Only a reply can be moved.");
  if (!parent || parent.threadId !== moving.threadId || parent.deletedById !== null)
    throw new Conflict("There is no such argument in this thread.");
  const branch = await selectBranch(tx, id);
  if (branch.some((each) => each.id === parentId)) throw new Conflict("A reply cannot stand below itself.");
  const down = parent.depth + 1 - moving.depth;
  if (branch.some(({ depth }) => depth + down > MAX_DEPTH))
    throw new Conflict(`It would stand deeper than ${MAX_DEPTH} levels there.`);
  const rootId = parent.rootId ?? parent.id;
  // From the top down: each row is checked against the one above it (triggers).
  for (const each of branch) {
    await tx
      .update(argumentsTable)
      .set({ rootId, depth: each.depth + down, ...(each.id === id ? { parentId } : {}) })
      .where(eq(argumentsTable.id, each.id));
  }
  await countRebuttals(tx, moving.parentId);
  await countRebuttals(tx, parentId);
}

/** A reply and everything below it, the upper ones first. */
async function selectBranch(tx: Transaction, id: number) {
  return tx
    .select({ id: argumentsTable.id, depth: argumentsTable.depth })
    .from(argumentsTable)
    .where(
      sql`${argumentsTable.id} in (
        with recursive branch(id) as (
          select ${id} union all select reply.id from arguments reply join branch on reply.parent_id = branch.id
        ) select id from branch)`,
    )
    .orderBy(asc(argumentsTable.depth));
}
