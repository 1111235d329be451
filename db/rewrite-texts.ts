import { sql } from "drizzle-orm";
import { answerOf, type Transaction } from "#db/client";
import { hasWord, rowName } from "#db/columns";

/** How many characters a text has at most, which may depend on its row, and at least. */
type Room = { most: number | ((row: TextRow) => number); least?: number };
/** Columns in which people wrote, with how long a text is in there. */
export type Texts = { table: string; columns: Record<string, Room> };
export type TextRow = Record<string, string | number | null>;
/** What a text becomes; `room` is how long it may be. */
export type Rewrite = (text: string, room: { most: number; least: number }, row: TextRow) => string;

/**
 * Rewrites the texts of a table in which one of some words stands (lower case, ASCII), whoever wrote them, and answers
 * the rows as they were. Rows are found by looking through the whole table: for what happens rarely.
 */
export async function rewriteTexts(
  tx: Transaction,
  { table, columns }: Texts,
  words: readonly string[],
  rewrite: Rewrite,
): Promise<TextRow[]> {
  const named = Object.keys(columns).map((column) => sql.identifier(column));
  const has = named.flatMap((column) => words.map((word) => hasWord(column, word)));
  const found = await answerOf<TextRow>(
    tx,
    sql`select ${rowName} as "row number", * from ${sql.identifier(table)} where ${sql.join(has, sql` or `)}`,
  );
  for (const row of found) {
    const changes = Object.entries(columns).flatMap(([column, { most, least = 0 }]) => {
      const text = row[column];
      return typeof text === "string"
        ? [
            sql`${sql.identifier(column)} = ${rewrite(text, { most: typeof most === "number" ? most : most(row), least }, row)}`,
          ]
        : [];
    });
    await answerOf(
      tx,
      sql`update ${sql.identifier(table)} set ${sql.join(changes, sql`, `)} where ${rowName} = ${row["row number"]} returning 1`,
    );
  }
  return found;
}
