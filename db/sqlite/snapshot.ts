import { existsSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import type { Act, Snapshot } from "#db/move";
import { inBatches, type Row, type Table } from "#db/row-sums";
import { appliedIn } from "#db/sqlite/applied";
import { MIGRATIONS } from "#db/sqlite/prepare";
import { refuseOther } from "#db/versions";

const PATIENCE_MS = 10_000;

/** A file as it is now, whoever writes to it meanwhile. Throws a sentence where it is not of this version of Parley. */
export function sqliteSnapshot(file: string): Snapshot {
  if (!existsSync(file)) throw new Error(`There is no database in ${dirname(file)} to be copied.`);
  const connection = new SQLite(file, { readonly: true, timeout: PATIENCE_MS });
  try {
    connection.exec("BEGIN");
    refuseOther(appliedIn(connection), MIGRATIONS);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    tables: tablesOf(connection),
    countOf: async ({ name }) => connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number,
    rowsOf: (table) => rowsOf(connection, table),
    lastNumbers: async () =>
      new Map(
        connection.prepare("SELECT name, seq FROM sqlite_sequence WHERE seq > 0").raw().all() as Iterable<
          readonly [string, number]
        >,
      ),
    newestAct: async (upTo = Number.MAX_SAFE_INTEGER) =>
      connection.prepare("SELECT id, hash FROM audit WHERE id <= ? ORDER BY id DESC LIMIT 1").get(upTo) as
        | Act
        | undefined,
    close: async () => void connection.close(),
  };
}

/** Without what SQLite and the program keep of their own, and without the search index. */
export function tablesOf(connection: SQLite.Database): Table[] {
  const names = connection
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '__*'",
    )
    .pluck()
    .all() as string[];
  const columns = connection.prepare("SELECT name FROM pragma_table_xinfo(?)").pluck();
  const key = connection.prepare("SELECT name FROM pragma_table_xinfo(?) WHERE pk > 0 ORDER BY pk").pluck();
  return names.toSorted().map((name) => ({
    name,
    columns: (columns.all(name) as string[]).toSorted(),
    key: key.all(name) as string[],
  }));
}

export async function* rowsOf(connection: SQLite.Database, { name, columns, key }: Table): AsyncGenerator<Row[]> {
  const all = connection.prepare(`SELECT ${listed(columns)} FROM "${name}" ORDER BY ${listed(key)}`).raw();
  yield* inBatches(all.iterate() as Iterable<Row>);
}

export const listed = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(", ");
