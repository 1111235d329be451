import { maintain } from "#db/postgres/connections";
import type { BrokenReference } from "#db/sqlite/integrity";

/** Its files are the server's own; it notices damage as it reads them (checksums). Reading all of them is what can be done. */
export async function damagesOf(): Promise<string[]> {
  return [];
}

/** An index here is one of the server's own. */
export async function damagedIndexes(): Promise<string[]> {
  return [];
}

type Reference = { table: string; parent: string; broken: string };

/** Looks each reference up itself: who restores a copy may have switched the rules off for it. */
export async function brokenReferences(): Promise<BrokenReference[]> {
  return maintain(async (connection) => {
    const { rows } = await connection.query<Reference>(REFERENCES);
    const found: BrokenReference[] = [];
    for (const { table, parent, broken } of rows) {
      const { rows: alone } = await connection.query<{ row: string }>(broken);
      for (const { row } of alone) found.push({ table, rowid: row, parent });
    }
    return found;
  });
}

/** For each foreign key a query of the rows of its table that it does not hold for. */
const REFERENCES = `
  select child.relname as "table", parent.relname as parent,
    format('select coalesce(to_jsonb(child) ->> ''id'', child.ctid::text) as row from %I.%I child where %s and not exists (select 1 from %I.%I parent where %s) limit 100',
      'public', child.relname, string_agg(format('child.%I is not null', own.attname), ' and '),
      'public', parent.relname, string_agg(format('parent.%I = child.%I', theirs.attname, own.attname), ' and ')) as broken
  from pg_constraint rule
  join pg_class child on child.oid = rule.conrelid
  join pg_class parent on parent.oid = rule.confrelid
  cross join lateral unnest(rule.conkey, rule.confkey) as pair (own, theirs)
  join pg_attribute own on own.attrelid = rule.conrelid and own.attnum = pair.own
  join pg_attribute theirs on theirs.attrelid = rule.confrelid and theirs.attnum = pair.theirs
  where rule.contype = 'f' and rule.connamespace = 'public'::regnamespace
  group by rule.oid, child.relname, parent.relname`;

/** The highest number that a table ever gave to a row; 0 when it gave none. */
export async function lastNumberOf(table: string): Promise<number> {
  return maintain(async (connection) => {
    const { rows } = await connection.query<{ last: string | null }>(
      "select last::text from row_numbers where table_name = $1",
      [table],
    );
    return Number(rows[0]?.last ?? 0);
  });
}
