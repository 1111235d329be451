import type { Transaction } from "#db/client";
import { keepArgumentWords } from "#db/search";
import { argumentWords } from "#lib/search/words-of";

/** Makes an argument's present text findable, in the transaction that wrote it. What is hidden is left out when asked for. */
export async function indexArgument(tx: Transaction, id: number): Promise<void> {
  await keepArgumentWords(tx, [await argumentWords(tx, id)]);
}
