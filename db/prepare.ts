import { onPostgres } from "#db/columns";
import { preparePostgres, refuseOtherPostgres } from "#db/postgres/prepare";
import { knownMigrations, prepareSqlite, refuseOtherSqlite } from "#db/sqlite/prepare";

export { knownMigrations };

/**
 * Brings the database up to this program's schema and checks that it keeps what it accepts. Throws, with nothing changed,
 * when it is newer than the program, damaged, or not durable. `isCopy`: it need not be copied before.
 */
export async function prepareDatabase({ isCopy = false } = {}): Promise<{ applied: number }> {
  return onPostgres ? preparePostgres() : prepareSqlite(undefined, { isCopy });
}

/**
 * Throws a sentence where there is no database of this program, or one of another version (OtherVersion). For whatever
 * works on a forum that others run: it makes nothing and changes nothing.
 */
export async function refuseOtherVersion(): Promise<void> {
  return onPostgres ? refuseOtherPostgres() : refuseOtherSqlite();
}
