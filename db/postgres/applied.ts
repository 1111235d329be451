import type pg from "pg";

/** The hashes of the migrations that made this database, in their order; none where it is no database of Parley. */
export async function appliedIn(connection: pg.Client): Promise<string[]> {
  const { rows: found } = await connection.query(
    "SELECT 1 WHERE to_regclass('public.__drizzle_migrations') IS NOT NULL",
  );
  if (!found[0]) return [];
  const { rows } = await connection.query<{ hash: string }>("SELECT hash FROM __drizzle_migrations ORDER BY id");
  return rows.map(({ hash }) => hash);
}
