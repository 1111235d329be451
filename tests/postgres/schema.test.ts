import { join } from "node:path";
import SQLite from "better-sqlite3";
import type pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { dataFolder } from "#db/data-folder";
import { maintain } from "#db/postgres/connections";
import { close } from "#db/sqlite/connections";
import { prepareSqlite } from "#db/sqlite/prepare";

// What the migrations of the two engines make of an empty database.
let file: SQLite.Database;
beforeAll(() => {
  prepareSqlite();
  close();
  file = new SQLite(join(dataFolder(), "parley.db"), { readonly: true });
  return () => file.close();
});

const ofSqlite = (query: string) => file.prepare(query).pluck().all() as string[];
const ofPostgres = (query: string) =>
  maintain(async (connection: pg.Client) => {
    const { rows } = await connection.query({ text: query, rowMode: "array" } as pg.QueryConfig & { rowMode: "array" });
    return rows.map(([line]) => String(line));
  });

/** Tables that only one of them needs: the index for search, and what an engine keeps of its own. */
const OF_ONE =
  "name NOT LIKE 'sqlite@_%' ESCAPE '@' AND name NOT LIKE '@_%' ESCAPE '@' AND name NOT LIKE 'search@_%' ESCAPE '@' AND name NOT IN ('door', 'row_numbers')";
const TABLES = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND ${OF_ONE}`;
const POSTGRES_TABLES = `SELECT relname AS name, oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND ${OF_ONE.replaceAll("name ", "relname ")}`;

/** By what is compared: how each engine is asked for it, a line for each thing. */
const ASKED: Record<string, { sqlite: () => string[]; postgres: () => Promise<string[]> }> = {
  "tables and columns, of which kind they are and whether they may be empty": {
    sqlite: () =>
      ofSqlite(`SELECT list.name || '.' || col.name || ' ' || lower(col.type) || iif(col."notnull" OR col.pk, '', ' or null')
        FROM (${TABLES}) AS list, pragma_table_xinfo(list.name) AS col`),
    postgres: () =>
      ofPostgres(`SELECT list.name || '.' || attname
          || CASE WHEN atttypid IN ('bigint'::regtype, 'boolean'::regtype) THEN ' integer' ELSE ' ' || atttypid::regtype END
          || CASE WHEN attnotnull THEN '' ELSE ' or null' END
        FROM (${POSTGRES_TABLES}) AS list JOIN pg_attribute ON attrelid = list.oid AND attnum > 0 AND NOT attisdropped`),
  },
  "what a column is when nothing is said": {
    sqlite: () =>
      ofSqlite(`SELECT list.name || '.' || col.name || ' ' || replace(lower(col.dflt_value), 'false', '0')
        FROM (${TABLES}) AS list, pragma_table_info(list.name) AS col WHERE col.dflt_value IS NOT NULL`),
    postgres: () =>
      ofPostgres(`SELECT list.name || '.' || attname || ' '
          || regexp_replace(replace(pg_get_expr(adbin, adrelid), 'false', '0'), '[^0-9]', '', 'g')
        FROM (${POSTGRES_TABLES}) AS list JOIN pg_attribute ON attrelid = list.oid AND attgenerated = ''
        JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum`),
  },
  "what refers to what, and what goes with it": {
    sqlite: () =>
      ofSqlite(`SELECT list.name || ' ' || group_concat(key."from" || '>' || key."table" || '.' || coalesce(key."to", 'id') ORDER BY key.seq) || ' ' || lower(key.on_delete)
        FROM (${TABLES}) AS list, pragma_foreign_key_list(list.name) AS key GROUP BY list.name, key.id`),
    postgres: () =>
      ofPostgres(`SELECT list.name || ' ' || string_agg(own.attname || '>' || parent.relname || '.' || theirs.attname, ',' ORDER BY pair.place)
          || CASE confdeltype WHEN 'c' THEN ' cascade' WHEN 'n' THEN ' set null' ELSE ' no action' END
        FROM (${POSTGRES_TABLES}) AS list JOIN pg_constraint rule ON conrelid = list.oid AND contype = 'f'
        JOIN pg_class parent ON parent.oid = confrelid
        CROSS JOIN LATERAL unnest(conkey, confkey) WITH ORDINALITY AS pair (own, theirs, place)
        JOIN pg_attribute own ON own.attrelid = conrelid AND own.attnum = pair.own
        JOIN pg_attribute theirs ON theirs.attrelid = confrelid AND theirs.attnum = pair.theirs
        GROUP BY rule.oid, list.name, confdeltype`),
  },
  "by what rows are found, and what is there once": {
    sqlite: () =>
      ofSqlite(`SELECT iif(entry.origin = 'pk', list.name || ' key', entry.name) || iif(entry."unique", ' once', '') || iif(entry.partial, ' of some', '')
          || ' ' || (SELECT group_concat(part.name ORDER BY part.seqno) FROM pragma_index_info(entry.name) AS part)
        FROM (${TABLES}) AS list, pragma_index_list(list.name) AS entry`),
    postgres: () =>
      ofPostgres(`SELECT CASE WHEN indisprimary THEN list.name || ' key' ELSE entry.relname END
          || CASE WHEN indisunique THEN ' once' ELSE '' END || CASE WHEN indpred IS NULL THEN '' ELSE ' of some' END || ' '
          || (SELECT string_agg(attname, ',' ORDER BY place) FROM unnest(indkey) WITH ORDINALITY AS part (number, place)
              JOIN pg_attribute ON attrelid = list.oid AND attnum = part.number)
        FROM (${POSTGRES_TABLES}) AS list JOIN pg_index ON indrelid = list.oid JOIN pg_class entry ON entry.oid = indexrelid
        -- A single number is SQLite's own row number.
        WHERE NOT (indisprimary AND indnatts = 1 AND 'bigint'::regtype = (SELECT atttypid FROM pg_attribute WHERE attrelid = list.oid AND attnum = indkey[0]))`),
  },
  "what every row is checked for": {
    sqlite: () =>
      ofSqlite("SELECT sql FROM sqlite_schema WHERE type = 'table'").flatMap((sql) =>
        [...sql.matchAll(/CONSTRAINT ["`](\w+)["`] CHECK/g)].map(([, name = ""]) => name),
      ),
    postgres: () =>
      ofPostgres("SELECT conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"),
  },
  "which rules are asked, and when": {
    sqlite: () =>
      ofSqlite("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
        .map(
          (sql) =>
            /CREATE TRIGGER (\w+ (?:BEFORE|AFTER) (?:INSERT|DELETE|UPDATE)(?: OF [\w, ]+?)? ON \w+)\s/.exec(sql)?.[1] ??
            sql,
        )
        // That something is 0 or 1 is a type on PostgreSQL.
        .filter((rule) => !/^(moved_across_or_not|ratings_(stay_)?strong_or_weak) /.test(rule)),
    postgres: async () => {
      const rules = await ofPostgres(
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal AND tgname <> 'audit_numbered'",
      );
      return rules.map(
        (rule) => /CREATE TRIGGER (.* ON )public\.(\w+) FOR EACH ROW/.exec(rule)?.slice(1).join("") ?? rule,
      );
    },
  },
};

test.each(Object.entries(ASKED))("both engines have the same %s", async (_, { sqlite, postgres }) => {
  const expected = sqlite().toSorted();
  expect(expected.length).toBeGreaterThan(5);
  expect((await postgres()).toSorted()).toEqual(expected);
});
