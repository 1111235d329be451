import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { type ArgumentFacts, canReadHidden } from "#lib/arguments/policy";
import { isUntold } from "#lib/arguments/traces";
import { NotFound } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/**
 * An argument with its present text, as verbs need it. Throws NotFound; a deleted one is not found either, nor one that
 * waits for a moderator by others than its author: any other answer would tell that it is there.
 */
export async function findArgument(tx: Transaction, viewer: Viewer, id: number) {
  const [row] = await tx
    .select({
      id: argumentsTable.id,
      threadId: argumentsTable.threadId,
      thread: threads.slug,
      stance: argumentsTable.stance,
      parentId: argumentsTable.parentId,
      authorId: argumentsTable.authorId,
      revision: argumentsTable.revision,
      rootId: argumentsTable.rootId,
      depth: argumentsTable.depth,
      hiddenById: argumentsTable.hiddenById,
      held: argumentsTable.held,
      lockedById: argumentsTable.lockedById,
      deletedById: argumentsTable.deletedById,
      createdAt: argumentsTable.createdAt,
      claim: argumentRevisions.claim,
      body: argumentRevisions.body,
      language: argumentRevisions.language,
      sources: argumentRevisions.sources,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(eq(argumentsTable.id, id));
  const argument = row && { ...row, hidden: row.hiddenById !== null, deleted: row.deletedById !== null };
  if (!argument || argument.deleted || (await isSecretTo(tx, viewer, argument)))
    throw new NotFound("There is no such argument.");
  return argument;
}

async function isSecretTo(tx: Transaction, viewer: Viewer, argument: ArgumentFacts & { id: number }): Promise<boolean> {
  if (!argument.hidden || viewer.role === "system" || canReadHidden(viewer, argument)) return false;
  return isUntoldOf(tx, argument.id);
}

/** Whether an argument is there for nobody but its author and the moderators. */
export const isUntoldOf = async (tx: Transaction, id: number) =>
  (await tx.$count(argumentsTable, and(eq(argumentsTable.id, id), isUntold))) > 0;
