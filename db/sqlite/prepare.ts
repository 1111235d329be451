import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type SQLite from "better-sqlite3";
import { copyDatabase, lookThrough, rowCounts } from "#db/copy";
import { dataFolder } from "#db/data-folder";
import { assertNothingLost } from "#db/nothing-lost";
import { appliedIn, appliedTo } from "#db/sqlite/applied";
import { close, maintain } from "#db/sqlite/connections";
import { hashesIn, missingOf, refuseOther } from "#db/versions";

export const MIGRATIONS = fileURLToPath(new URL("../migrations/sqlite", import.meta.url));
const MINIMUM_SQLITE = "3.51.3"; // below it two connections can damage a WAL database (sqlite.org/wal.html, reset bug)

/**
 * Brings the database up to this program's schema and checks that it keeps what it accepts. One with rows is copied before,
 * unless it is a copy already (`isCopy`). Throws, with nothing changed, when the file is newer than the
 * program, damaged, or not durable.
 */
export function prepareSqlite(migrationsFolder = MIGRATIONS, { isCopy = false } = {}): { applied: number } {
  return maintain((connection) => {
    const { applied, isCopied } = migrate(connection, migrationsFolder, isCopy);
    if (isCopied) overwriteRemains(connection);
    assertDurable(connection);
    return { applied };
  });
}

/** The hashes of the migrations that this program knows, in their order. */
export const knownMigrations = (): string[] => hashesIn(MIGRATIONS);

/** Throws a sentence where there is no forum in the data folder, or one of another version. Makes neither file nor folder. */
export function refuseOtherSqlite(): void {
  const file = join(dataFolder(), "parley.db");
  if (!existsSync(file))
    throw new Error(
      `There is no database in ${dataFolder()}: “npm start” makes one. PARLEY_DATA may name another folder.`,
    );
  refuseOther(appliedTo(file), MIGRATIONS);
}

/** Makes the tables of this program in a file that is not the forum's yet. */
export function bringUp(connection: SQLite.Database): void {
  migrate(connection, MIGRATIONS, true);
}

/**
 * Applies the migrations that are missing, all or none. Not drizzle's own migrate(): a rebuilt parent table would
 * empty its children there, unnoticed (docs/decisions/0003). Here foreign keys are off outside the transaction, and
 * inside it every row count, reference and trigger is checked before anything is kept.
 */
function migrate(connection: SQLite.Database, migrationsFolder: string, isCopy: boolean) {
  connection.pragma("foreign_keys = OFF");
  // Lets a table be rebuilt that triggers of other tables name.
  connection.pragma("legacy_alter_table = ON");
  try {
    connection.exec("BEGIN EXCLUSIVE");
    const missing = missingMigrations(connection, migrationsFolder);
    // What nothing was done to need not be looked through, which takes seconds where a million arguments are.
    if (missing.length === 0) {
      connection.exec("COMMIT");
      return { applied: 0, isCopied: false };
    }
    const before = rowCounts(connection);
    const hasRows = [...before.values()].some((rows) => rows > 0);
    const isCopied = hasRows && !isCopy;
    if (isCopied) copyBefore(before);
    for (const migration of missing) {
      const triggers = triggersOf(connection);
      for (const statement of migration.sql) connection.exec(statement);
      restoreTriggers(connection, triggers, migration.sql.join("\n"));
      connection
        .prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)")
        .run(migration.hash, migration.folderMillis);
    }
    assertNothingLost(before, rowCounts(connection), missing.map((migration) => migration.sql.join("\n")).join("\n"));
    assertReferencesHold(connection);
    assertWritable(connection);
    connection.exec("COMMIT");
    return { applied: missing.length, isCopied };
  } catch (error) {
    if (connection.inTransaction) connection.exec("ROLLBACK");
    throw error;
  } finally {
    connection.pragma("legacy_alter_table = OFF");
    connection.pragma("foreign_keys = ON");
  }
}

function missingMigrations(connection: SQLite.Database, migrationsFolder: string) {
  connection.exec(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, hash text NOT NULL, created_at numeric)",
  );
  return missingOf(appliedIn(connection), migrationsFolder);
}

