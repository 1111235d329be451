import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { countKept, type Tally, tallyArgument, tallyArticle, tallyKept } from "#db/search";
import { everyArgumentsWords, everyArticlesWords } from "#lib/search/words-of";

/** Whether the index has every text, and every word as often as the texts have it; what is wrong, in sentences. */
export async function verifyIndex(): Promise<string[]> {
  return read(async (db) => {
    const kept = await countKept(db);
    const missing = [
      missingIn("arguments", kept.arguments, await db.$count(argumentsTable)),
      missingIn("articles", kept.articles, await db.$count(threads)),
    ];
    const expected: Tally = new Map();
    for await (const words of everyArticlesWords(db)) tallyArticle(expected, words);
    for await (const some of everyArgumentsWords(db)) for (const words of some) tallyArgument(expected, words);
    return [...missing, wrongWords(expected, await tallyKept())].filter((fault) => fault !== null);
  });
}

const missingIn = (what: string, kept: number, present: number) =>
  kept === present ? null : `The search index has ${kept} ${what}, and there are ${present}. ${REMEDY}`;

function wrongWords(expected: Tally, kept: Tally): string | null {
  let wrong = 0;
  for (const key of new Set([...expected.keys(), ...kept.keys()])) {
    const [a, b] = [expected.get(key), kept.get(key)];
    if (a?.texts !== b?.texts || a?.times !== b?.times) wrong += 1;
  }
  return wrong === 0 ? null : `In the search index ${wrong} words are not counted as in the texts. ${REMEDY}`;
}

const REMEDY = "“npm run parley -- search rebuild” makes it anew.";
