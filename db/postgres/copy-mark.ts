import type pg from "pg";

/** Of a database that was copied here: the sum of all that it held then, and whether the copy was looked through. */
export type Mark = { sum: string; isWhole: boolean };

const TABLE = "__parley_copy";

/** What a copy left here; nothing where none was made. */
export async function findMark(connection: pg.Client): Promise<Mark | undefined> {
  const { rows: found } = await connection.query<{ is: boolean }>(
    `SELECT to_regclass('public.${TABLE}') IS NOT NULL AS is`,
  );
  if (!found[0]?.is) return undefined;
  const { rows } = await connection.query<Mark>(`SELECT sum, is_whole AS "isWhole" FROM ${TABLE}`);
  return rows[0];
}

/** Says of all that is here that it is a copy, which nobody may use yet. */
export async function markUnfinished(connection: pg.Client, sum: string): Promise<void> {
  await connection.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (sum text NOT NULL, is_whole boolean NOT NULL)`);
  await connection.query(`DELETE FROM ${TABLE}`);
  await connection.query(`INSERT INTO ${TABLE} VALUES ($1, false)`, [sum]);
}

export async function markWhole(connection: pg.Client): Promise<void> {
  await connection.query(`UPDATE ${TABLE} SET is_whole = true`);
}

/** Throws a sentence where a copy was begun here and not finished: it may lack what was not looked at. */
export async function refuseUnfinished(connection: pg.Client): Promise<void> {
  if ((await findMark(connection))?.isWhole === false)
    throw new Error(
      "The database holds a copy that was not finished. Copy the forum again with “npm run parley -- migrate-to”, or use an empty database.",
    );
}
