/**
 * Copies of a database that is a file: one compact file each, made while others write, and looked through before anybody relies on it.
 */
import { chmodSync, closeSync, fsyncSync, openSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/data-folder";
import { appliedIn } from "#db/sqlite/applied";

export { isBusy } from "#db/sqlite/turns";

/** Writes what is in the database at this moment into a new file, readable by its owner alone. Writers go on meanwhile. */
export function copyDatabase(file: string, from = join(dataFolder(), "parley.db")): void {
  closeSync(openSync(file, "wx", 0o600));
  try {
    chmodSync(file, 0o600);
    const source = new SQLite(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
    try {
      source.prepare("VACUUM INTO ?").run(file);
    } finally {
      source.close();
    }
    syncToDisk(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** Returns once a file, and its name in its folder, are on disk. */
export function syncToDisk(file: string): void {
  for (const place of [file, dirname(file)]) {
    const opened = openSync(place, "r");
    fsyncSync(opened);
    closeSync(opened);
  }
}

/** `rows` by table, without those of the search index. `migrations`: the hashes of those that made it, in their order. */
export type Looked = { rows: Map<string, number>; migrations: string[]; faults: string[] };

/** Looks through a file that should be a copy: what SQLite finds wrong with it, and what is in it. */
export function lookThrough(file: string): Looked {
  const copy = new SQLite(file, { readonly: true, fileMustExist: true });
  try {
    const migrations = appliedIn(copy);
    if (migrations.length === 0) return { rows: new Map(), migrations, faults: ["It is no database of Parley."] };
    const damages = copy.pragma("integrity_check") as { integrity_check: string }[];
    const references = copy.pragma("foreign_key_check") as { table: string; parent: string }[];
    return {
      rows: rowCounts(copy),
      migrations,
      faults: [
        ...damages.map((row) => row.integrity_check).filter((line) => line !== "ok"),
        ...references.map(({ table, parent }) => `A row of ${table} refers to a row of ${parent} that is not there.`),
      ],
    };
  } catch (error) {
    if (error instanceof SQLite.SqliteError && NO_DATABASE.has(error.code))
      return { rows: new Map(), migrations: [], faults: ["It is no database, or a damaged one."] };
    throw error;
  } finally {
    copy.close();
  }
}

const NO_DATABASE = new Set(["SQLITE_NOTADB", "SQLITE_CORRUPT"]);

/** Of all tables but the search index and those behind it: what is in there is made again from the others. */
export function rowCounts(connection: SQLite.Database): Map<string, number> {
  const tables = connection
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__drizzle_migrations'",
    )
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [name, connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get() as number]),
  );
}

/** Leaves a database that nobody has open as one file, without a log beside it. */
export function asOneFile(file: string): void {
  const database = new SQLite(file, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma("journal_mode = DELETE");
  } finally {
    database.close();
  }
}

/**
 * Runs `work` while no process has the database open, and none can open it. Throws SQLITE_BUSY at once where one has it:
 * SQLite takes a database out of WAL mode for its only user alone.
 */
export async function asItsOnlyUser(file: string, work: () => Promise<void>): Promise<void> {
  const database = new SQLite(file, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = DELETE");
    database.exec("BEGIN EXCLUSIVE");
    await work();
    database.exec("ROLLBACK");
  } finally {
    database.close();
  }
}
