import pg from "pg";
import type { Snapshot, Target } from "#db/move";
import { findMark, markUnfinished, markWhole } from "#db/postgres/copy-mark";
import { asDatabaseFailure, placeOf } from "#db/postgres/explain";
import { newestAct } from "#db/postgres/newest-act";
import { assertDurable, bringUp, holdMigrations } from "#db/postgres/prepare";
import {
  type Column,
  columnsOf,
  countRows,
  listed,
  namesOfTables,
  quoted,
  rowsOf,
  tablesOf,
} from "#db/postgres/tables";
import { type Row, sumOfAll, sumsOf, type Table } from "#db/row-sums";

const PATIENCE_MS = 5_000;
/** Of all programs that copy into a database at the same time one does. */
const COPYING = 0x9a51e5;

/**
 * An empty database, or one with an earlier copy of the same forum in which nothing was written since. All is written in
 * one transaction, which ends with `seal`; until `keep` a start refuses what is there. Throws a sentence where the
 * database is another.
 */
export async function postgresTarget(address: string, source: Snapshot): Promise<Target> {
  placeOf(address, NAME);
  const connection = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: PATIENCE_MS,
    application_name: "parley copying",
    keepAlive: true,
  });
  connection.on("error", () => undefined);
  const close = () => connection.end().catch(() => undefined);
  try {
    await connection.connect();
    await assertDurable(connection);
    await connection.query("BEGIN");
    await connection.query("SET LOCAL idle_in_transaction_session_timeout = 0");
    await holdMigrations(connection);
    await refuseInUse(connection);
    await refuseOther(connection, source);
    await bringUp(connection);
    const columns = await columnsOf(connection);
    const { insert, seal } = await filling(connection, columns);
    return {
      place: { address },
      tables: tablesOf(columns),
      rowsOf: (table) => rowsOf(connection, table),
      insert,
      seal: async (lastNumbers, sums) => {
        await seal(lastNumbers);
        await markUnfinished(connection, sumOfAll(sums));
        await connection.query("COMMIT");
        // Without it the server would not know for a while how much there is, and choose slow ways to it.
        await connection.query("ANALYZE");
      },
      keep: async () => {
        await markWhole(connection);
        // The search index, too, is full only now.
        await connection.query("ANALYZE search_arguments, search_articles");
      },
      close,
    };
  } catch (error) {
    await close();
    throw asTargetFailure(error, address);
  }
}

const NAME = "the address";

/** What is wrong with the database to which is copied, in a sentence; the error itself where it is another. */
export const asTargetFailure = (error: unknown, address: string) => asDatabaseFailure(error, address, NAME);

async function refuseInUse(connection: pg.Client) {
  const { rows } = await connection.query<{ isMine: boolean; others: string }>(
    `SELECT pg_try_advisory_lock(${COPYING}) AS "isMine", (SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'parley') AS others`,
  );
  if (!rows[0]?.isMine) throw new Error("Another copy is being made into this database. Nothing was changed.");
  if (Number(rows[0].others) > 0) throw new Error("Parley is running on this database. Stop it first, then copy.");
}

/** Nothing is written over that is not in the source as well. */
async function refuseOther(connection: pg.Client, source: Snapshot) {
  const names = await namesOfTables(connection);
  if (names.length === 0) return;
  const mark = await findMark(connection);
  // What was not finished nobody could use.
  if (mark?.isWhole === false) return;
  const columns = await columnsOf(connection);
  const tables = tablesOf(columns);
  if (mark === undefined && names.includes("door") && (await isFresh(connection, tables))) return;
  if (mark === undefined)
    throw new Error(
      "The database holds tables that no copy of this forum made. Name an empty one. Nothing was changed.",
    );
  if (sumOfAll(await sumsOf(tables, (table) => rowsOf(connection, table))) !== mark.sum)
    throw new Error(
      "Something was written in the database since this forum was copied there. Name an empty one, or empty this one where that may be lost. Nothing was changed.",
    );
  const newest = await newestAct(connection);
  if (JSON.stringify(newest) !== JSON.stringify(await source.newestAct(newest?.id)))
    throw new Error(
      "The database holds a copy of another forum, or of this one with acts that it has no more. Name an empty one. Nothing was changed.",
    );
}

