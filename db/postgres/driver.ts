import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Transaction } from "#db/client";

const NUMBERS = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/** Numbers are numbers, and what is true is 1, as on SQLite. No number here is beyond 2^53. */
export const typesAsOnSqlite = {
  getTypeParser(oid: number) {
    if (NUMBERS.has(oid)) return Number;
    if (oid === pg.types.builtins.BOOL) return (value: string) => (value === "t" ? 1 : 0);
    return pg.types.getTypeParser(oid);
  },
} as pg.CustomTypesConfig;

/** So many statements have a name at most: the server keeps each for as long as a connection lives. */
const MOST_NAMED = 1_000;

/** The server prepares a statement once for a connection when it has a name: the same words have the same. */
function naming(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (!names.has(text) && names.size < MOST_NAMED) names.set(text, `parley_${names.size}`);
    return names.get(text);
  };
}

export type Ask = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

/** Where a database keeps how it is asked: with itself, as Next has a copy of this module of its own. */
const ASK = Symbol.for("parley.ask");
type Asked = Transaction & { [ASK]: Ask };

/** drizzle on whatever `ask` asks, a connection or several. */
export function databaseOf(ask: Ask): Transaction {
  const nameOf = naming();
  const asked: Ask = (query) => ask({ ...query, types: typesAsOnSqlite, name: nameOf(query.text) });
  const client = { query: (query: pg.QueryConfig, values: unknown[]) => asked({ ...query, values }) };
  return Object.assign(drizzle(client as unknown as pg.Client) as unknown as Transaction, { [ASK]: asked });
}

/** What the database answers to a statement, each row as a list, before it is made into anything. */
export async function valuesOf(database: object, text: string, values: unknown[]): Promise<unknown[][]> {
  const query = { text, values, rowMode: "array" } as pg.QueryConfig;
  return (await (database as Asked)[ASK](query)).rows;
}
