import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { dataFolder, environmentFor, type Place } from "#db/data-folder";
import type { Snapshot } from "#db/move";
import { databaseAddress } from "#db/postgres/connections";
import { postgresSnapshot } from "#db/postgres/snapshot";
import { type Sums, sumsOf } from "#db/row-sums";
import { sqliteSnapshot } from "#db/sqlite/snapshot";
import { forumWithEverything } from "#tests/postgres/forum-with-everything";
import { addressOf, onServer } from "#tests/postgres/server";

const server = inject("postgres").address;
const SECRET = `hunter-${randomBytes(6).toString("hex")}`;
/** Owns the databases that are copied into, and may do nothing else on the server. */
const owner = `mover_${randomBytes(6).toString("hex")}`;
const made: string[] = [];

const forum: Place = { address: databaseAddress() };
const folder = mkdtempSync(join(dataFolder(), "moved-"));

beforeAll(async () => {
  await onServer(server, `CREATE ROLE ${owner} LOGIN PASSWORD '${SECRET}'`);
  await forumWithEverything();
}, 120_000);

afterAll(async () => {
  for (const name of made) await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await onServer(server, `DROP ROLE ${owner}`);
}, 60_000);

/** The address of an empty database, for who owns it. */
async function emptyDatabase(): Promise<string> {
  const name = `parley_${randomBytes(6).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' OWNER ${owner}`);
  made.push(name);
  const address = new URL(addressOf(server, name));
  address.username = owner;
  address.password = SECRET;
  return address.href;
}

type Ended = { code: number | string; words: string };

/** Runs a program on a forum; nothing that it says has a password in it. */
function run(place: Place, ...args: string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const env = { ...environmentFor(place), NODE_OPTIONS: "" };
    execFile(process.execPath, args, { env }, (error, stdout, stderr) => {
      const words = stdout + stderr;
      if (words.includes(SECRET)) reject(new Error("The password was told."));
      resolve({ code: error?.signal ?? error?.code ?? 0, words });
    });
  });
}

const parley = (place: Place, ...args: string[]) => run(place, "bin/parley.ts", ...args);
const script = (place: Place, source: string, ...args: string[]) =>
  run(place, "--input-type=module", "--eval", source, ...args);
/** Copies, and comes to its end when it says this. */
const copyUntil = (place: Place, to: string, sentence: string) =>
  script(
    place,
    `import { moveForum } from "#lib/backup/move-forum";
     await moveForum(process.argv[1], (said) => {
       if (said.startsWith(process.argv[2])) process.kill(process.pid, "SIGKILL");
     });`,
    to,
    sentence,
  );
/** What a start does, and something is said afterwards; answers the number that it has. */
const startAndArgue = (place: Place, claim: string) =>
  script(
    place,
    `import { closeDatabase } from "#db/client";
     import { prepareDatabase } from "#db/prepare";
     import { openHouseAccount } from "#lib/accounts/open-house-account";
     import { postArgument } from "#lib/arguments/post-argument";
     import { PostArgument } from "#lib/arguments/schema";
     const fail = (error) => { console.log(error.message); process.exit(1); };
     await prepareDatabase().catch(fail);
     const house = await openHouseAccount({ role: "system", id: null });
     const [, claim] = process.argv;
     const form = { kind: "root", thread: "eu-taliban-brussels", key: "key-of-" + Date.now(), stance: "pro-engagement", claim, body: claim, sources: "" };
     console.log((await postArgument(house, PostArgument.parse(form)).catch(fail)).id);
     await closeDatabase();`,
    claim,
  );

/** All that a database holds, and the last numbers that it gave. */
async function stateOf(place: Place): Promise<{ sums: Sums; last: Map<string, number> }> {
  const snapshot = await snapshotOf(place);
  try {
    const tables = new Set(snapshot.tables.map(({ name }) => name));
    const last = [...(await snapshot.lastNumbers())].filter(([name]) => tables.has(name)).toSorted();
    return { sums: await sumsOf(snapshot.tables, snapshot.rowsOf), last: new Map(last) };
  } finally {
    await snapshot.close();
  }
}

async function snapshotOf(place: Place): Promise<Snapshot> {
  if ("folder" in place) return sqliteSnapshot(join(place.folder, "parley.db"));
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = place.address;
  try {
    return await postgresSnapshot();
  } finally {
    process.env.DATABASE_URL = before;
  }
}