/** Only what migrations put there themselves. */
async function isFresh(connection: pg.Client, tables: readonly Table[]): Promise<boolean> {
  const counts = await countRows(
    connection,
    tables.map(({ name }) => name),
  );
  return [...counts].every(([name, rows]) => rows === 0 || name === "scopes");
}

type Reference = { table: string; name: string; rule: string };

/**
 * The rules of the tables are asked of rows that are written, not of rows that are copied; the checks of each row are.
 * References are taken off and made again, which looks all of them up: their order would not matter otherwise, as
 * tables refer to each other in circles.
 */
async function filling(connection: pg.Client, columns: readonly Column[]) {
  const tables = tablesOf(columns);
  const { rows: references } = await connection.query<Reference>(`
    SELECT relname::text AS "table", conname::text AS name, pg_get_constraintdef(rule.oid) AS rule
    FROM pg_constraint rule JOIN pg_class ON pg_class.oid = conrelid
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  const each = async (of: (table: string) => string) => {
    for (const { name } of tables) await connection.query(`ALTER TABLE ${quoted(name)} ${of(name)}`);
  };

  for (const { table, name } of references)
    await connection.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  await each(() => "DISABLE TRIGGER USER");
  await connection.query(
    `TRUNCATE ${listed([...tables.map(({ name }) => name), "search_arguments", "search_articles"])}`,
  );
  return {
    insert: (table: Table, rows: readonly Row[]) => insert(connection, table, columns, rows),
    seal: async (lastNumbers: Map<string, number>) => {
      await setLastNumbers(connection, lastNumbers);
      await each(() => "ENABLE TRIGGER USER");
      for (const { table, name, rule } of references)
        await connection.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${rule}`);
      await connection.query("UPDATE door SET commits = commits + 1");
    },
  };
}

/** All rows as one list for each column, which is a single statement however many they are. */
async function insert(
  connection: pg.Client,
  { name, columns: names }: Table,
  columns: readonly Column[],
  rows: readonly Row[],
) {
  const written = columns.filter(({ table, isDerived }) => table === name && !isDerived);
  const lists = written.map((column) => {
    const place = names.indexOf(column.name);
    return rows.map((row) => asTaken(row[place] ?? null, name));
  });
  const types = written.map(({ type }, i) => `$${i + 1}::${type}[]`);
  await connection.query(
    `INSERT INTO ${quoted(name)} (${listed(written.map((column) => column.name))}) SELECT * FROM unnest(${types.join(", ")})`,
    lists,
  );
}

function asTaken(value: Row[number], table: string) {
  if (typeof value === "string" && value.includes("\0"))
    throw new Error(
      `A text in the table ${table} has the sign U+0000, which PostgreSQL does not take. Nothing was kept.`,
    );
  return value;
}

async function setLastNumbers(connection: pg.Client, lastNumbers: Map<string, number>) {
  const { rows } = await connection.query<{ name: string; sequence: string }>(`
    SELECT relname::text AS name, pg_get_serial_sequence(format('public.%I', relname), attname) AS sequence
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE attidentity <> '' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_%'`);
  for (const { name, sequence } of rows) {
    const last = lastNumbers.get(name) ?? 0;
    await connection.query("SELECT setval($1::regclass, $2, $3)", [sequence, Math.max(last, 1), last > 0]);
  }
  await connection.query("UPDATE row_numbers SET last = coalesce(($1::json ->> table_name)::bigint, 0)", [
    JSON.stringify(Object.fromEntries(lastNumbers)),
  ]);
}
