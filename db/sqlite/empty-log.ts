import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/data-folder";
import { isBusy } from "#db/sqlite/turns";

const PAUSE_MS = 20;

/**
 * Takes what the write-ahead log has into the database file and empties it, so that words which were forgotten are not
 * found in there either. Waits for its turn without blocking the requests of this process; answers whether it had one
 * within `patienceMs`. SQLite does the same by itself later on.
 */
export async function emptyLog(patienceMs = 10_000): Promise<boolean> {
  const connection = new SQLite(join(dataFolder(), "parley.db"), { timeout: 0 });
  try {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(PAUSE_MS))
      if (isEmptied(connection)) return true;
    return false;
  } finally {
    connection.close();
  }
}

function isEmptied(connection: SQLite.Database): boolean {
  try {
    const [found] = connection.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return found?.busy === 0;
  } catch (error) {
    if (isBusy(error)) return false;
    throw error;
  }
}