const tablesIn = async (address: string) =>
  (await rowsIn(address, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
    .length;
async function rowsIn(address: string, query: string): Promise<unknown[]> {
  const { Client } = (await import("pg")).default;
  const client = new Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
}

describe("a forum with rows in every table", () => {
  const file: Place = { folder };
  let address: string;

  test("goes from PostgreSQL into a file, row by row, with the last numbers that were given", async () => {
    const before = await stateOf(forum);
    expect([...before.sums].filter(([, sum]) => sum.startsWith("0 "))).toEqual([]);
    writeFileSync(join(dataFolder(), "secret"), "a secret of more than thirty-two letters");
    const { code, words } = await parley(forum, "migrate-to", `file:${folder}`);
    expect(words).toMatch(/^arguments: \d+$/m);
    expect(words).toMatch(/The copy is whole\. .*checked as “verify” does.*not in the copy: erasures, secret\./s);
    expect(code).toBe(0);
    expect(await stateOf(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["parley.db"]);
  }, 60_000);

  test("and from there into an empty PostgreSQL, whose owner need be no more than that", async () => {
    address = await emptyDatabase();
    const { code, words } = await parley(file, "migrate-to", address);
    expect(words).toMatch(/The copy is whole\./);
    expect(code).toBe(0);
    expect(await stateOf({ address })).toEqual(await stateOf(forum));
    expect(await parley({ address }, "verify")).toMatchObject({
      code: 0,
      words: expect.stringContaining("The record is as it was written."),
    });
    // All rules are there again.
    const rules = (of: string) =>
      rowsIn(
        of,
        "SELECT conname AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE '@_@_parley%' ESCAPE '@' UNION SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
      );
    expect(await rules(address)).toEqual(await rules(databaseAddress()));
  }, 60_000);

  test("goes there again when more was said, over the copy in which nothing was written", async () => {
    const { words } = await startAndArgue(file, "Said after the copy");
    expect(await parley(file, "migrate-to", address)).toMatchObject({ code: 0 });
    const { sums, last } = await stateOf(file);
    expect(await stateOf({ address })).toEqual({ sums, last });
    expect(last.get("arguments")).toBe(Number(words));
  }, 60_000);

  test("goes on where it was copied to with the next numbers, and is not written over any more", async () => {
    const { last } = await stateOf(file);
    expect(await startAndArgue({ address }, "Said in the copy")).toEqual({
      code: 0,
      words: `${(last.get("arguments") ?? 0) + 1}\n`,
    });
    expect(await rowsIn(address, "SELECT max(id)::int AS id FROM audit")).toEqual([
      { id: (last.get("audit") ?? 0) + 1 },
    ]);
    const again = await parley(file, "migrate-to", address);
    expect(again.code).toBe(1);
    expect(again.words).toMatch(/Something was written in the database since this forum was copied there\./);
  }, 60_000);
});

describe("a copy that was interrupted", () => {
  test("among the rows leaves a database empty, and no file", async () => {
    const address = await emptyDatabase();
    expect((await copyUntil({ folder }, address, "arguments")).code).toBe("SIGKILL");
    expect(await tablesIn(address)).toBe(0);
    const other = mkdtempSync(join(dataFolder(), "interrupted-"));
    expect((await copyUntil(forum, `file:${other}`, "arguments")).code).toBe("SIGKILL");
    expect(existsSync(join(other, "parley.db"))).toBe(false);
  }, 60_000);

  test("before it was looked through is no forum that starts, until it is made again", async () => {
    const address = await emptyDatabase();
    expect((await copyUntil({ folder }, address, "They are the same")).code).toBe("SIGKILL");
    expect(await startAndArgue({ address }, "Too early")).toEqual({
      code: 1,
      words: expect.stringMatching(/^The database holds a copy that was not finished\./),
    });
    expect(await parley({ folder }, "migrate-to", address)).toMatchObject({ code: 0 });
    expect(await stateOf({ address })).toEqual(await stateOf({ folder }));
  }, 60_000);
});

describe("nothing is copied", () => {
  test("to where a forum, or anything else, would be lost", async () => {
    const another = mkdtempSync(join(dataFolder(), "another-"));
    const [foreign, ofAnother, running, newer] = await Promise.all(Array.from({ length: 4 }, emptyDatabase));
    if (!foreign || !ofAnother || !running || !newer) throw new Error("There are not enough databases.");
    await onServer(foreign, "CREATE TABLE invoices (id int)");
    const fresh = await script({ folder: another }, SEED);
    expect(fresh).toEqual({ code: 0, words: "" });
    expect(await parley({ folder: another }, "migrate-to", ofAnother)).toMatchObject({ code: 0 });
    expect(await script({ address: newer }, PREPARE)).toEqual({ code: 0, words: "" });
    await onServer(newer, "INSERT INTO __drizzle_migrations (hash) VALUES ('of tomorrow')");
    const { Client } = (await import("pg")).default;
    const site = new Client({ connectionString: running, application_name: "parley" });
    await site.connect();

    const wrong = new URL(foreign);
    wrong.password = "wrong";
    const refused: [string, RegExp][] = [
      [foreign, /^The database holds tables that no copy of this forum made\./],
      [ofAnother, /^The database holds a copy of another forum, /],
      [running, /^Parley is running on this database\./],
      [newer, /^The database was made by another version of Parley\./],
      [wrong.href, /^The PostgreSQL at .* does not let mover_\w+ in\. .* in the address right\?$/],
      [addressOf(foreign, "nowhere"), /^There is no database nowhere in the PostgreSQL at /],
      [
        "postgres://parley:hunter2@127.0.0.1:1/parley",
        /^No PostgreSQL answers at 127\.0\.0\.1:1\. .* the address right\?$/,
      ],
      ["postgres:///", /^the address should be|^No PostgreSQL answers/i],
      ["mysql://localhost/parley", /^Please say where to: postgres:/],
      ["", /^Please say where to: postgres:/],
      ["file:elsewhere", /^The forum is in a file already\./],
    ];
    const before = await Promise.all([foreign, ofAnother, newer, running].map(tablesIn));
    const { words } = await script({ folder }, TRY_EACH, ...refused.map(([to]) => to));
    const said = JSON.parse(words) as string[];
    for (const [i, [to, sentence]] of refused.entries()) expect(said[i], to).toMatch(sentence);
    expect(words).not.toContain("hunter2");
    expect(await Promise.all([foreign, ofAnother, newer, running].map(tablesIn))).toEqual(before);
    await site.end();
  }, 90_000);

  test("from where there is no forum, or one that is not of this version, or in the same engine", async () => {
    const empty = mkdtempSync(join(dataFolder(), "empty-"));
    const to = await emptyDatabase();
    expect(await parley({ folder: empty }, "migrate-to", to)).toMatchObject({
      code: 1,
      words: `There is no database in ${empty} to be copied.\n`,
    });
    new SQLite(join(empty, "parley.db")).exec("CREATE TABLE a (b)").close();
    const { words } = await parley({ folder: empty }, "migrate-to", to);
    expect(words).toBe(
      "The database holds no forum. Nothing was changed: “npm start” makes one in an empty database.\n",
    );
    new SQLite(join(empty, "parley.db"))
      .exec("CREATE TABLE __drizzle_migrations (id, hash); INSERT INTO __drizzle_migrations VALUES (1, 'of tomorrow')")
      .close();
    expect((await parley({ folder: empty }, "migrate-to", to)).words).toMatch(
      /^The database was made by another version of Parley\./,
    );
    expect(await parley(forum, "migrate-to", `file:${folder}`)).toMatchObject({
      code: 1,
      words: expect.stringMatching(/^There is a database .*parley\.db already\./),
    });
    expect((await parley(forum, "migrate-to", to)).words).toMatch(/^The forum is in PostgreSQL already\./);
    expect(await tablesIn(to)).toBe(0);
  }, 60_000);

  test("of which something is wrong: a sign that PostgreSQL does not take, a record that was changed", async () => {
    const to = await emptyDatabase();
    const database = new SQLite(join(folder, "parley.db"));
    database.prepare("INSERT INTO limits VALUES ('a' || char(0), 0, 1)").run();
    const { words } = await parley({ folder }, "migrate-to", to);
    expect(words).toMatch(/^A text in the table limits has the sign U\+0000, which PostgreSQL does not take\./m);
    database.exec("DELETE FROM limits; DROP TRIGGER audit_no_update; UPDATE audit SET act = 'forged' WHERE id = 2");
    database.close();
    const forged = await parley({ folder }, "migrate-to", to);
    expect(forged.code).toBe(1);
    expect(forged.words).toMatch(/The copy is not used, because .* Audit row 2 is not what was written/);
    expect((await startAndArgue({ address: to }, "Never")).code).toBe(1);
  }, 60_000);
});

const PREPARE = `import { closeDatabase } from "#db/client";
  import { prepareDatabase } from "#db/prepare";
  await prepareDatabase();`;
const SEED = `${PREPARE} await (await import("#db/seed")).seed(); await closeDatabase();`;
const TRY_EACH = `import { copyForum } from "#db/move";
  const said = [];
  for (const to of process.argv.slice(1)) {
    const copy = await copyForum(to, () => {}).catch((error) => { said.push(error.message); });
    if (copy) said.push("It was copied.");
  }
  console.log(JSON.stringify(said)); process.exit(0);`;
