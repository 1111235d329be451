import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { asDatabaseFailure, placeOf } from "#db/postgres/explain";

const MIGRATIONS = fileURLToPath(new URL("../migrations/postgres", import.meta.url));
const MINIMUM_POSTGRES = 15;
/** Of all programs that begin at the same time one migrates; the others wait for this number. */
const MIGRATING = 0x9a51e4;

/**
 * Brings the database up to this program's schema, all missing migrations or none, and checks that it keeps what it
 * accepts. Throws, with nothing changed, when the server is too old or the database newer than the program.
 */
export async function preparePostgres(migrationsFolder = MIGRATIONS): Promise<{ applied: number }> {
  const address = databaseAddress();
  placeOf(address);
  return migrate(migrationsFolder).catch((error: unknown) => {
    throw asDatabaseFailure(error, address);
  });
}

async function migrate(migrationsFolder: string) {
  return maintain(async (connection) => {
    await assertDurable(connection);
    await connection.query("BEGIN");
    try {
      await connection.query(`SELECT pg_advisory_xact_lock(${MIGRATING})`);
      const missing = await missingMigrations(connection, migrationsFolder);
      for (const { sql, hash, folderMillis } of missing) {
        for (const statement of sql) await connection.query(statement);
        await connection.query("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)", [
          hash,
          folderMillis,
        ]);
      }
      await connection.query("COMMIT");
      return { applied: missing.length };
    } catch (error) {
      await connection.query("ROLLBACK");
      throw error;
    }
  });
}

async function missingMigrations(connection: pg.Client, migrationsFolder: string) {
  await connection.query(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, hash text NOT NULL, created_at bigint)",
  );
  const known = readMigrationFiles({ migrationsFolder });
  const done = await connection.query<{ hash: string }>("SELECT hash FROM __drizzle_migrations ORDER BY id");
  if (done.rows.some(({ hash }, i) => known[i]?.hash !== hash))
    throw new Error(
      "The database was made by another version of Parley. Start the version that made it, or restore a backup.",
    );
  return known.slice(done.rows.length);
}

async function assertDurable(connection: pg.Client) {
  const { rows } = await connection.query<Settings>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commits",
  );
  const [found] = rows;
  if (!found || found.version < MINIMUM_POSTGRES)
    throw new Error(`Parley needs PostgreSQL ${MINIMUM_POSTGRES} or newer, and this is ${found?.version}.`);
  if (found.encoding !== "UTF8")
    throw new Error(`The database holds ${found.encoding} and not UTF8. Create one with ENCODING 'UTF8'.`);
  if (found.fsync !== "on" || found.commits === "off")
    throw new Error(
      "The database cannot promise to keep what it accepts: fsync and synchronous_commit must be on there.",
    );
}
type Settings = { version: number; encoding: string; fsync: string; commits: string };
