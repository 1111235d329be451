import type { Transaction } from "#db/client";
import { forgetAllWords, keepArgumentWords, keepArticleWords } from "#db/search";
import { everyArgumentsWords, everyArticlesWords } from "#lib/search/words-of";

/** Fills the search index anew from the texts, and tells now and then of how many arguments. It says nothing that they do not say. */
export async function fillIndex(tx: Transaction, tell: (filled: number) => void = () => undefined): Promise<void> {
  await forgetAllWords(tx);
  for await (const words of everyArticlesWords(tx)) await keepArticleWords(tx, words);
  let filled = 0;
  for await (const some of everyArgumentsWords(tx)) {
    await keepArgumentWords(tx, some);
    filled += some.length;
    tell(filled);
  }
}
