import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";

/** An argument with its present text, as verbs need it. Throws NotFound; a deleted one is not found either. */
export async function findArgument(tx: Transaction, id: number) {
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
  if (!row || row.deletedById !== null) throw new NotFound("There is no such argument.");
  return { ...row, hidden: row.hiddenById !== null, deleted: false };
}
