import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { seed } from "#db/seed";
import { maintain } from "#db/sqlite/connections";
import { prepareSqlite } from "#db/sqlite/prepare";
import { ends, hears, holdsTheLock, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";

const OWN = new URL("../../db/migrations/sqlite/", import.meta.url);
const ownMigrations = readdirSync(OWN)
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name) => readFileSync(new URL(name, OWN), "utf8"));
const all = dataFolder();

const PARENT_AND_CHILD = `
  CREATE TABLE parent (id integer PRIMARY KEY, name text);
  CREATE TABLE child (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parent(id) ON DELETE CASCADE);
  --> statement-breakpoint
  INSERT INTO parent VALUES (1, 'one'), (2, 'two');
  INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);`;

/** As drizzle-kit writes it when a column or a CHECK of a table changes. */
const REBUILD_PARENT = `
  PRAGMA foreign_keys=OFF;--> statement-breakpoint
  CREATE TABLE __new_parent (id integer PRIMARY KEY, name text NOT NULL);--> statement-breakpoint
  INSERT INTO __new_parent SELECT id, name FROM parent;--> statement-breakpoint
  DROP TABLE parent;--> statement-breakpoint
  ALTER TABLE __new_parent RENAME TO parent;--> statement-breakpoint
  PRAGMA foreign_keys=ON;`;

// Each test has a data folder, and thereby a database, of its own.
beforeEach(() => {
  process.env.PARLEY_DATA = mkdtempSync(join(all, "case-"));
});

/** A folder of migrations in drizzle's format. */
function folderOf(...migrations: string[]): string {
  const folder = mkdtempSync(join(dataFolder(), "migrations-"));
  mkdirSync(join(folder, "meta"));
  const entries = migrations.map((text, idx) => {
    const tag = `${String(idx).padStart(4, "0")}_step`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: "6", when: idx + 1, tag, breakpoints: true };
  });
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect: "sqlite", entries }));
  return folder;
}

