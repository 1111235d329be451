import type pg from "pg";
import { maintain } from "#db/postgres/connections";

/** Of all programs that make indexes anew one does. */
const REBUILDING = 0x9a51e6;
/** What somebody else does for longer, such as a dump, is not waited for: the next time does it. */
const PATIENCE = "20s";
const TOO_LONG = "55P03";

/**
 * Makes indexes anew while they are used. A word in an index for search stays there for good otherwise, also when no row has
 * it any more. Answers whether that was done.
 */
export async function rebuildIndexes(names: readonly string[]): Promise<boolean> {
  return maintain(async (connection) => {
    try {
      await connection.query(`SET lock_timeout = '${PATIENCE}'`);
      await connection.query(`SELECT pg_advisory_lock(${REBUILDING})`);
      for (const name of names) await rebuild(connection, name);
      return true;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === TOO_LONG) return false;
      throw error;
    }
  });
}

/** What an earlier one left that was interrupted goes first: the server would keep it up to date for nobody. */
async function rebuild(connection: pg.Client, name: string) {
  for (const left of [`${name}_ccnew`, `${name}_ccold`])
    await connection.query(`DROP INDEX CONCURRENTLY IF EXISTS ${left}`);
  await connection.query(`REINDEX INDEX CONCURRENTLY ${name}`);
}
