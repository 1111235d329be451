import pg from "pg";
import { typesAsOnSqlite } from "#db/postgres/driver";
import type { Row, Table } from "#db/row-sums";

/** Without what the program keeps of its own beside the forum. */
export async function namesOfTables(connection: pg.Client): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(
    "SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE '\\_\\_%'",
  );
  return rows.map(({ name }) => name);
}

/** How many rows each table has. */
export async function countRows(connection: pg.Client, names: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const name of names) {
    const { rows } = await connection.query<{ count: string }>(`SELECT count(*) FROM ${quoted(name)}`);
    counts.set(name, Number(rows[0]?.count));
  }
  return counts;
}

/** What only this engine has: the order of its writes, numbers that it gave, and the search index. */
const OF_ITS_OWN = new Set(["door", "row_numbers", "search_arguments", "search_articles"]);

/** Of which type a column is, and whether the engine works it out itself. */
export type Column = { table: string; name: string; type: string; isDerived: boolean; place: number | null };

/** The columns of all tables that hold the forum; `place` is that in the table's key. */
export async function columnsOf(connection: pg.Client): Promise<Column[]> {
  const { rows } = await connection.query<Column>(`
    SELECT class.relname::text AS "table", attname::text AS name, format_type(atttypid, NULL) AS type,
      attgenerated <> '' AS "isDerived", array_position(key.indkey::int2[], attnum) AS place
    FROM pg_attribute JOIN pg_class class ON class.oid = attrelid
    LEFT JOIN pg_index key ON key.indrelid = class.oid AND key.indisprimary
    WHERE class.relkind = 'r' AND class.relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
      AND class.relname NOT LIKE '\\_\\_%'`);
  return rows.filter(({ table }) => !OF_ITS_OWN.has(table));
}

export function tablesOf(columns: readonly Column[]): Table[] {
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return [...byTable.keys()].toSorted().map((name) => {
    const own = byTable.get(name) ?? [];
    const inKey = own.flatMap(({ name, place }) => (place === null ? [] : [{ name, place }]));
    return {
      name,
      columns: own.map((column) => column.name).toSorted(),
      key: inKey.toSorted((a, b) => a.place - b.place).map((column) => column.name),
    };
  });
}

const AT_ONCE = 500;

/** All rows of a table in the order of its key, within a transaction. */
export async function* rowsOf(connection: pg.Client, { name, columns, key }: Table): AsyncGenerator<Row[]> {
  await connection.query(
    `DECLARE rows NO SCROLL CURSOR FOR SELECT ${listed(columns)} FROM ${quoted(name)} ORDER BY ${listed(key)}`,
  );
  const fetch = { text: `FETCH ${AT_ONCE} FROM rows`, rowMode: "array", types: typesAsOnSqlite };
  for (;;) {
    const { rows } = await connection.query<Row>(fetch as pg.QueryArrayConfig);
    if (rows.length === 0) break;
    yield rows;
  }
  await connection.query("CLOSE rows");
}

export const quoted = (name: string) => pg.escapeIdentifier(name);
export const listed = (names: readonly string[]) => names.map(quoted).join(", ");
