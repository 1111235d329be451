/**
 * The search index of this engine (SQLite FTS5), and the only file that knows it. Everybody else gives words that are
 * folded already (lib/search/fold.ts), and is given numbers and scores to join with.
 */
import { eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Reader, Transaction } from "#db/client";
import { type Given, prepared } from "#db/prepared";

/** A word to be found; given `begins`, also any word that begins so. Of letters and digits only. */
export type Term = { word: string; begins?: string };
/** All of these terms or any of them, anywhere or in one column. */
export type Wanted = { terms: readonly Term[]; how: "all" | "any"; in?: "claim" };

const words = sqliteTable("search_arguments", {
  id: integer("rowid").primaryKey(),
  claim: text("claim").notNull(),
  body: text("body").notNull(),
  author: text("author").notNull(),
});
const articles = sqliteTable("search_articles", {
  id: integer("rowid").primaryKey(),
  title: text("title").notNull(),
  dek: text("dek").notNull(),
  body: text("body").notNull(),
});

type Row<T extends typeof words | typeof articles> = T["$inferInsert"];

/** Keeps the words of an argument in place of those it had. */
export async function keepArgumentWords(tx: Transaction, row: Row<typeof words> & { id: number }): Promise<void> {
  await deleteWords(tx, { id: row.id });
  await insertWords(tx, row);
}

const deleteWords = prepared((tx: Transaction, given: Given<{ id: number }>) =>
  tx.delete(words).where(eq(words.id, given("id"))),
);

const insertWords = prepared((tx: Transaction, given: Given<Row<typeof words>>) =>
  tx.insert(words).values({ id: given("id"), claim: given("claim"), body: given("body"), author: given("author") }),
);

/** Keeps the words of a thread's article in place of those it had. */
export async function keepArticleWords(tx: Transaction, row: Row<typeof articles> & { id: number }): Promise<void> {
  await tx.delete(articles).where(eq(articles.id, row.id));
  await tx.insert(articles).values(row);
}

export async function forgetAllWords(tx: Transaction): Promise<void> {
  await tx.delete(words);
  await tx.delete(articles);
}

/** How many arguments and articles have their words in the index. */
export async function countKept(db: Reader): Promise<{ arguments: number; articles: number }> {
  return { arguments: await db.$count(words), articles: await db.$count(articles) };
}

/** Numbers of arguments with a score, the lower the better: BM25, a claim weighing most, then the author's handle. */
export function argumentsWith(db: Reader, wanted: Wanted) {
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score: sql<number>`bm25(search_arguments, 8.0, 1.0, 4.0)`.as("score") })
    .from(words)
    .where(matches(sql`search_arguments`, wanted))
    .as("hits");
}

/** Numbers of threads whose article has the words, with a score as above. */
export function articlesWith(db: Reader, wanted: Wanted) {
  return db
    .select({ id: sql<number>`rowid`.as("hit"), score: sql<number>`bm25(search_articles, 8.0, 4.0, 1.0)`.as("score") })
    .from(articles)
    .where(matches(sql`search_articles`, wanted))
    .as("hits");
}

/** What is asked for in bodiesWith(): that a body begins with these words, in this order. */
export const bodyBegins = (begin: readonly string[]): string => `body : ^ ${quoted(begin.join(" "))}`;

/** Numbers of arguments whose body is so. */
export function bodiesWith(db: Reader, wanted: string | Placeholder) {
  return db
    .select({ id: sql<number>`rowid`.as("hit") })
    .from(words)
    .where(sql`search_arguments match ${wanted}`)
    .as("hits");
}

function matches(table: SQL, wanted: Wanted): SQL {
  const expression = wanted.terms.map(alternatives).join(wanted.how === "all" ? " AND " : " OR ");
  return sql`${table} match ${wanted.in ? `{${wanted.in}} : (${expression})` : expression}`;
}

/** In quotes a word is never an operator. */
const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;
const alternatives = ({ word, begins }: Term) =>
  begins === undefined ? quoted(word) : `(${quoted(word)} OR ${quoted(begins)} *)`;
