import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { positionChanges, positions } from "#db/schema/positions";
import { type Position, sideOf } from "#lib/positions/rules";
import { moveRatings } from "#lib/ratings/count-ratings";

/** Where a member stands on the motion of a thread; null when they have not said. */
export async function positionOf(tx: Transaction, threadId: number, memberId: number): Promise<number | null> {
  const [row] = await tx
    .select({ value: positions.value })
    .from(positions)
    .where(and(eq(positions.threadId, threadId), eq(positions.memberId, memberId)));
  return row?.value ?? null;
}

/** Puts a member where they now stand, and what they rated to the side they are now on. Answers where they stood before. */
export async function setPosition(
  tx: Transaction,
  threadId: number,
  memberId: number,
  after: Position,
): Promise<number | null> {
  const before = await positionOf(tx, threadId, memberId);
  if (before === after) return before;
  const [change] = await tx
    .insert(positionChanges)
    .values({ threadId, memberId, before, after, takenAt: new Date() })
    .returning({ id: positionChanges.id });
  if (!change) throw new Error("The position was not written.");
  const now = { value: after, changeId: change.id };
  await tx
    .insert(positions)
    .values({ threadId, memberId, ...now })
    .onConflictDoUpdate({ target: [positions.threadId, positions.memberId], set: now });
  await moveRatings(tx, { threadId, memberId, from: sideOf(before), to: sideOf(after) });
  return before;
}