/** Everything that a refused migration must leave alone: tables, triggers, indexes and rows. */
function wholeDatabase() {
  const schema = inRawDatabase((db) => db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name").all());
  return { schema, rows: everyRow() };
}

const pragma = (name: string) => maintain((connection) => connection.pragma(name, { simple: true }));

/** What is off only while migrations run. */
function expectUsualConnection() {
  expect({ foreign_keys: pragma("foreign_keys"), legacy_alter_table: pragma("legacy_alter_table") }).toEqual({
    foreign_keys: 1,
    legacy_alter_table: 0,
  });
  expect(maintain((connection) => connection.inTransaction)).toBe(false);
}

const triggers = () =>
  inRawDatabase(
    (db) =>
      db.prepare("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").all() as {
        name: string;
      }[],
  );

describe("preparing a database", () => {
  test("applies every migration to an empty file, and nothing the second time", () => {
    expect(prepareSqlite()).toEqual({ applied: ownMigrations.length });
    const before = wholeDatabase();
    expect(prepareSqlite()).toEqual({ applied: 0 });
    expect(wholeDatabase()).toEqual(before);
  });

  test("applies only what is missing", () => {
    prepareSqlite(folderOf(PARENT_AND_CHILD));
    expect(prepareSqlite(folderOf(PARENT_AND_CHILD, "CREATE TABLE later (id integer)"))).toEqual({ applied: 1 });
    expect(everyRow()).toMatchObject({ later: [], parent: [{ id: 1 }, { id: 2 }] });
  });

  test("leaves a connection that keeps what it accepts: WAL, synchronous FULL, foreign keys", () => {
    prepareSqlite();
    expect(["journal_mode", "synchronous", "foreign_keys"].map(pragma)).toEqual(["wal", 2, 1]);
    expectUsualConnection();
  });

  test("leaves no row without what it refers to, and a sound file", async () => {
    prepareSqlite();
    await seed();
    const check = (name: string) => inRawDatabase((db) => db.pragma(name));
    expect(check("foreign_key_check")).toEqual([]);
    expect(check("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  });
});

describe("a rebuilt table", () => {
  test("does not empty the children that would be deleted with their parent", () => {
    prepareSqlite(folderOf(PARENT_AND_CHILD));
    const { child, parent } = everyRow();
    expect(prepareSqlite(folderOf(PARENT_AND_CHILD, REBUILD_PARENT))).toEqual({ applied: 1 });
    expect(everyRow()).toMatchObject({ child, parent });
    expect(child).toHaveLength(3);
    expectUsualConnection();
    expect(() => inRawDatabase((db) => db.exec("INSERT INTO child VALUES (4, 99)"))).toThrow("FOREIGN KEY");
  });

  // drizzle-kit knows nothing of the triggers, which SQLite drops with the table that they stand on.
  test.each([
    ...["audit", "decisions", "arguments", "members", "threads", "stances"],
    ...["ratings", "positions", "position_changes", "moved", "reports", "passages", "mentions", "argument_revisions"],
    ...["statements", "appeals", "cases", "notices", "orders", "member_notes", "house_texts"],
  ])("does not lose the triggers that guard %s, nor those that name it", async (table) => {
    prepareSqlite();
    await seed();
    const before = { triggers: triggers(), rows: everyRow("__drizzle_migrations") };
    expect(prepareSqlite(folderOf(...ownMigrations, rebuildOf(table)))).toEqual({ applied: 1 });
    expect({ triggers: triggers(), rows: everyRow("__drizzle_migrations") }).toEqual(before);
    expect(inRawDatabase((db) => db.pragma("integrity_check"))).toEqual([{ integrity_check: "ok" }]);
    expect(() => inRawDatabase((db) => db.exec("DELETE FROM audit"))).toThrow("never removed");
    expect(() => inRawDatabase((db) => db.exec("UPDATE arguments SET hidden_by_id = 1"))).toThrow("only a decision");
    expectUsualConnection();
  });

  test("is refused as before when it loses rows, with its triggers left alone", async () => {
    prepareSqlite();
    await seed();
    const before = wholeDatabase();
    const losing = rebuildOf("audit").replace("FROM audit;", "FROM audit WHERE id > 1;");
    expect(() => prepareSqlite(folderOf(...ownMigrations, losing))).toThrow("Nothing was changed.");
    expect(wholeDatabase()).toEqual(before);
    expectUsualConnection();
  });
});

test("a migration may make the search index anew: it is filled from the texts at the next start", async () => {
  prepareSqlite();
  await seed();
  const create = inRawDatabase((db) =>
    db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'search_arguments'").pluck().get(),
  );
  const anew = ["DROP TABLE search_arguments", String(create)].join(";--> statement-breakpoint\n");
  expect(prepareSqlite(folderOf(...ownMigrations, anew))).toEqual({ applied: 1 });
  expect(everyRow()).toMatchObject({ search_arguments: [] });
  expect(everyRow().search_articles).toHaveLength(1);
  expectUsualConnection();
});

/** As drizzle-kit would write it: the table as it is, made anew. */
function rebuildOf(table: string): string {
  const create = inRawDatabase((db) => db.prepare("SELECT sql FROM sqlite_schema WHERE name = ?").pluck().get(table));
  const indexes = inRawDatabase((db) =>
    db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql > ''").pluck().all(table),
  );
  return [
    String(create)
      .replace(/^CREATE TABLE .\w+./, `CREATE TABLE \`__new_${table}\``)
      .replaceAll(`"${table}"."`, '"'),
    `INSERT INTO __new_${table} SELECT * FROM ${table}`,
    `DROP TABLE ${table}`,
    `ALTER TABLE __new_${table} RENAME TO ${table}`,
    ...indexes,
  ].join(";--> statement-breakpoint\n");
}

describe("a trigger", () => {
  const guard = (name: string, words: string) =>
    `CREATE TRIGGER ${name} BEFORE DELETE ON parent BEGIN SELECT RAISE(ABORT, '${words}'); END`;
  const GUARDED = `${PARENT_AND_CHILD}--> statement-breakpoint
    ${guard("guard", "guarded")};--> statement-breakpoint
    ${guard("guard_more", "guarded more")};`;
  const names = () => triggers().map(({ name }) => name);

  test.each([
    ["DROP TRIGGER guard"],
    ["DROP TRIGGER `guard`"],
    ['DROP TRIGGER "guard"'],
    ["DROP TRIGGER IF EXISTS guard"],
    ["drop trigger if exists `guard`"],
  ])("that a migration drops by name is not made again, and another one is: %s", (drop) => {
    for (const statements of [[drop], [drop, REBUILD_PARENT], [REBUILD_PARENT.replace("PRAGMA", `${drop};PRAGMA`)]]) {
      process.env.PARLEY_DATA = mkdtempSync(join(all, "case-"));
      prepareSqlite(folderOf(GUARDED));
      expect(names()).toEqual(["guard", "guard_more"]);
      prepareSqlite(folderOf(GUARDED, ...statements));
      expect(names()).toEqual(["guard_more"]);
    }
  });

  test("whose name only begins like that of a dropped one is made again", () => {
    prepareSqlite(folderOf(GUARDED));
    prepareSqlite(folderOf(GUARDED, `DROP TRIGGER guard_more;--> statement-breakpoint${REBUILD_PARENT}`));
    expect(names()).toEqual(["guard"]);
  });

  test("that a migration makes itself, after the table or in place of an old one, stays as it made it", () => {
    prepareSqlite(folderOf(GUARDED));
    const anew = `${REBUILD_PARENT}--> statement-breakpoint\n${guard("guard", "guarded otherwise")}`;
    prepareSqlite(folderOf(GUARDED, anew));
    expect(triggers()).toMatchObject([
      { name: "guard", sql: expect.stringContaining("guarded otherwise") },
      { name: "guard_more", sql: expect.stringContaining("guarded more") },
    ]);
  });

  test("goes with its table", () => {
    const empty = "CREATE TABLE short (id integer);CREATE TRIGGER brief AFTER INSERT ON short BEGIN SELECT 1; END";
    prepareSqlite(folderOf(GUARDED, empty));
    expect(prepareSqlite(folderOf(GUARDED, empty, "DROP TABLE short"))).toEqual({ applied: 1 });
    expect(names()).toEqual(["guard", "guard_more"]);
  });
});

describe("a migration is refused, with nothing changed,", () => {
  test.each([
    ["when it loses rows", "DELETE FROM child WHERE id = 3", "table child from 3 rows to 2. Nothing was changed."],
    ["when it empties a table", "DELETE FROM child; DELETE FROM parent", "Nothing was changed."],
    ["when it drops a table that has rows", "DROP TABLE child", "table child from 3 rows to 0"],
    [
      "when it leaves rows without what they refer to",
      "UPDATE child SET parent_id = 99 WHERE id < 3",
      /2 rows .*child to parent/,
    ],
    [
      "when a statement fails after others went well",
      "CREATE TABLE a (b);--> statement-breakpoint\nCREATE TABLE a (b)",
      "already exists",
    ],
    ["when it is no SQL", "ALTER TABLE parent ADD COLUMN c;--> statement-breakpoint\nnonsense", "syntax error"],
  ])("%s", (_, migration, words) => {
    prepareSqlite(folderOf(PARENT_AND_CHILD));
    const before = wholeDatabase();
    expect(() => prepareSqlite(folderOf(PARENT_AND_CHILD, migration))).toThrow(words);
    expect(wholeDatabase()).toEqual(before);
    expectUsualConnection();
  });

  test("together with the good ones before it, which come with it", () => {
    prepareSqlite(folderOf(PARENT_AND_CHILD));
    const before = wholeDatabase();
    const good = "CREATE TABLE good (id integer)";
    expect(() => prepareSqlite(folderOf(PARENT_AND_CHILD, good, "nonsense"))).toThrow();
    expect(wholeDatabase()).toEqual(before);
    expect(prepareSqlite(folderOf(PARENT_AND_CHILD, good))).toEqual({ applied: 1 });
  });

  test("when the database was made by a newer program, or by one with another history", () => {
    const words = "made by another version of Parley. Start the version that made it, or restore a backup.";
    prepareSqlite(folderOf(PARENT_AND_CHILD, "CREATE TABLE newer (id integer)"));
    const before = wholeDatabase();
    expect(() => prepareSqlite(folderOf(PARENT_AND_CHILD))).toThrow(words);
    expect(() => prepareSqlite(folderOf(PARENT_AND_CHILD, "CREATE TABLE other (id integer)"))).toThrow(words);
    expect(() => prepareSqlite()).toThrow(words);
    expect(wholeDatabase()).toEqual(before);
  });
});

describe("beside another program on the same file", () => {
  test("a start waits for a write that is under way instead of failing", { timeout: PATIENCE_MS }, async () => {
    prepareSqlite();
    const other = holdsTheLock("theirs", 300);
    expect(await hears(other)).toBe("held");
    expect(prepareSqlite()).toEqual({ applied: 0 });
    expect(everyRow().limits).toMatchObject([{ key: "theirs" }]);
    expect(await ends(other)).toBe(0);
  });

  test("a start that has migrations to apply waits as well, and keeps what was written", {
    timeout: PATIENCE_MS,
  }, async () => {
    prepareSqlite();
    const other = holdsTheLock("theirs", 300);
    expect(await hears(other)).toBe("held");
    expect(prepareSqlite(folderOf(...ownMigrations, "CREATE TABLE later (id integer)"))).toEqual({ applied: 1 });
    expect(everyRow()).toMatchObject({ later: [], limits: [{ key: "theirs" }] });
    expect(await ends(other)).toBe(0);
  });

  test("a start does not apply again what another one is applying at that moment", {
    timeout: PATIENCE_MS,
  }, async () => {
    prepareSqlite();
    const migrationsFolder = folderOf(...ownMigrations, "CREATE TABLE later (id integer)");
    const other = inAnotherProcess(`
      import SQLite from "better-sqlite3";
      import { readMigrationFiles } from "drizzle-orm/migrator";
      import { join } from "node:path";
      import { setTimeout } from "node:timers/promises";
      const { hash, sql } = readMigrationFiles({ migrationsFolder: ${JSON.stringify(migrationsFolder)} }).at(-1);
      const db = new SQLite(join(process.env.PARLEY_DATA, "parley.db"), { timeout: 10_000 });
      db.exec("BEGIN EXCLUSIVE");
      db.exec(sql.join(";"));
      db.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, 0)").run(hash);
      console.log("held");
      await setTimeout(300);
      db.exec("COMMIT");
      process.exit(0);
    `);
    expect(await hears(other)).toBe("held");
    expect(prepareSqlite(migrationsFolder)).toEqual({ applied: 0 });
    expect(everyRow().__drizzle_migrations).toHaveLength(ownMigrations.length + 1);
    expect(await ends(other)).toBe(0);
  });

  test("several first starts at once all succeed, and the migrations are applied once", {
    timeout: PATIENCE_MS,
  }, async () => {
    const starts = [1, 2, 3].map(() =>
      inAnotherProcess(`
        import { once } from "node:events";
        import { prepareSqlite } from "#db/sqlite/prepare";
        console.log("ready");
        await once(process.stdin, "data");
        try { prepareSqlite(); } catch (error) { console.log(error.message); process.exit(1); }
        process.exit(0);
      `),
    );
    await Promise.all(starts.map(hears));
    for (const start of starts) start.stdin?.write("go\n");
    expect(await Promise.all(starts.map(ends))).toEqual([0, 0, 0]);
    expect(prepareSqlite()).toEqual({ applied: 0 });
    expect(everyRow().__drizzle_migrations).toHaveLength(ownMigrations.length);
  });
});
