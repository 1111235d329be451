import { type SQL, sql } from "drizzle-orm";
import { answerOf, type Transaction } from "#db/client";
import { hasWord, rowName } from "#db/columns";

/** How a text is written. */
export type Form = "plain" | "markdown" | "html" | "json";
/** How many characters a text has at most, which may depend on its row, and at least; a plain one where it is not said. */
type Room = { most: number | ((row: TextRow) => number); least?: number; form?: Form };
/** Columns in which people wrote, with how long a text is in there. */
export type Texts = { table: string; columns: Record<string, Room> };
export type TextRow = Record<string, string | number | null>;
/** What a text becomes; `room` is how long it may be, and how it is written. */
export type Rewrite = (text: string, room: { most: number; least: number; form: Form }, row: TextRow) => string;

/** So many rows are read at a time: of a large table all would not fit. */
const AT_ONCE = 500;

/**
 * Rewrites the texts of a table in which one of some words may stand (lower case, ASCII), whoever wrote them, and answers
 * the rows that changed, as they were. Rows are found by looking through the whole table: for what happens rarely.
 */
export async function rewriteTexts(
  tx: Transaction,
  { table, columns }: Texts,
  words: readonly string[],
  rewrite: Rewrite,
): Promise<TextRow[]> {
  const may = Object.entries(columns).flatMap(([column, { form }]) =>
    mayHave(sql`${sql.identifier(column)}`, words, form),
  );
  const found = await answerOf<{ row: string | number }>(
    tx,
    sql`select ${rowName} as "row" from ${sql.identifier(table)} where ${sql.join(may, sql` or `)}`,
  );
  const changed: TextRow[] = [];
  for (let from = 0; from < found.length; from += AT_ONCE) {
    const some = found.slice(from, from + AT_ONCE).map(({ row }) => sql`${row}`);
    const rows = await answerOf<TextRow>(
      tx,
      sql`select ${rowName} as "row number", * from ${sql.identifier(table)} where ${rowName} in (${sql.join(some, sql`, `)})`,
    );
    for (const row of rows) if (await rewriteRow(tx, { table, columns }, row, rewrite)) changed.push(row);
  }
  return changed;
}

/** Answers whether something changed. */
async function rewriteRow(
  tx: Transaction,
  { table, columns }: Texts,
  row: TextRow,
  rewrite: Rewrite,
): Promise<boolean> {
  const changes = Object.entries(columns).flatMap(([column, { most, least = 0, form = "plain" }]) => {
    const text = row[column];
    if (typeof text !== "string") return [];
    const rewritten = rewrite(text, { most: typeof most === "number" ? most : most(row), least, form }, row);
    return rewritten === text ? [] : [sql`${sql.identifier(column)} = ${rewritten}`];
  });
  if (changes.length === 0) return false;
  await answerOf(
    tx,
    sql`update ${sql.identifier(table)} set ${sql.join(changes, sql`, `)} where ${rowName} = ${row["row number"]} returning 1`,
  );
  return true;
}

/** Signs of another spelling: of an entity, a percent-encoded character, a link in the middle of a word. */
const SPELLS = ["&", "%", "]("];
/** What may stand in a word and is no letter of it: marks, backslashes, and what nobody sees. */
const BETWEEN = ["\\", "*", "`", "_", "[", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"];

/** Whether one of the words may be read in a text, however it is spelled. HTML is rendered from a text of the same row. */
function mayHave(column: SQL, words: readonly string[], form?: Form): SQL[] {
  if (form === "html") return words.map((word) => hasWord(column, word));
  const letters = BETWEEN.reduce((text, sign) => sql`replace(${text}, ${sign}, '')`, column);
  return [
    ...words.flatMap((word) =>
      hasWord(
        letters,
        BETWEEN.reduce((left, sign) => left.replaceAll(sign, ""), word),
      ),
    ),
    ...SPELLS.map((sign) => hasWord(column, sign)),
  ];
}
