/**
 * Whose turn it is to write, among processes. SQLite lets in whoever asks at the right moment, and a busy process asks
 * right after its own commit, so that others would wait for seconds (measured: 7 s). Therefore there is a door before
 * the lock, a second, empty database file: whoever stands in the door is next, and the one who had its turn has to
 * come through the door again. SQLite frees both when a process dies.
 */
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";

const TURN_MS = 10;
const LONGEST_PAUSE_MS = 4;

export type Door = { database: SQLite.Database; turnEnds: number };

export function openDoor(file: string): Door {
  return { database: new SQLite(file, { timeout: 0 }), turnEnds: 0 };
}

/** Begins a transaction on `writer`, when it is our turn. Does not block the requests of this process meanwhile. */
export async function beginInTurn(writer: SQLite.Database, door: Door, patienceMs: number): Promise<void> {
  if (performance.now() < door.turnEnds && isFree(writer, "BEGIN IMMEDIATE")) return;
  const deadline = performance.now() + patienceMs;
  await waitFor(door.database, "BEGIN EXCLUSIVE", deadline);
  try {
    await waitFor(writer, "BEGIN IMMEDIATE", deadline);
    door.turnEnds = performance.now() + TURN_MS;
  } finally {
    door.database.exec("ROLLBACK");
  }
}

async function waitFor(database: SQLite.Database, begin: string, deadline: number) {
  for (
    let pause = 1;
    !isFree(database, begin, performance.now() > deadline);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  )
    await sleep(pause + randomInt(pause));
}

/** Begins, unless another process is in the way; `atLast` that is an error. */
function isFree(database: SQLite.Database, begin: string, atLast = false): boolean {
  try {
    database.exec(begin);
    return true;
  } catch (error) {
    if (atLast || !isBusy(error)) throw error;
    return false;
  }
}

export const isBusy = (error: unknown) => error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_BUSY");
