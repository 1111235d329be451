/**
 * The only way to the database: `read` through a connection that cannot write, `write` one at a time in a transaction
 * that is on disk when it returns. Which engine it is, SQLite in the data folder or a PostgreSQL named by `DATABASE_URL`,
 * nobody else needs to know (docs/decisions/0028).
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { SQL } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { onPostgres } from "#db/columns";
import { timeRead } from "#db/measured";
import * as postgres from "#db/postgres/connections";
import { CommitInDoubt, isAway as isServerAway } from "#db/postgres/explain";
import * as sqlite from "#db/sqlite/connections";

/** Of what drizzle can do, what works the same on both engines. */
export type Reader = Pick<BetterSQLite3Database, "select" | "selectDistinct" | "with" | "$with" | "$count">;
export type Transaction = Reader & Pick<BetterSQLite3Database, "insert" | "update" | "delete">;

export { dataFolder } from "#db/data-folder";

const engine = onPostgres ? postgres : sqlite;
const shared = globalThis as typeof globalThis & { parleyInsideWrite?: AsyncLocalStorage<true> };
shared.parleyInsideWrite ??= new AsyncLocalStorage();
const insideWrite = shared.parleyInsideWrite;

/** Runs `query` on a connection that can only read. Any attempt to write fails in the database itself. */
export async function read<T>(query: (db: Reader) => Promise<T>): Promise<T> {
  const end = timeRead();
  try {
    return await query(engine.readable());
  } finally {
    end();
  }
}

/**
 * Runs `work` after those that came before it, all of it or nothing, and answers what it returns once it is on disk
 * (db/shared-commit.ts). Everything is undone when `work` throws. Only SQL may be awaited inside: others are waiting, and
 * PostgreSQL may have it done again from the start.
 */
export async function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (insideWrite.getStore()) throw new Error("write() was called inside write(): pass the transaction on instead.");
  return engine.inTurn(() => insideWrite.run(true, () => work(engine.writable())));
}

/** What a statement answers that drizzle has no words for, row by row as the engine stores them. */
export async function answerOf<Row>(tx: Transaction, statement: SQL): Promise<Row[]> {
  return engine.answerOf(tx, statement) as Promise<Row[]>;
}

/** A number that changes whenever anything was committed, by this process or another. Asking costs next to nothing. */
export const dataVersion = (): number => engine.dataVersion();

/**
 * A number that changes whenever the database, where it is a server, may be another one than before, such as one that
 * followed it and lacks its last commits: the same revision may be of other rows there. To be asked before it is read.
 */
export const dataEra = (): number => engine.dataEra();

/** Whether the database, where it is a server, cannot be reached at the moment. */
export const isAway = (error: unknown): boolean => onPostgres && isServerAway(error);

/** Whether it could not be learned if what was written is on disk: the database went away in that very moment. */
export const isInDoubt = (error: unknown): boolean => error instanceof CommitInDoubt;

/** Whether the database, where it is a server, does not answer, or did not at some moment since `moment` (`performance.now()`). */
export const wasAway = (moment: number): boolean => engine.wasAway(moment);

/** For a program that looks through everything, before it asks anything: a server may take its time, for which no reader waits. */
export const beVeryPatient = (): void => engine.beVeryPatient();

/** Closes every connection, so that the file can be moved or the process can end. */
export async function closeDatabase(): Promise<void> {
  await engine.close();
}
