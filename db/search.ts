/**
 * The search index, of whichever engine it is. Everybody else gives words that are folded already (lib/search/fold.ts),
 * and is given numbers and scores to join with.
 */
import type { Placeholder } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client";
import { onPostgres } from "#db/columns";
import * as postgres from "#db/postgres/search";
import { beginningWord, type Placed, placeWords, type Stands } from "#db/search-signs";
import * as sqlite from "#db/sqlite/search";

export { placeWords, type Stands } from "#db/search-signs";

/** A word to be found; given `begins`, also any word that begins so. Of letters and digits only. */
export type Term = { word: string; begins?: string };
/** All of these terms; of arguments in one place, or by one author (folded). */
export type Wanted = {
  terms: readonly Term[];
  at?: Partial<Stands> & { author?: string };
  /** Only those whose claim has all the terms. */
  inClaim?: boolean;
  /** None older than this number. */
  from?: number;
};
export type ArticleWords = { id: number; title: string; dek: string; body: string };
export type ArgumentWords = Placed & { id: number; claim: string; author: string };
/** As it is kept: `place` are the words of db/search-signs.ts. */
export type ArgumentColumns = { id: number; claim: string; body: string; author: string; place: string };
/** How often each word is kept: of a table, a column and a word, in how many texts and, where that is known, how often in all. */
export type Tally = Map<string, { texts: number; times: number }>;

const engine = onPostgres ? postgres : sqlite;

/** Keeps the words of arguments in place of those they had; of some hundreds at once at most. */
export async function keepArgumentWords(tx: Transaction, some: readonly ArgumentWords[]): Promise<void> {
  const columns = some.map((argument) => {
    const { id, claim, body, author } = argument;
    return { id, claim, body, author, place: placeWords(argument) };
  });
  await engine.keepArguments(tx, columns);
}

/** Keeps the words of a thread's article in place of those it had. */
export const keepArticleWords = async (tx: Transaction, article: ArticleWords) => engine.keepArticle(tx, article);

export const forgetAllWords = async (tx: Transaction) => engine.forgetAllWords(tx);

/** Writes the index anew, bit by bit, without the words that were replaced in it. Answers whether it could: somebody else may be in the way for long. */
export const dropReplacedWords = async () => engine.dropReplacedWords();

/** How many arguments and articles have their words in the index. */
export const countKept = async (db: Reader) => engine.countKept(db);

/** What the index has, as the engine counts it. */
export const tallyKept = async (): Promise<Tally> => engine.tallyKept();

/** Counts the words of an argument, as the index would keep them, into a tally. */
export function tallyArgument(tally: Tally, argument: ArgumentWords): void {
  const { claim, body, author } = argument;
  tallyWords(tally, "search_arguments", { claim, body, author, place: placeWords(argument) });
}

/** The same for an article. */
export function tallyArticle(tally: Tally, { title, dek, body }: ArticleWords): void {
  tallyWords(tally, "search_articles", { title, dek, body });
}

function tallyWords(tally: Tally, table: string, columns: Record<string, string>) {
  for (const [column, text] of Object.entries(columns)) {
    const all = text
      .split(" ")
      .filter((word) => word !== "")
      .map(engine.asKept);
    const once = new Set(all);
    for (const word of all) {
      const key = `${table} ${column} ${word}`;
      const counted = tally.get(key) ?? { texts: 0, times: 0 };
      tally.set(key, {
        texts: counted.texts + Number(once.delete(word)),
        times: counted.times + Number(engine.countsTimes),
      });
    }
  }
}

/**
 * Numbers of arguments with a score, the lower the better: a claim weighs most, then the author's handle. Only the
 * newest `most`, so that a word that very many have costs no more to look for than another.
 */
export const argumentsWith = (db: Reader, wanted: Wanted, most: number) => engine.argumentsWith(db, wanted, most);

/** Numbers of the newest `most` arguments, all with the same score: a score has the engine count all that have the words. */
export const newestWith = (db: Reader, wanted: Wanted, most: number) => engine.newestWith(db, wanted, most);

/** Numbers of the newest `most` threads whose article has the words, with a score as above. */
export const articlesWith = (db: Reader, wanted: Wanted, most: number) => engine.articlesWith(db, wanted, most);

/** Numbers of the newest `most` root arguments of a thread whose claim shares a root with these, the likest with the lowest score. */
export const claimsLike = (db: Reader, thread: number, roots: readonly string[], most: number) =>
  engine.claimsLike(db, thread, roots, most);

/** What is asked for in bodiesWith(): that a body begins with the same words as this one. */
export const bodyBeginsAs = (body: string): string => engine.hasPlaceWord(beginningWord(body));

/** Numbers of arguments whose body is so. */
export const bodiesWith = (db: Reader, wanted: Placeholder) => engine.bodiesWith(db, wanted);
