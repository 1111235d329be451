import { existsSync } from "node:fs";
import { dirname } from "node:path";
import SQLite from "better-sqlite3";
import type { Act, Snapshot } from "#db/move";
import { inBatches, type Row, type Table } from "#db/row-sums";
import { knownMigrations } from "#db/sqlite/prepare";

const PATIENCE_MS = 10_000;

/** A file as it is now, whoever writes to it meanwhile. Throws a sentence where it is not of this version of Parley. */
export function sqliteSnapshot(file: string): Snapshot {
  if (!existsSync(file)) throw new Error(`There is no database in ${dirname(file)} to be copied.`);
  const connection = new SQLite(file, { readonly: true, timeout: PATIENCE_MS });
  try {
    connection.exec("BEGIN");
    refuseOtherVersion(connection);
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

function refuseOtherVersion(connection: SQLite.Database) {
  const own = "SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'";
  const done = connection.prepare(own).get()
    ? connection.prepare("SELECT hash FROM __drizzle_migrations ORDER BY id").pluck().all()
    : [];
  if (JSON.stringify(done) !== JSON.stringify(knownMigrations()))
    throw new Error("The database is not of this version of Parley. Start this version on it once, then copy it.");
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
