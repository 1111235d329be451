import type pg from "pg";
import type { Act } from "#db/move";

/** The newest act of the record, or the newest up to a number. */
export async function newestAct(connection: pg.Client, upTo = Number.MAX_SAFE_INTEGER): Promise<Act | undefined> {
  const { rows } = await connection.query<{ id: string; hash: string | null }>(
    "SELECT id, hash FROM audit WHERE id <= $1 ORDER BY id DESC LIMIT 1",
    [upTo],
  );
  return rows[0] && { id: Number(rows[0].id), hash: rows[0].hash };
}
