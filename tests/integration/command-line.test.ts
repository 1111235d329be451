import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeDatabase, dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { seededDatabase } from "#tests/people";

type Said = { code: number; stdout: string; stderr: string };

/** What the command line says, and its exit code. */
const parley = (args: readonly string[], environment: Record<string, string | undefined> = {}): Promise<Said> =>
  promisify(execFile)(process.execPath, ["bin/parley.ts", ...args], { env: { ...process.env, ...environment } }).then(
    (said) => ({ code: 0, ...said }),
    (failed: Said) => failed,
  );

const LONG_MS = 120_000;

describe("how it is used", () => {
  const COMMANDS = [
    "admin",
    "member role ⟨handle⟩",
    "member suspend ⟨handle⟩",
    "member lift ⟨handle⟩",
    "member reset-factor ⟨handle⟩",
    "member export ⟨handle⟩",
    "member erase ⟨handle⟩",
    "member erase-again",
    "thread import ⟨file.md⟩",
    "thread publish ⟨file.md⟩",
    "search rebuild",
    "backup [⟨file⟩]",
    "restore ⟨file⟩",
    "migrate-to ",
    "verify [⟨row⟩ ⟨hash⟩]",
  ];

  test("is told to who says nothing, or asks for it", { timeout: LONG_MS }, async () => {
    for (const args of [[], ["help"], ["--help"], ["-h"]]) {
      const { code, stdout, stderr } = await parley(args);
      expect([code, stderr], args.join()).toEqual([0, ""]);
      expect(stdout).toMatch(/^Usage: npm run parley -- ⟨command⟩\n/);
      for (const command of COMMANDS) expect(stdout).toContain(`\n  ${command}`);
      expect(stdout).toContain("“npm start”, “member erase-again” and “restore” bring an older database up");
    }
  });

  test("of one command is told where that is asked for, and nothing is done", { timeout: LONG_MS }, async () => {
    const folder = mkdtempSync(join(dataFolder(), "asked-"));
    const { code, stdout } = await parley(["backup", "--help"], { PARLEY_DATA: folder });
    expect([code, stdout.split("\n")[0]]).toEqual([0, "Usage: npm run parley -- backup [⟨file⟩]"]);
    expect((await parley(["member", "role", "-h"])).stdout).toMatch(/^Usage: npm run parley -- member role ⟨handle⟩/);
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync("--help")).toBe(false);
  });

  test("is told, with what was wrong, to who says what is no command", { timeout: LONG_MS }, async () => {
    for (const words of ["frobnicate", "member frobnicate", "toString"]) {
      const { code, stdout, stderr } = await parley(words.split(" "));
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(new RegExp(`^There is no command “${words}”\\.\\n`));
      for (const command of COMMANDS) expect(stderr).toContain(`\n  ${command}`);
    }
  });
});

describe.skipIf(onPostgres)("where there is no forum", () => {
  const nowhere = join(dataFolder(), "nowhere");

  test.each([["verify"], ["backup"], ["admin"], ["member export editors"], ["migrate-to postgres://127.0.0.1:1/a"]])(
    "“%s” says so, and makes no folder",
    async (words) => {
      const { code, stdout, stderr } = await parley(words.split(" "), { PARLEY_DATA: nowhere });
      expect([code > 0, stdout]).toEqual([true, ""]);
      expect(stderr).toContain(`There is no database in ${nowhere}`);
      expect(existsSync(nowhere)).toBe(false);
    },
    LONG_MS,
  );
});

describe("a database of another version", () => {
  const COMMANDS = ["verify", "admin", "member role editors moderator", "search rebuild", "thread publish a.md"];
  let newest: { hash: string; created_at: string };

  beforeAll(async () => {
    await seededDatabase();
    await closeDatabase();
    newest = inRawDatabase(
      (db) =>
        db.prepare("SELECT hash, created_at FROM __drizzle_migrations ORDER BY id DESC LIMIT 1").get() as typeof newest,
    );
  });
  afterAll(() => closeDatabase());

  const refused = async (sentence: RegExp) => {
    const before = everyRow();
    for (const words of COMMANDS) {
      const { code, stdout, stderr } = await parley(words.split(" "));
      expect([code, stdout], words).toEqual([3, ""]);
      expect(stderr).toMatch(sentence);
    }
    expect(everyRow()).toEqual(before);
  };
  const forgetNewest = () =>
    inRawDatabase((db) =>
      db.exec("DELETE FROM __drizzle_migrations WHERE id = (SELECT max(id) FROM __drizzle_migrations)"),
    );
  const note = (hash: string, at: string | number) =>
    inRawDatabase((db) => db.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('${hash}', ${at})`));

  test("that is older is left as it is, and what brings it up is named", { timeout: LONG_MS }, async () => {
    forgetNewest();
    await refused(/^The database is of an older version of Parley\. .*“npm start” brings it up to this one.*\n$/);
    note(newest.hash, newest.created_at);
  });

  test("that is newer is left as it is", { timeout: LONG_MS }, async () => {
    note("of tomorrow", 0);
    await refused(/^The database was made by another version of Parley\. .*\n$/);
    forgetNewest();
  });

  test("and of this one it is looked through", { timeout: LONG_MS }, async () => {
    const { code, stdout } = await parley(["verify"]);
    expect([code, stdout]).toEqual([0, expect.stringContaining("The record is as it was written.")]);
  });
});
