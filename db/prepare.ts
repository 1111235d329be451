import { onPostgres } from "#db/columns";
import { preparePostgres } from "#db/postgres/prepare";
import { knownMigrations, prepareSqlite } from "#db/sqlite/prepare";

export { knownMigrations };

/**
 * Brings the database up to this program's schema and checks that it keeps what it accepts. Throws, with nothing changed,
 * when it is newer than the program, damaged, or not durable. `isCopy`: it need not be copied before.
 */
export async function prepareDatabase({ isCopy = false } = {}): Promise<{ applied: number }> {
  return onPostgres ? preparePostgres() : prepareSqlite(undefined, { isCopy });
}
