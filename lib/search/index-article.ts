import type { Transaction } from "#db/client";
import { keepArticleWords } from "#db/search";
import { articleWords } from "#lib/search/words-of";

/** Makes a thread's present article findable, with its motion, in the transaction that published it. */
export async function indexArticle(tx: Transaction, threadId: number): Promise<void> {
  await keepArticleWords(tx, await articleWords(tx, threadId));
}
