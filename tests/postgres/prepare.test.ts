import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, dataFolder } from "#db/client";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { knownMigrations, preparePostgres } from "#db/postgres/prepare";
import { anotherForum } from "#tests/another-forum";
import { pretendedServer } from "#tests/postgres/old-server";
import { onServer } from "#tests/postgres/server";

/** A folder of migrations in drizzle's format. */
function folderOf(...migrations: string[]): string {
  const folder = mkdtempSync(join(dataFolder(), "migrations-"));
  mkdirSync(join(folder, "meta"));
  const entries = migrations.map((text, idx) => {
    const tag = `${String(idx).padStart(4, "0")}_step`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: "7", when: idx + 1, tag, breakpoints: true };
  });
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "postgresql", entries }),
  );
  return folder;
}

// Each test has a database of its own, with nothing in it.
beforeEach(async () => {
  await anotherForum();
  await closeDatabase();
  await onServer(databaseAddress(), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
});

const ask = (query: string) =>
  maintain(async (connection) => (await connection.query({ text: query, rowMode: "array" })).rows.flat().map(String));
/** Everything that a refused migration must leave alone. */
const whole = async () => [
  ...(await ask(
    "SELECT relname || ' ' || relkind::text FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
  )),
  ...((await ask("SELECT coalesce(to_regclass('public.child')::text, '')")).includes("child")
    ? await ask("SELECT child::text FROM child UNION ALL SELECT parent::text FROM parent ORDER BY 1")
    : []),
  ...(await ask("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1")),
];

const PARENT_AND_CHILD = `
  CREATE TABLE parent (id bigint PRIMARY KEY, name text);--> statement-breakpoint
  CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint NOT NULL REFERENCES parent(id) ON DELETE CASCADE);--> statement-breakpoint
  INSERT INTO parent VALUES (1, 'one'), (2, 'two');--> statement-breakpoint
  INSERT INTO child VALUES (1, 1), (2, 1), (3, 2);`;

test("every migration is applied to an empty database, and nothing the second time; then only what is missing", async () => {
  expect(await preparePostgres()).toEqual({ applied: knownMigrations().length });
  const before = await whole();
  expect(await preparePostgres()).toEqual({ applied: 0 });
  expect(await whole()).toEqual(before);
  await onServer(databaseAddress(), "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  await preparePostgres(folderOf(PARENT_AND_CHILD));
  expect(await preparePostgres(folderOf(PARENT_AND_CHILD, "CREATE TABLE later (id int)"))).toEqual({ applied: 1 });
});

describe("a migration is refused, with nothing changed,", () => {
  test.each([
    ["when it loses rows", "DELETE FROM child WHERE id = 3", "table child from 3 rows to 2. Nothing was changed."],
    ["when it empties a table by another", "DELETE FROM parent", "Nothing was changed."],
    ["when it drops a table that has rows", "DROP TABLE child", "table child from 3 rows to 0"],
    [
      "when a statement fails after others went well",
      "CREATE TABLE a (b int);--> statement-breakpoint\nCREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';--> statement-breakpoint\nCREATE TABLE a (b int)",
      "already exists",
    ],
    ["when it is no SQL", "ALTER TABLE parent ADD COLUMN c int;--> statement-breakpoint\nnonsense", "syntax error"],
  ])("%s", async (_, migration, words) => {
    await preparePostgres(folderOf(PARENT_AND_CHILD));
    const before = await whole();
    const good = "CREATE TABLE good (id int)";
    await expect(preparePostgres(folderOf(PARENT_AND_CHILD, good, migration))).rejects.toThrow(words);
    expect(await whole()).toEqual(before);
    expect(await preparePostgres(folderOf(PARENT_AND_CHILD, good))).toEqual({ applied: 1 });
  });

  test("also the first ones, which leave the database empty", async () => {
    await expect(preparePostgres(folderOf(PARENT_AND_CHILD, "nonsense"))).rejects.toThrow("syntax error");
    expect(await whole()).toEqual([]);
  });

  test("when the database was made by a newer program, or by one with another history", async () => {
    const words = "made by another version of Parley. Start the version that made it, or restore a backup.";
    await preparePostgres(folderOf(PARENT_AND_CHILD, "CREATE TABLE newer (id int)"));
    const before = await whole();
    await expect(preparePostgres(folderOf(PARENT_AND_CHILD))).rejects.toThrow(words);
    await expect(preparePostgres(folderOf(PARENT_AND_CHILD, "CREATE TABLE other (id int)"))).rejects.toThrow(words);
    await expect(preparePostgres()).rejects.toThrow(words);
    expect(await whole()).toEqual(before);
  });
});

/** Starts the forum as an operator does, for as long as it takes to say that it cannot. */
function start(address: string): Promise<{ code: unknown; words: string }> {
  return new Promise((resolve) => {
    const own = { DATABASE_URL: address, PARLEY_SECRET: "of no machine, as none of them starts", PORT: "0" };
    const env = { ...process.env, NODE_OPTIONS: "", ...own };
    execFile(process.execPath, ["server.ts"], { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, words: stdout + stderr }),
    );
  });
}

describe("a database that cannot be used is named, and left as it is,", () => {
  const GOOD = { version: "17", encoding: "UTF8", fsync: "on", commits: "on" };

  test.each([
    [{ version: "11" }, "Parley needs PostgreSQL 15 or newer, and this is 11."],
    [{ encoding: "LATIN1" }, "The database holds LATIN1 and not UTF8. Create one with ENCODING 'UTF8'."],
    [{ fsync: "off" }, "The database cannot promise to keep what it accepts: fsync and"],
  ])("where the server says %j", async (settings, sentence) => {
    const server = await pretendedServer({ ...GOOD, ...settings });
    vi.stubEnv("DATABASE_URL", server.address);
    await expect(preparePostgres()).rejects.toThrow(sentence);
    vi.unstubAllEnvs();
    server.close();
    // It was asked for its settings, and told to do nothing.
    expect(server.asked).toEqual([expect.stringMatching(/^SELECT current_setting/)]);
  });

  test("at a start, which ends with the sentence: an old server, a newer database", async () => {
    const server = await pretendedServer({ ...GOOD, version: "11" });
    await preparePostgres();
    await onServer(databaseAddress(), "INSERT INTO __drizzle_migrations (hash) VALUES ('of tomorrow')");
    const before = await whole();
    const [old, newer] = await Promise.all([start(server.address), start(databaseAddress())]);
    server.close();
    expect(old).toEqual({
      code: 1,
      words: "Parley could not start. Parley needs PostgreSQL 15 or newer, and this is 11.\n",
    });
    expect(newer).toEqual({
      code: 1,
      words:
        "Parley could not start. The database was made by another version of Parley. Start the version that made it, or restore a backup.\n",
    });
    expect(await whole()).toEqual(before);
  }, 60_000);
});

test("several machines that start at once on an empty database all come up, on one forum", async () => {
  const begun = `
    import { closeDatabase } from "#db/client";
    import { prepareDatabase } from "#db/prepare";
    import { seed } from "#db/seed";
    import { sealAudit } from "#lib/audit/seal-audit";
    import { placePassages } from "#lib/passages/place-passages";
    import { rebuildIndex } from "#lib/search/rebuild-index";
    const program = { role: "system", id: null };
    process.stdin.once("data", async () => {
      const { applied } = await prepareDatabase();
      await sealAudit(program);
      await placePassages(program);
      await rebuildIndex(program, { ifIncomplete: true });
      await seed();
      await closeDatabase();
      console.log(applied);
      process.exit(0);
    });
    console.log("ready");`;
  const starts = [1, 2, 3].map(() => {
    let said = () => {};
    const ready = new Promise<void>((resolve) => {
      said = resolve;
    });
    const ended = new Promise<string>((resolve) => {
      const env = { ...process.env, NODE_OPTIONS: "" };
      const child = execFile(process.execPath, ["--input-type=module", "--eval", begun], { env }, (_, out, err) =>
        resolve(out.replace("ready\n", "") + err),
      );
      child.stdout?.once("data", said);
      void ready.then(() => child.stdin?.write("go\n"));
    });
    return { ready, ended };
  });
  const words = await Promise.all(starts.map(({ ended }) => ended));
  expect(words.toSorted()).toEqual(["0\n", "0\n", `${knownMigrations().length}\n`]);
  expect(await ask("SELECT count(*) FROM threads UNION ALL SELECT count(*) FROM arguments")).toEqual(["1", "10"]);
}, 60_000);
