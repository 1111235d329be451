import { and, eq } from "drizzle-orm";
import type { Transaction } from "#db/client";
import { articleRevisions, threads } from "#db/schema/threads";
import { keepArticleWords } from "#db/search";
import { foldedWords } from "#lib/search/fold";
import { articleText } from "#lib/text/markdown";

/** Makes a thread's present article findable, with its motion, in the transaction that published it. */
export async function indexArticle(tx: Transaction, threadId: number): Promise<void> {
  const [row] = await tx
    .select({
      title: articleRevisions.title,
      dek: articleRevisions.dek,
      motion: articleRevisions.motion,
      markdown: articleRevisions.markdown,
    })
    .from(threads)
    .innerJoin(
      articleRevisions,
      and(eq(articleRevisions.threadId, threads.id), eq(articleRevisions.number, threads.revision)),
    )
    .where(eq(threads.id, threadId));
  if (!row) throw new Error(`There is no thread ${threadId} to be found.`);
  await keepArticleWords(tx, {
    id: threadId,
    title: foldedWords(row.title),
    dek: foldedWords(`${row.dek} ${row.motion}`),
    body: foldedWords(articleText(row.markdown)),
  });
}
