/**
 * The column vocabulary of every table. Schema files use these words only, so that this stays the single
 * file that knows how an engine stores a date, a truth value or JSON (docs/decisions/0002).
 */
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { customType, integer as sqliteInteger, text as sqliteText } from "drizzle-orm/sqlite-core";

export {
  check,
  foreignKey,
  index,
  primaryKey,
  sqliteTable as table,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";

/** A row's number, given by the engine, never reused. */
export const id = () => sqliteInteger("id").primaryKey({ autoIncrement: true });

/** A whole number. */
export const integer = (name: string) => sqliteInteger(name);

/** A whole number that the engine works out from other columns of its row, so that it cannot be wrong. */
export const derived = (name: string, from: () => SQL) =>
  sqliteInteger(name).generatedAlwaysAs(from, { mode: "virtual" });

/** Yes or no. */
export const boolean = (name: string) => sqliteInteger(name, { mode: "boolean" });

/** Text; with `values`, one of them (the database's CHECK repeats the list). */
export const text = <const V extends readonly [string, ...string[]]>(name: string, values?: V) =>
  sqliteText(name, { enum: values });

/** A moment, to the millisecond, as a Date in the program. */
export const instant = (name: string) => sqliteInteger(name, { mode: "timestamp_ms" });

/** A JSON value of type T. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (stored) => JSON.parse(stored) as T,
  })(name);

/**
 * Of all rows that a query finds, the numbers of those in `where`, in this order, as one value: a row of its own for each
 * costs more than finding it. The engine's own way to make a list.
 */
export const numbersInOrder = (number: SQLWrapper, order: SQL, where: SQL) =>
  sql<number[]>`json_group_array(${number} order by ${order}) filter (where ${where})`.mapWith(
    (stored: string) => JSON.parse(stored) as number[],
  );