type Trigger = { name: string; tbl_name: string; sql: string };

function triggersOf(connection: SQLite.Database): Trigger[] {
  return connection.prepare("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as Trigger[];
}

/** A rebuilt table comes back without its triggers: those that no migration dropped by name are made again. */
function restoreTriggers(connection: SQLite.Database, before: Trigger[], migration: string) {
  const kept = new Set(triggersOf(connection).map(({ name }) => name));
  const tables = new Set(rowCounts(connection).keys());
  const dropped = new Set([...migration.replace(/--.*$/gm, "").matchAll(DROPPED_TRIGGER)].map(([, name]) => name));
  for (const { name, tbl_name, sql } of before) {
    if (!kept.has(name) && !dropped.has(name) && tables.has(tbl_name)) connection.exec(sql);
  }
}

const DROPPED_TRIGGER = /\bDROP\s+TRIGGER\s+(?:IF\s+EXISTS\s+)?(?:\w+\.)?["`[]?(\w+)/gi;

/** Compiles a write of each kind to each table, and so the triggers behind it: one may name what is not there any more. */
function assertWritable(connection: SQLite.Database) {
  for (const table of rowCounts(connection).keys()) {
    const columns = connection.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table) as string[];
    const same = columns.map((column) => `"${column}" = "${column}"`).join(", ");
    for (const statement of [
      `INSERT INTO "${table}" DEFAULT VALUES`,
      `UPDATE "${table}" SET ${same}`,
      `DELETE FROM "${table}"`,
    ]) {
      connection.prepare(`EXPLAIN ${statement}`).all();
    }
  }
}

/** Copies what others see while the migrations wait for it: the database as it is. A copy that is not whole does not count. */
function copyBefore(rows: Map<string, number>) {
  const file = join(dataFolder(), `before-migration-${new Date().toISOString().replace(/[:.]/g, "-")}.db`);
  copyDatabase(file);
  const found = lookThrough(file);
  const [fault = [...rows].some(([table, count]) => found.rows.get(table) !== count) && "Rows are missing in it."] =
    found.faults;
  if (!fault) return;
  rmSync(file);
  throw new Error(`The copy before the update is not sound: ${fault} Nothing was changed.`);
}

/**
 * Writes the file anew, once after migrations, without what was removed before the program overwrote it. Where another
 * process or a full disk is in the way it is not done: the next update does it.
 */
function overwriteRemains(connection: SQLite.Database) {
  try {
    connection.exec("VACUUM");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!/^SQLITE_(BUSY|FULL|LOCKED)/.test(code)) throw error;
  }
}

function assertReferencesHold(connection: SQLite.Database) {
  const broken = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
  const first = broken[0];
  if (first)
    throw new Error(
      `A migration would leave ${broken.length} rows without what they refer to (first: ${first.table} to ${first.parent}). Nothing was changed.`,
    );
}

/** Pragmas read true values only after a write: SQLite reports another `synchronous` before the first one. */
function assertDurable(connection: SQLite.Database) {
  connection.exec("BEGIN IMMEDIATE; UPDATE __drizzle_migrations SET created_at = created_at; COMMIT;");
  const found = {
    journal_mode: connection.pragma("journal_mode", { simple: true }),
    synchronous: connection.pragma("synchronous", { simple: true }),
    foreign_keys: connection.pragma("foreign_keys", { simple: true }),
  };
  const version = connection.prepare("SELECT sqlite_version()").pluck().get() as string;
  if (
    found.journal_mode !== "wal" ||
    found.synchronous !== 2 ||
    found.foreign_keys !== 1 ||
    isOlder(version, MINIMUM_SQLITE)
  ) {
    close();
    throw new Error(
      `The database cannot promise to keep what it accepts: ${JSON.stringify({ ...found, version })}. Is the data folder on a local disk?`,
    );
  }
}

function isOlder(version: string, minimum: string): boolean {
  return version.localeCompare(minimum, "en", { numeric: true }) < 0;
}
