import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { ratings } from "#db/schema/ratings";
import type { Side } from "#lib/positions/rules";
import { hasBadge } from "#lib/ratings/rules";

/** A rating as it is counted: for the side that its rater is on. */
export type Vote = { side: Side; strong: boolean };

/**
 * Counts what became of one member's rating of an argument: it was `before` (null: none) and is `after`. In one step,
 * because the badge is kept or lost by what the counts are in the end, not on the way there.
 */
export async function recount(
  tx: Transaction,
  argumentId: number,
  before: Vote | null,
  after: Vote | null,
): Promise<void> {
  const more = (side: Side) => Number(after?.side === side) - Number(before?.side === side);
  const stronger = (side: Side) =>
    Number(after?.side === side && after.strong) - Number(before?.side === side && before.strong);
  const [row] = await tx
    .update(argumentsTable)
    .set({
      raters1: sql`${argumentsTable.raters1} + ${more(1)}`,
      strong1: sql`${argumentsTable.strong1} + ${stronger(1)}`,
      raters2: sql`${argumentsTable.raters2} + ${more(2)}`,
      strong2: sql`${argumentsTable.strong2} + ${stronger(2)}`,
    })
    .where(eq(argumentsTable.id, argumentId))
    .returning({
      raters1: argumentsTable.raters1,
      strong1: argumentsTable.strong1,
      raters2: argumentsTable.raters2,
      strong2: argumentsTable.strong2,
      bothSides: argumentsTable.bothSides,
    });
  if (!row) throw new Error("A rating counts for an argument.");
  const bothSides = hasBadge(row, row.bothSides);
  if (bothSides === row.bothSides) return;
  await tx.update(argumentsTable).set({ bothSides }).where(eq(argumentsTable.id, argumentId));
}

type Move = { threadId: number; memberId: number; from: Side; to: Side };

/** Counts everything that a member rated in a thread for the side they are now on. */
export async function moveRatings(tx: Transaction, { threadId, memberId, from, to }: Move): Promise<void> {
  if (from === to) return;
  const rated = await tx
    .select({ argumentId: ratings.argumentId, strong: ratings.strong })
    .from(ratings)
    .innerJoin(argumentsTable, eq(argumentsTable.id, ratings.argumentId))
    .where(and(eq(ratings.memberId, memberId), eq(argumentsTable.threadId, threadId)));
  for (const { argumentId, strong } of rated)
    await recount(tx, argumentId, { side: from, strong }, { side: to, strong });
}
