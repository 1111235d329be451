import { fileURLToPath } from "node:url";
import type pg from "pg";
import { assertNothingLost } from "#db/nothing-lost";
import { appliedIn } from "#db/postgres/applied";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { refuseUnfinished } from "#db/postgres/copy-mark";
import { asDatabaseFailure, placeOf } from "#db/postgres/explain";
import { countRows, namesOfTables } from "#db/postgres/tables";
import { hashesIn, missingOf, refuseOther } from "#db/versions";

export const MIGRATIONS = fileURLToPath(new URL("../migrations/postgres", import.meta.url));
const MINIMUM_POSTGRES = 15;
/** Of all programs that begin at the same time one migrates; the others wait for this number. */
const MIGRATING = 0x9a51e4;

/**
 * Brings the database up to this program's schema, all missing migrations or none, and checks that it keeps what it
 * accepts. Throws, with nothing changed, when the server is too old or the database newer than the program, and when a
 * table would lose a row.
 */
export async function preparePostgres(migrationsFolder = MIGRATIONS): Promise<{ applied: number }> {
  const address = databaseAddress();
  placeOf(address);
  return maintain((connection) => migrate(connection, migrationsFolder)).catch((error: unknown) => {
    throw asDatabaseFailure(error, address);
  });
}

/** The hashes of the migrations that this program knows for a database here, in their order. */
export const knownMigrations = (): string[] => hashesIn(MIGRATIONS);

/** Throws a sentence where there is no forum in the database, or one of another version. */
export async function refuseOtherPostgres(): Promise<void> {
  const address = databaseAddress();
  placeOf(address);
  await maintain(async (connection) => {
    await refuseUnfinished(connection);
    refuseOther(await appliedIn(connection), MIGRATIONS);
  }).catch((error: unknown) => {
    throw asDatabaseFailure(error, address);
  });
}

async function migrate(connection: pg.Client, migrationsFolder: string) {
  await assertDurable(connection);
  await connection.query("BEGIN");
  try {
    await holdMigrations(connection);
    await refuseUnfinished(connection);
    const applied = await bringUp(connection, migrationsFolder);
    await connection.query("COMMIT");
    return { applied };
  } catch (error) {
    await connection.query("ROLLBACK");
    throw error;
  }
}

/** Waits until no other program migrates; none does until the transaction ends. */
export async function holdMigrations(connection: pg.Client): Promise<void> {
  await connection.query(`SELECT pg_advisory_xact_lock(${MIGRATING})`);
}

/** Applies what is missing, within the transaction that holds them; answers how many. */
export async function bringUp(connection: pg.Client, migrationsFolder = MIGRATIONS): Promise<number> {
  const missing = await missingMigrations(connection, migrationsFolder);
  // What nothing was done to need not be counted, which takes a while where a million arguments are.
  if (missing.length === 0) return 0;
  const before = await countRows(connection, await namesOfTables(connection));
  for (const { sql, hash, folderMillis } of missing) {
    for (const statement of sql) await connection.query(statement);
    await connection.query("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)", [hash, folderMillis]);
  }
  const after = await countRows(connection, await namesOfTables(connection));
  assertNothingLost(before, after, missing.map(({ sql }) => sql.join("\n")).join("\n"));
  return missing.length;
}

async function missingMigrations(connection: pg.Client, migrationsFolder: string) {
  await connection.query(
    "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, hash text NOT NULL, created_at bigint)",
  );
  return missingOf(await appliedIn(connection), migrationsFolder);
}

/** Throws a sentence where the server is too old, or does not keep what it accepts. */
export async function assertDurable(connection: pg.Client): Promise<void> {
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
