import { type Column, fillPlaceholders, type Placeholder, type SQLWrapper, sql } from "drizzle-orm";
import type { Reader } from "#db/client";
import { onPostgres } from "#db/columns";
import { valuesOf } from "#db/postgres/driver";

/** Stands in a query where a value comes in at each call; a moment, or what else is stored differently, says `as` which column. */
export type Given<Values> = {
  <Name extends keyof Values & string>(name: Name): Placeholder<Name>;
  <Name extends keyof Values & string>(name: Name, as: Column): SQLWrapper;
};
type Prepared<Rows> = {
  execute: (values: Record<string, unknown>) => PromiseLike<Rows>;
  /** What the database answers, before it is made into rows. */
  values: (values: Record<string, unknown>) => unknown;
};
type Query<Rows> = { prepare: () => Prepared<Rows>; toSQL: () => { sql: string; params: unknown[] } };

/**
 * A query whose SQL is written once for each connection instead of at each call, which for a small one is most of its
 * time. For what is asked at each request; `build` could do without it. `rowsOf` keeps its rows (db/kept-rows.ts).
 */
export function prepared<Db extends Reader, Values extends Record<string, unknown>, Rows>(
  build: (db: Db, given: Given<Values>) => Query<Rows>,
  rowsOf?: (answered: unknown[][]) => Rows,
): (db: Db, values: Values) => Promise<Rows> {
  // A connection that is closed takes its queries with it.
  const known = new WeakMap<Db, Prepared<Rows>>();
  return async (db, values) => {
    let query = known.get(db);
    if (!query) {
      query = ready(db, build(db, given as Given<Values>));
      known.set(db, query);
    }
    return rowsOf ? rowsOf((await query.values(values)) as unknown[][]) : query.execute(values);
  };
}

/** Of PostgreSQL drizzle gives only finished rows. */
function ready<Rows>(db: Reader, query: Query<Rows>): Prepared<Rows> {
  const ready = query.prepare();
  if (!onPostgres) return ready;
  const { sql: text, params } = query.toSQL();
  return {
    execute: (values) => ready.execute(values),
    values: (values) => valuesOf(db, text, fillPlaceholders(params, values)),
  };
}

const given = (name: string, as?: Column) =>
  as === undefined ? sql.placeholder(name) : sql.param(sql.placeholder(name), as);
