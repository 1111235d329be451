/**
 * The search index of PostgreSQL: a tsvector for each text, made of words that are folded already, each with the weight of
 * its column. What each of these promises stands in db/search.ts.
 */
import { desc, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Reader, Transaction } from "#db/client";
import { integer, table, text } from "#db/columns";
import { maintain } from "#db/postgres/connections";
import { rebuildIndexes } from "#db/postgres/rebuild-indexes";
import type { ArgumentColumns, ArticleWords, Tally, Wanted } from "#db/search";
import { rootWord, stanceWord, threadWord } from "#db/search-signs";

/** A tsvector is given as the text that it is written as. */
const tableOf = (name: string) => table(name, { id: integer("id").primaryKey(), words: text("words").notNull() });
const words = tableOf("search_arguments");
const articles = tableOf("search_articles");

/** Which weight the words of a column have, and how much that counts: of a D, C, B and A, in this order. */
const ARGUMENT = { claim: "A", author: "B", body: "C", place: "D" } as const;
const ARTICLE = { title: "A", dek: "B", body: "C" } as const;
const ARGUMENT_WEIGHTS = "{0, 0.125, 0.5, 1}";
const ARTICLE_WEIGHTS = "{0, 0.125, 0.5, 1}";
const PLACE_WEIGHTS = "{1, 0, 0, 0}";
/** The rank is divided by how long the text is, from its logarithm. */
const BY_LENGTH = 1;

export async function keepArguments(tx: Transaction, some: readonly ArgumentColumns[]): Promise<void> {
  const rows = some.map(({ id, ...columns }) => ({ id, words: vectorOf(columns, ARGUMENT) }));
  await keep(tx, words, rows);
}

export async function keepArticle(tx: Transaction, { id, ...columns }: ArticleWords): Promise<void> {
  await keep(tx, articles, [{ id, words: vectorOf(columns, ARTICLE) }]);
}

async function keep(tx: Transaction, index: typeof words, rows: (typeof words.$inferInsert)[]) {
  await tx
    .insert(index)
    .values(rows)
    .onConflictDoUpdate({ target: index.id, set: { words: sql`excluded.words` } });
}

/** A position beyond this one is taken for it; a word has at most so many (postgresql.org, 12.11 Limitations). */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 255;

/** A tsvector in its own words: 'word':1A,5A 'other':2C. */
function vectorOf<Column extends string>(columns: Record<Column, string>, weights: Record<Column, string>): string {
  const positions = new Map<string, string[]>();
  let position = 0;
  for (const column in columns)
    for (const long of columns[column].split(" ")) {
      if (long === "") continue;
      const word = asKept(long);
      position = Math.min(position + 1, LAST_POSITION);
      const found = positions.get(word) ?? [];
      if (found.length < MOST_POSITIONS) positions.set(word, [...found, `${position}${weights[column]}`]);
    }
  return [...positions].map(([word, at]) => `${quoted(word)}:${at.join(",")}`).join(" ");
}

export async function forgetAllWords(tx: Transaction): Promise<void> {
  await tx.delete(words);
  await tx.delete(articles);
}

/** Of the rows they are gone; the indexes would keep them. Answers whether each could be locked in time. */
export async function dropReplacedWords(): Promise<boolean> {
  return rebuildIndexes(["search_arguments_words", "search_articles_words"]);
}

export async function countKept(db: Reader): Promise<{ arguments: number; articles: number }> {
  return { arguments: await db.$count(words), articles: await db.$count(articles) };
}

/** Of a word that stands very often in a text the server does not keep how often. */
export const countsTimes = false;

export async function tallyKept(): Promise<Tally> {
  return maintain(async (connection) => {
    const tally: Tally = new Map();
    for (const [table, weights] of Object.entries({ search_arguments: ARGUMENT, search_articles: ARTICLE }))
      for (const [column, weight] of Object.entries(weights)) {
        const { rows } = await connection.query<Counted>("select word, ndoc from ts_stat($1, $2)", [
          `select words from ${table}`,
          weight,
        ]);
        for (const { word, ndoc } of rows) tally.set(`${table} ${column} ${word}`, { texts: ndoc, times: 0 });
      }
    return tally;
  });
}
type Counted = { word: string; ndoc: number };

export function argumentsWith(db: Reader, wanted: Wanted, most: number) {
  const query = queryOf(wanted);
  return hits(db, words, scoreOf(ARGUMENT_WEIGHTS, query), matches(query, wanted), most);
}

export function newestWith(db: Reader, wanted: Wanted, most: number) {
  return hits(db, words, sql<number>`0`, matches(queryOf(wanted), wanted), most);
}

export function articlesWith(db: Reader, wanted: Wanted, most: number) {
  const query = queryOf(wanted);
  return hits(db, articles, scoreOf(ARTICLE_WEIGHTS, query), matches(query, wanted), most);
}

export function claimsLike(db: Reader, thread: number, roots: readonly string[], most: number) {
  const any = roots.map((root) => hasPlaceWord(rootWord(thread, root))).join(" | ");
  return hits(db, words, scoreOf(PLACE_WEIGHTS, any), sql`words @@ ${any}::tsquery`, most);
}

function hits(db: Reader, index: typeof words, score: SQL<number>, where: SQL, most: number) {
  return db
    .select({ id: sql<number>`${index.id}`.as("hit"), score: score.as("score") })
    .from(index)
    .where(where)
    .orderBy(desc(index.id))
    .limit(most)
    .as("hits");
}

const scoreOf = (weights: string, query: string) =>
  sql<number>`-ts_rank(${weights}::float4[], words, ${query}::tsquery, ${BY_LENGTH}::int)`;

export const hasPlaceWord = (word: string): string => `${quoted(word)}:D`;

export function bodiesWith(db: Reader, wanted: Placeholder) {
  return db
    .select({ id: sql<number>`${words.id}`.as("hit") })
    .from(words)
    .where(sql`words @@ ${wanted}::tsquery`)
    .as("hits");
}

function matches(query: string, { from }: Wanted): SQL {
  const match = sql`words @@ ${query}::tsquery`;
  return from === undefined ? match : sql`${match} and id >= ${from}`;
}

/** A word in a place is no word of a text: without a weight only columns of texts are looked at. */
const OF_TEXTS = "ABC";

function queryOf({ terms, inClaim = false, at: { thread, stance, author } = {} }: Wanted): string {
  const weights = inClaim ? ARGUMENT.claim : OF_TEXTS;
  return [
    ...terms.map(({ word, begins }) =>
      begins === undefined
        ? `${quoted(word)}:${weights}`
        : `(${quoted(word)}:${weights} | ${quoted(begins)}:*${weights})`,
    ),
    ...(thread === undefined ? [] : [hasPlaceWord(threadWord(thread))]),
    ...(stance === undefined ? [] : [hasPlaceWord(stanceWord(stance))]),
    ...(author === undefined ? [] : author.split(" ").map((word) => `${quoted(word)}:${ARGUMENT.author}`)),
  ].join(" & ");
}

/** A word may have 2,046 bytes; of a longer one its beginning is kept and looked for. */
export const asKept = (word: string) => word.slice(0, LONGEST_WORD);
const LONGEST_WORD = 500;

/** In quotes a word is never an operator. */
const quoted = (word: string) => `'${asKept(word).replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
