/** The search index of SQLite (FTS5). What each of these promises stands in db/search.ts. */
import { desc, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { type Reader, type Transaction, write } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { scopes } from "#db/schema/scopes";
import type { ArgumentColumns, ArticleWords, Tally, Term, Wanted } from "#db/search";
import { rootWord, stanceWord, threadWord } from "#db/search-signs";
import { maintain } from "#db/sqlite/connections";

const words = sqliteTable("search_arguments", {
  id: integer("rowid").primaryKey(),
  claim: text("claim").notNull(),
  body: text("body").notNull(),
  author: text("author").notNull(),
  place: text("place").notNull(),
});
const articles = sqliteTable("search_articles", {
  id: integer("rowid").primaryKey(),
  title: text("title").notNull(),
  dek: text("dek").notNull(),
  body: text("body").notNull(),
});

export async function keepArguments(tx: Transaction, some: readonly ArgumentColumns[]): Promise<void> {
  for (const columns of some) {
    await deleteWords(tx, columns);
    await insertWords(tx, columns);
  }
}

const deleteWords = prepared((tx: Transaction, given: Given<{ id: number }>) =>
  tx.delete(words).where(eq(words.id, given("id"))),
);

const insertWords = prepared((tx: Transaction, given: Given<typeof words.$inferInsert>) =>
  tx.insert(words).values({
    id: given("id"),
    claim: given("claim"),
    body: given("body"),
    author: given("author"),
    place: given("place"),
  }),
);

export async function keepArticle(tx: Transaction, row: ArticleWords): Promise<void> {
  await tx.delete(articles).where(eq(articles.id, row.id));
  await tx.insert(articles).values(row);
}

export async function forgetAllWords(tx: Transaction): Promise<void> {
  await tx.delete(words);
  await tx.delete(articles);
}

const orders = sqliteTable("search_arguments", { order: text("search_arguments"), pages: integer("rank") });

/** So many pages of the index are written anew at a time: some milliseconds, for which others wait. */
const PAGES_AT_A_TIME = 64;

/**
 * Writes the index anew, bit by bit, without the words that were replaced in it: the engine marks them as gone and keeps
 * them in the file until chance has it that it writes that part again. Nobody can be in the way of it for good.
 */
export async function dropReplacedWords(): Promise<boolean> {
  // Of a negative number the engine takes all there is into one part; then it goes on with that.
  for (let pages = -PAGES_AT_A_TIME; await write((tx) => writeAnew(tx, pages)); ) pages = PAGES_AT_A_TIME;
  return true;
}

/** Whether there was something to be written: the order itself counts as one change. */
async function writeAnew(tx: Transaction, pages: number): Promise<boolean> {
  const before = await changesOf(tx);
  await tx.insert(orders).values({ order: "merge", pages });
  return (await changesOf(tx)) - before > 1;
}

async function changesOf(tx: Transaction): Promise<number> {
  const [row] = await tx.select({ all: sql<number>`total_changes()` }).from(scopes).limit(1);
  return row?.all ?? 0;
}

/** How many arguments and articles have their words in the index. */
export async function countKept(db: Reader): Promise<{ arguments: number; articles: number }> {
  return { arguments: await db.$count(words), articles: await db.$count(articles) };
}

export const countsTimes = true;
export const asKept = (word: string) => word;

export async function tallyKept(): Promise<Tally> {
  return maintain((connection) => {
    const tally: Tally = new Map();
    for (const table of ["search_arguments", "search_articles"]) {
      connection.exec(
        `CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_words USING fts5vocab('main', '${table}', 'col')`,
      );
      const rows = connection.prepare(`SELECT col, term, doc, cnt FROM temp.${table}_words`);
      for (const { col, term, doc, cnt } of rows.iterate() as Iterable<Counted>)
        tally.set(`${table} ${col} ${term}`, { texts: doc, times: cnt });
    }
    return tally;
  });
}
type Counted = { col: string; term: string; doc: number; cnt: number };

/**
 * Numbers of arguments with a score, the lower the better: BM25, a claim weighing most, then the author's handle. Only the
 * newest `most`, so that a word that very many have costs no more to look for than another.
 */
export function argumentsWith(db: Reader, wanted: Wanted, most: number) {
  const score = sql<number>`bm25(search_arguments, 8.0, 1.0, 4.0, 0.0)`.as("score");
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score })
    .from(words)
    .where(matches(sql`search_arguments`, wanted))
    .orderBy(desc(sql`rowid`))
    .limit(most)
    .as("hits");
}

/** Numbers of the newest `most` arguments, all with the same score: a score has the engine count all that have the words. */
export function newestWith(db: Reader, wanted: Wanted, most: number) {
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score: sql<number>`0`.as("score") })
    .from(words)
    .where(matches(sql`search_arguments`, wanted))
    .orderBy(desc(sql`rowid`))
    .limit(most)
    .as("hits");
}

/** Numbers of the newest `most` threads whose article has the words, with a score as above. */
export function articlesWith(db: Reader, wanted: Wanted, most: number) {
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score: sql<number>`bm25(search_articles, 8.0, 4.0, 1.0)`.as("score") })
    .from(articles)
    .where(matches(sql`search_articles`, wanted))
    .orderBy(desc(sql`rowid`))
    .limit(most)
    .as("hits");
}

/** Numbers of the newest `most` root arguments of a thread whose claim shares a root with these, the likest with the lowest score. */
export function claimsLike(db: Reader, thread: number, roots: readonly string[], most: number) {
  const score = sql<number>`bm25(search_arguments, 0.0, 0.0, 0.0, 1.0)`.as("score");
  const any = roots.map((root) => quoted(rootWord(thread, root))).join(" OR ");
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score })
    .from(words)
    .where(sql`search_arguments match ${any}`)
    .orderBy(desc(sql`rowid`))
    .limit(most)
    .as("hits");
}

export const hasPlaceWord = (word: string): string => quoted(word);

/** Numbers of arguments whose body is so. */
export function bodiesWith(db: Reader, wanted: Placeholder) {
  return db
    .select({ id: sql<number>`rowid`.as("hit") })
    .from(words)
    .where(sql`search_arguments match ${wanted}`)
    .as("hits");
}

function matches(table: SQL, wanted: Wanted): SQL {
  const { terms, inClaim = false, from } = wanted;
  const all = terms.map(alternatives).join(" AND ");
  const match = sql`${table} match ${[inClaim ? `claim : (${all})` : all, ...placesIn(wanted)].join(" AND ")}`;
  // The index takes whole numbers as a bound and looks at everything for others, as which the driver gives them all.
  return from === undefined ? match : sql`${match} and rowid >= cast(${from} as integer)`;
}

function placesIn({ at: { thread, stance, author } = {} }: Wanted): string[] {
  return [
    ...(thread === undefined ? [] : [`place : ${quoted(threadWord(thread))}`]),
    ...(stance === undefined ? [] : [`place : ${quoted(stanceWord(stance))}`]),
    ...(author === undefined ? [] : [`author : ${quoted(author)}`]),
  ];
}

/** In quotes a word is never an operator. */
const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const alternatives = ({ word, begins }: Term) =>
  begins === undefined ? quoted(word) : `(${quoted(word)} OR ${quoted(begins)} *)`;
