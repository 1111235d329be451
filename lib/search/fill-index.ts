import type { Transaction } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { forgetAllWords } from "#db/search";
import { indexArgument } from "#lib/search/index-argument";
import { indexArticle } from "#lib/search/index-article";
import { idsOf } from "#lib/search/words-of";

/** Fills the search index anew from the texts. It says nothing that they do not say. */
export async function fillIndex(tx: Transaction): Promise<void> {
  await forgetAllWords(tx);
  for await (const id of idsOf(tx, threads)) await indexArticle(tx, id);
  for await (const id of idsOf(tx, argumentsTable)) await indexArgument(tx, id);
}
