import pg from "pg";
import type { Snapshot } from "#db/move";
import { appliedIn } from "#db/postgres/applied";
import { databaseAddress } from "#db/postgres/connections";
import { refuseUnfinished } from "#db/postgres/copy-mark";
import { asDatabaseFailure, placeOf } from "#db/postgres/explain";
import { newestAct } from "#db/postgres/newest-act";
import { MIGRATIONS } from "#db/postgres/prepare";
import { columnsOf, countRows, rowsOf, tablesOf } from "#db/postgres/tables";
import { refuseOther } from "#db/versions";

const PATIENCE_MS = 5_000;

/** The forum's database as it is now, whoever writes to it meanwhile. Throws a sentence where it is not of this version. */
export async function postgresSnapshot(): Promise<Snapshot> {
  const address = databaseAddress();
  placeOf(address);
  const connection = new pg.Client({ connectionString: address, connectionTimeoutMillis: PATIENCE_MS });
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    await connection.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await connection.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    await refuseUnfinished(connection);
    refuseOther(await appliedIn(connection), MIGRATIONS);
    const tables = tablesOf(await columnsOf(connection));
    return {
      tables,
      countOf: async ({ name }) => (await countRows(connection, [name])).get(name) ?? 0,
      rowsOf: (table) => rowsOf(connection, table),
      lastNumbers: () => lastNumbers(connection),
      newestAct: (upTo) => newestAct(connection, upTo),
      close: () => connection.end(),
    };
  } catch (error) {
    await connection.end().catch(() => undefined);
    throw asDatabaseFailure(error, address);
  }
}

async function lastNumbers(connection: pg.Client): Promise<Map<string, number>> {
  const { rows } = await connection.query<{ name: string; last: string }>(`
    SELECT relname::text AS name, pg_sequence_last_value(pg_get_serial_sequence(format('public.%I', relname), attname)::regclass)::text AS last
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE attidentity <> '' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_%'
    UNION ALL SELECT table_name, last::text FROM row_numbers`);
  return new Map(rows.flatMap(({ name, last }) => (last === null ? [] : [[name, Number(last)] as const])));
}
