import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { articleRevisions, threads } from "#db/schema/threads";
import { NotFound } from "#lib/errors";
import { canonicalArgument, canonicalArticle } from "#lib/passages/canonical-text";

/** A text that is quoted from, as it stands now: a thread's article (`argumentId` null) or an argument. */
export type QuotedText = { threadId: number; argumentId: number | null; revision: number; text: string };

export function quotedArticle(thread: { id: number; revision: number; markdown: string }): QuotedText {
  const { text } = canonicalArticle(thread.markdown);
  return { threadId: thread.id, argumentId: null, revision: thread.revision, text };
}

/** The article of a thread as it stands now. Throws NotFound. */
export async function presentArticle(tx: Transaction, threadId: number): Promise<QuotedText> {
  const [row] = await tx
    .select({ id: threads.id, revision: threads.revision, markdown: articleRevisions.markdown })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(eq(threads.id, threadId));
  if (!row) throw new NotFound("There is no such thread.");
  return quotedArticle(row);
}

/** Throws NotFound. */
export async function quotedArgument(tx: Transaction, id: number): Promise<QuotedText> {
  const [row] = await tx
    .select({
      threadId: argumentsTable.threadId,
      revision: argumentsTable.revision,
      claim: argumentRevisions.claim,
      html: argumentRevisions.html,
    })
    .from(argumentsTable)
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, argumentsTable.revision)),
    )
    .where(eq(argumentsTable.id, id));
  if (!row) throw new NotFound("There is no such argument.");
  return { threadId: row.threadId, argumentId: id, revision: row.revision, text: canonicalArgument(row).text };
}
