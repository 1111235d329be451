/**
 * SQLite: one connection that writes and one that cannot, in this process. They belong to the process, not to a copy of
 * this module (Next bundles its own), because two writers in one process would wait for each other forever.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import type { SQL } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import type { Transaction } from "#db/client";
import { dataFolder } from "#db/data-folder";
import { type InTurn, sharedCommits } from "#db/shared-commit";
import { beginInTurn, type Door, isBusy, openDoor } from "#db/sqlite/turns";

const MINIMUM_NODE = 22;
const BUSY_PATIENCE_MS = 10_000;

type Connections = {
  /** As it is set: to compare it is less work than to resolve it. */
  folder: string | undefined;
  reader: SQLite.Database;
  writer: SQLite.Database;
  door: Door;
  readable: BetterSQLite3Database;
  writable: BetterSQLite3Database;
  versionOfData: SQLite.Statement;
  inTurn: InTurn;
};

/** The read-only connection: any attempt to write fails in SQLite itself. */
export const readable = () => connections().readable;

/** The writing connection, and how to come to a turn on it. */
export const writable = () => connections().writable;
export const inTurn: InTurn = (work) => connections().inTurn(work);

export const answerOf = async (tx: Transaction, statement: SQL): Promise<unknown[]> =>
  (tx as BetterSQLite3Database).all(statement);

/** A number that changes whenever anything was committed, by this process or another. Asking costs next to nothing. */
export function dataVersion(): number {
  return Number(connections().versionOfData.get());
}

/** A file answers as long as its disk does, which tells what is wrong by itself. */
export const wasAway = () => false;
export const dataEra = () => 0;
export const beVeryPatient = () => undefined;

/** Runs `work` on the writing connection, for migrations and checks and for nothing else. */
export function maintain<T>(work: (connection: SQLite.Database) => T): T {
  const { writer } = connections();
  writer.pragma(`busy_timeout = ${BUSY_PATIENCE_MS}`);
  try {
    return work(writer);
  } finally {
    if (writer.open) writer.pragma("busy_timeout = 0");
  }
}

/** Closes both connections, so that the file can be moved or the process can end. */
export function close(): void {
  held.parleyDatabase?.reader.close();
  held.parleyDatabase?.writer.close();
  held.parleyDatabase?.door.database.close();
  held.parleyDatabase = undefined;
}

const held = globalThis as typeof globalThis & { parleyDatabase?: Connections };

function connections(): Connections {
  const folder = process.env.PARLEY_DATA;
  if (held.parleyDatabase && held.parleyDatabase.folder !== folder) close();
  held.parleyDatabase ??= { folder, ...open(join(dataFolder(), "parley.db")) };
  return held.parleyDatabase;
}

function open(file: string): Omit<Connections, "folder"> {
  refuseOldNode();
  mkdirSync(dataFolder(), { recursive: true, mode: 0o750 });
  const writer = rememberStatements(new SQLite(file, { timeout: BUSY_PATIENCE_MS }));
  switchToWal(writer);
  writer.pragma("synchronous = FULL");
  writer.pragma("foreign_keys = ON");
  // What is removed is overwritten, so that nobody finds it in the file.
  writer.pragma("secure_delete = ON");
  // What a savepoint and a statement keep to be undone is more than SQLite holds in memory by itself, and so would be
  // written to a file for nearly each of them.
  writer.pragma("temp_store = MEMORY");
  // From here on beginInTurn() waits, without blocking the requests of this process.
  writer.pragma("busy_timeout = 0");
  const door = openDoor(`${file}-door`);
  const reader = rememberStatements(new SQLite(file, { readonly: true, timeout: 1000 }));
  return {
    reader,
    writer,
    door,
    readable: drizzle(reader),
    writable: drizzle(writer),
    versionOfData: reader.prepare("PRAGMA data_version").pluck(),
    inTurn: sharedCommits({
      begin: () => beginInTurn(writer, door, BUSY_PATIENCE_MS),
      execute: (statement) => void writer.exec(statement),
      isOpen: () => writer.inTransaction,
      mayTryAgain: () => false,
      isAway: wasAway,
    }),
  };
}

/** Another process may be opening the same new file, and SQLite does not wait for this one change by itself. */
function switchToWal(writer: SQLite.Database) {
  const deadline = Date.now() + BUSY_PATIENCE_MS;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      writer.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(clock, 0, 0, 20);
    }
  }
}

/** better-sqlite3 13 crashes the process under Node 20, so say it before it does. */
function refuseOldNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= MINIMUM_NODE) return;
  throw new Error(
    `Parley needs Node ${MINIMUM_NODE} or newer and this is ${process.versions.node}. Start it with npm (npm start, npm run parley), which brings its own.`,
  );
}

const REMEMBERED_STATEMENTS = 500;

/** Prepares each statement once: drizzle asks for the same SQL on every call. The oldest is forgotten first. */
function rememberStatements(connection: SQLite.Database): SQLite.Database {
  const prepare = connection.prepare.bind(connection);
  const remembered = new Map<string, SQLite.Statement>();
  connection.prepare = ((source: string) => {
    const statement = remembered.get(source) ?? prepare(plannedOnce(source));
    remembered.delete(source);
    remembered.set(source, statement);
    const oldest = remembered.keys().next();
    if (remembered.size > REMEMBERED_STATEMENTS && !oldest.done) remembered.delete(oldest.value);
    return statement;
  }) as typeof connection.prepare;
  return connection;
}

/**
 * Where a plan might depend on a value (any join or limit with a bare `?`), SQLite plans anew for each execution, which
 * takes ten times as long as most of them. The values of an expression, such as `+?`, it does not look at.
 */
function plannedOnce(source: string): string {
  return source.replace(/'[^']*'|"[^"]*"|\?/g, (found) => (found === "?" ? "+?" : found));
}
