import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { asOneFile, syncToDisk } from "#db/copy";
import type { Target } from "#db/move";
import type { Row, Table } from "#db/row-sums";
import { bringUp } from "#db/sqlite/prepare";
import { listed, rowsOf, tablesOf } from "#db/sqlite/snapshot";

/**
 * A new file, made beside the place where it will be; it comes there in one step when it is kept. Throws a sentence where
 * the folder has a database already.
 */
export async function sqliteTarget(folder: string): Promise<Target> {
  const file = join(folder, "parley.db");
  refuseTaken(file);
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const stage = await mkdtemp(join(folder, ".moving-"));
  const made = join(stage, "parley.db");
  const connection = new SQLite(made);
  const close = async () => {
    connection.close();
    await rm(stage, { recursive: true, force: true });
  };
  try {
    // Nobody relies on it before it is on disk as a whole.
    connection.pragma("synchronous = OFF");
    bringUp(connection);
    const { tables, begin, insert, seal } = filling(connection);
    begin();
    return {
      place: { folder: stage },
      tables,
      rowsOf: (table) => rowsOf(connection, table),
      insert: async (table, rows) => insert(table, rows),
      seal: async (lastNumbers) => {
        seal(lastNumbers);
        connection.close();
      },
      keep: async () => {
        asOneFile(made);
        syncToDisk(made);
        refuseTaken(file);
        await rename(made, file);
        syncToDisk(file);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function refuseTaken(file: string) {
  if ([file, `${file}-wal`, `${file}-journal`].some((each) => existsSync(each)))
    throw new Error(`There is a database ${file} already. Nothing is written over it: name another folder.`);
}

/** The rules of the tables are asked of rows that are written, not of rows that are copied; the checks of each row are. */
function filling(connection: SQLite.Database) {
  const tables = tablesOf(connection);
  const triggers = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  const writable = connection.prepare("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0").pluck();
  const inserts = new Map(
    tables.map(({ name, columns }) => {
      const own = writable.all(name) as string[];
      const written = columns.filter((column) => own.includes(column));
      const statement = `INSERT INTO "${name}" (${listed(written)}) VALUES (${written.map(() => "?").join(", ")})`;
      const places = written.map((column) => columns.indexOf(column));
      return [name, { statement: connection.prepare(statement), places }] as const;
    }),
  );

  return {
    tables,
    begin: () => {
      connection.pragma("foreign_keys = OFF");
      connection.exec("BEGIN");
      for (const { name } of triggers) connection.exec(`DROP TRIGGER "${name}"`);
      for (const { name } of tables) connection.exec(`DELETE FROM "${name}"`);
    },
    insert: ({ name }: Table, rows: readonly Row[]) => {
      const into = inserts.get(name);
      for (const row of rows) into?.statement.run(into.places.map((place) => row[place]));
    },
    seal: (lastNumbers: Map<string, number>) => {
      for (const { sql } of triggers) connection.exec(sql);
      refuseBroken(connection);
      const known = connection.prepare("SELECT 1 FROM sqlite_sequence WHERE name = ?");
      for (const [name, last] of lastNumbers) {
        const statement = known.get(name)
          ? "UPDATE sqlite_sequence SET seq = @last WHERE name = @name"
          : "INSERT INTO sqlite_sequence (name, seq) VALUES (@name, @last)";
        connection.prepare(statement).run({ name, last });
      }
      connection.exec("COMMIT");
    },
  };
}

function refuseBroken(connection: SQLite.Database) {
  const [first] = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
  if (first)
    throw new Error(`A row of ${first.table} refers to a row of ${first.parent} that is not there. Nothing was kept.`);
}
