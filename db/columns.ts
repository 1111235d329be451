/**
 * The column vocabulary of every table, and the few expressions that engines write differently. Schema files and queries
 * use these words only, so that this stays the single file that knows how an engine stores a date, a truth value or JSON
 * (docs/decisions/0002, 0028).
 */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import * as postgres from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/** Whether the forum's database is PostgreSQL; otherwise it is SQLite, in the data folder. Decided once, at the start. */
export const onPostgres = Boolean(process.env.DATABASE_URL);

/** The other engine's word for the same. Types are SQLite's on both: what can be done with them is the same. */
const either = <Word>(ofSqlite: Word, ofPostgres: unknown) => (onPostgres ? (ofPostgres as Word) : ofSqlite);

export const table = either(sqlite.sqliteTable, postgres.pgTable);
export const check = either(sqlite.check, postgres.check);
export const foreignKey = either(sqlite.foreignKey, postgres.foreignKey);
export const index = either(sqlite.index, postgres.index);
export const primaryKey = either(sqlite.primaryKey, postgres.primaryKey);
export const uniqueIndex = either(sqlite.uniqueIndex, postgres.uniqueIndex);

/** Compared byte by byte, whatever the language of the server, as SQLite does. */
const PLAIN_TEXT = 'text collate "C"';
const plainText = postgres.customType<{ data: string }>({ dataType: () => PLAIN_TEXT });
const wholeNumber = (name: string) => postgres.bigint(name, { mode: "number" });

/** A row's number, given by the engine, never reused. */
export const id = either(
  () => sqlite.integer("id").primaryKey({ autoIncrement: true }),
  () => wholeNumber("id").primaryKey().generatedByDefaultAsIdentity(),
);

/** A whole number. */
export const integer = either((name: string) => sqlite.integer(name), wholeNumber);

/** A whole number that the engine works out from other columns of its row, so that it cannot be wrong. */
export const derived = either(
  (name: string, from: () => SQL) => sqlite.integer(name).generatedAlwaysAs(from, { mode: "virtual" }),
  (name: string, from: () => SQL) => wholeNumber(name).generatedAlwaysAs(from),
);

/** Yes or no. */
export const boolean = either(
  (name: string) => sqlite.integer(name, { mode: "boolean" }),
  postgres.customType<{ data: boolean; driverData: number }>({
    dataType: () => "boolean",
    // Expressions answer 1 or 0 on both engines (db/postgres/driver.ts), and so do columns.
    fromDriver: Boolean,
  }),
);

/** Text; with `values`, one of them (the database's CHECK repeats the list). */
export const text = either(
  <const V extends readonly [string, ...string[]]>(name: string, values?: V) => sqlite.text(name, { enum: values }),
  (name: string) => plainText(name),
);

/** A moment, to the millisecond, as a Date in the program. */
export const instant = either(
  (name: string) => sqlite.integer(name, { mode: "timestamp_ms" }),
  postgres.customType<{ data: Date; driverData: number }>({
    dataType: () => "bigint",
    toDriver: (moment) => moment.getTime(),
    fromDriver: (stored) => new Date(stored),
  }),
);

/** A JSON value of type T. */
export const json = <T>(name: string) =>
  either(
    sqlite.customType<Json<T>>,
    postgres.customType<Json<T>>,
  )({
    dataType: () => (onPostgres ? PLAIN_TEXT : "text"),
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => JSON.parse(stored) as T,
  })(name);
type Json<T> = { data: T; driverData: string };

/**
 * Of all rows that a query finds, the numbers of those in `where`, in this order, as one value: a row of its own for each
 * costs more than finding it. The engine's own way to make a list.
 */
export const numbersInOrder = (number: SQLWrapper, order: SQL, where: SQL) =>
  (onPostgres
    ? sql<number[]>`coalesce(json_agg(${number} order by ${order}) filter (where ${where}), '[]')::text`
    : sql<number[]>`json_group_array(${number} order by ${order}) filter (where ${where})`
  ).mapWith((stored: string) => JSON.parse(stored) as number[]);

/** Whether two values are the same, or neither is there. */
export const isSame = (one: SQLWrapper, other: unknown): SQL =>
  onPostgres ? sql`${one} is not distinct from ${other}` : sql`${one} is ${other}`;

/** A value for which SQLite uses no index, where it would choose the wrong one. */
export const unindexed = (value: SQLWrapper): SQL => (onPostgres ? sql`${value}` : sql`+${value}`);

/** The day of a moment in UTC, as in 2026-11-24. */
export const dayOf = (moment: SQLWrapper): SQL<string> =>
  onPostgres
    ? sql<string>`to_char(to_timestamp(${moment} / 1000) at time zone 'UTC', 'YYYY-MM-DD')`
    : sql<string>`date(${moment} / 1000, 'unixepoch')`;

/** Whether `word`, in lower case and ASCII, stands in a text. */
export const hasWord = (column: SQLWrapper, word: string): SQL =>
  onPostgres ? sql`strpos(lower(${column}), ${word}) > 0` : sql`instr(lower(${column}), ${word}) > 0`;

/** What names a row of any table within one transaction. */
export const rowName: SQL = onPostgres ? sql.raw("ctid") : sql.raw("rowid");

/** What a JSON object says under a name, as text; null when it says nothing. */
export const inJson = (object: SQLWrapper, name: string): SQL<string | null> =>
  onPostgres ? sql`(${object}::json ->> ${sql.raw(`'${name}'`)})` : sql`(${object} ->> ${sql.raw(`'${name}'`)})`;

/** Ends a recursion that goes on in the order of its first column after `most` rows, where the engine can do that. */
export const soManyInOrder = (most: number): SQL => (onPostgres ? sql`` : sql`order by 1 limit ${most}`);
