import { createHash, type Hash } from "node:crypto";

/** What both engines store: what is true is 1, a moment is milliseconds, JSON is its text. */
export type Value = string | number | null;
export type Row = Value[];
/** `columns` in the order of their names, also those that the engine works out; `key`: by what a row is known. */
export type Table = { name: string; columns: string[]; key: string[] };

/** A checksum over all rows of a table in the order of their key: the same on both engines where the rows are. */
export class RowSum {
  rows = 0;
  readonly #hash: Hash = createHash("sha256");

  add(batch: readonly Row[]): void {
    this.rows += batch.length;
    for (const row of batch) this.#hash.update(`${JSON.stringify(row)}\n`);
  }

  /** Ends it. */
  digest(): string {
    return `${this.rows} ${this.#hash.digest("hex")}`;
  }
}

/** By the name of a table. */
export type Sums = Map<string, string>;

/** Of everything that a database holds. */
export async function sumsOf(
  tables: readonly Table[],
  rowsOf: (table: Table) => AsyncIterable<Row[]>,
  each?: (table: Table) => void,
): Promise<Sums> {
  const sums: Sums = new Map();
  for (const table of tables) {
    each?.(table);
    const sum = new RowSum();
    for await (const batch of rowsOf(table)) sum.add(batch);
    sums.set(table.name, sum.digest());
  }
  return sums;
}

/** One for all of them. */
export function sumOfAll(sums: Sums): string {
  const lines = [...sums].map(([name, sum]) => `${name} ${sum}`).toSorted();
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}

const MOST_ROWS = 1_000;
const MOST_CHARACTERS = 1_000_000;

/** So many rows at a time that they take little memory, however long their texts are. */
export function* inBatches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    batch.push(row);
    for (const value of row) characters += typeof value === "string" ? value.length : 0;
    if (batch.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}
