import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { notifications } from "#db/schema/notifications";
import { moved } from "#db/schema/ratings";
import { insertShell } from "#lib/privacy/shell";

/**
 * Gives the arguments and credits of a member to somebody made up, another one in each thread: a discussion can still be
 * followed, and what they wrote in two threads has nothing in common any more. Answers the names by thread.
 */
export async function partFromName(tx: Transaction, id: number): Promise<Map<number, string>> {
  const wrote = await tx
    .selectDistinct({ threadId: argumentsTable.threadId })
    .from(argumentsTable)
    .where(eq(argumentsTable.authorId, id));
  const credited = await tx
    .selectDistinct({ threadId: argumentsTable.threadId })
    .from(moved)
    .innerJoin(argumentsTable, eq(argumentsTable.id, moved.argumentId))
    .where(eq(moved.memberId, id));
  const labels = new Map<number, string>();
  for (const threadId of new Set([...wrote, ...credited].map((row) => row.threadId))) {
    const shell = await insertShell(tx);
    labels.set(threadId, shell.handle);
    await giveTo(tx, id, threadId, shell.id);
  }
  return labels;
}

async function giveTo(tx: Transaction, id: number, threadId: number, shellId: number) {
  const inThread = tx
    .select({ id: argumentsTable.id })
    .from(argumentsTable)
    .where(eq(argumentsTable.threadId, threadId));
  await tx
    .update(moved)
    .set({ memberId: shellId })
    .where(and(eq(moved.memberId, id), inArray(moved.argumentId, inThread)));
  await tx
    .update(notifications)
    .set({ actorId: shellId })
    .where(and(eq(notifications.actorId, id), inArray(notifications.argumentId, inThread)));
  await tx
    .update(argumentsTable)
    .set({ authorId: shellId })
    .where(and(eq(argumentsTable.authorId, id), eq(argumentsTable.threadId, threadId)));
}
