import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { NoNewBackup } from "#components/cases/no-new-backup";
import { closeDatabase, dataFolder } from "#db/client";
import { lookThrough } from "#db/copy";
import { viewerOfSession } from "#lib/accounts/queries";
import { verify } from "#lib/audit/verify";
import { findLateBackup } from "#lib/backup/late";
import { makeBackup } from "#lib/backup/make-backup";
import { restoreBackup } from "#lib/backup/restore-backup";
import { nameOf } from "#lib/backup/rotation";
import { scheduledBackups } from "#lib/backup/scheduled";
import { getQueue } from "#lib/cases/queue-queries";
import { backupConfig } from "#lib/config";
import { log } from "#lib/log";
import { eraseMember } from "#lib/privacy/erase-member";
import { peopledForum, startActing } from "#tests/acting/process";
import { ends, hears, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";
import { DAY, HOUR, NOON } from "#tests/integration/clock";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, person, reply, SYSTEM, seededDatabase } from "#tests/people";

const all = dataFolder();
let backups: string;

beforeEach(async () => {
  process.env.PARLEY_DATA = mkdtempSync(join(all, "forum-"));
  backups = mkdtempSync(join(all, "backups-"));
  await seededDatabase();
});

const backUp = async (name = "a.db") => (await makeBackup(join(backups, name))).file;
/** As an operator does it: no server runs. */
const restore = async (file: string, replace = true) => {
  await closeDatabase();
  return restoreBackup(file, { replace });
};
const claims = () =>
  inRawDatabase((db) => db.prepare("SELECT claim FROM argument_revisions WHERE claim LIKE 'C %'").pluck().all());

describe("a backup", () => {
  test("is one compact file for its owner alone, and the forum at that moment", async () => {
    await argue(SYSTEM_AUTHOR(), { claim: "C before" });
    const before = everyRow();
    const { file, bytes, rows, isChecked } = await makeBackup(join(backups, "a.db"));
    await argue(SYSTEM_AUTHOR(), { claim: "C after" });
    expect(readdirSync(backups)).toEqual(["a.db"]);
    expect([statSync(file).mode & 0o777, statSync(file).size]).toEqual([0o600, bytes]);
    expect(isChecked).toBe(true);
    expect(rows.get("arguments")).toBe(before.arguments?.length);
    await restore(file);
    expect(claims()).toEqual(["C before"]);
    expect(everyRow("scopes")).toMatchObject({ arguments: before.arguments, audit: before.audit });
  });

  test("has no trace of what was removed", async () => {
    inRawDatabase((db) => db.exec("INSERT INTO limits VALUES ('removedquark', 0, 1); DELETE FROM limits"));
    expect(readFileSync(await backUp(), "latin1")).not.toContain("removedquark");
  });

  test("is whole while others write", { timeout: 4 * PATIENCE_MS }, async () => {
    process.env.PARLEY_DATA = mkdtempSync(join(all, "written-"));
    await peopledForum();
    await closeDatabase();
    const writers = [startActing("one"), startActing("two")];
    await Promise.all(writers.map(({ hasDone }) => hasDone(20)));
    const files = [await backUp("first.db"), await backUp("second.db")];
    const ended = await Promise.all(writers.map(({ end }) => end("SIGTERM")));
    expect(ended.map(({ how, interrupted }) => ({ how, interrupted }))).toEqual([
      { how: 0, interrupted: [] },
      { how: 0, interrupted: [] },
    ]);
    const counts = files.map((file) => lookThrough(file).rows.get("audit") ?? 0);
    expect(counts[0]).toBeGreaterThan(40);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
    await restore(String(files[1]));
    expect((await verify()).faults).toEqual([]);
    // And the act by which the sessions of all those people ended with it.
    expect(inRawDatabase((db) => db.prepare("SELECT count(*) FROM audit").pluck().get())).toBe((counts[1] ?? 0) + 1);
  });

  test("is thrown away where something is wrong with what it was made of", async () => {
    inRawDatabase((db) => {
      db.exec("DROP TRIGGER audit_no_update");
      db.exec("UPDATE audit SET act = 'forged' WHERE id = 2");
    });
    await expect(backUp()).rejects.toThrow(/thrown away.*Audit row 2 is not what was written/);
    expect(readdirSync(backups)).toEqual([]);
  });

  test.each<[string, () => string, RegExp]>([
    ["onto a file", () => join(backups, "taken.db"), /There is a file .*taken.db already/],
    ["into no folder", () => join(backups, "nowhere", "a.db"), /There is no folder .*nowhere/],
    [
      "of nothing",
      () => {
        process.env.PARLEY_DATA = join(backups, "no-forum");
        return join(backups, "a.db");
      },
      /There is no database in .*no-forum/,
    ],
  ])("is not made %s", async (_, file, words) => {
    writeFileSync(join(backups, "taken.db"), "Something else.");
    await expect(makeBackup(file())).rejects.toThrow(words);
    expect(readFileSync(join(backups, "taken.db"), "utf8")).toBe("Something else.");
  });

  test("is made by the command as well, which says size and counts", { timeout: PATIENCE_MS }, async () => {
    const said = inAnotherProcess(`
      process.argv.push("parley", "backup", ${JSON.stringify(join(backups, "by-command.db"))});
      await import("./bin/parley.ts");`);
    const words = await hears(said);
    expect(await ends(said)).toBe(0);
    expect(words).toMatch(/by-command\.db\n0\.\d MB\. Members: 1\. Threads: 1\. Arguments: 10\. Audit rows: \d+\./);
  });
});

/** The house, which may write again at once. */
function SYSTEM_AUTHOR() {
  return { role: "system", id: 1 } as const;
}

describe("a restoration", () => {
  test("keeps what was there aside, and brings an older database up to this program", async () => {
    const file = await backUp();
    await argue(SYSTEM_AUTHOR(), { claim: "C later" });
    const { aside, migrated, forgotten } = await restore(file);
    expect([migrated, forgotten]).toEqual([0, 0]);
    expect(lookThrough(String(aside)).faults).toEqual([]);
    expect(readdirSync(dataFolder()).filter((name) => name.startsWith("."))).toEqual([]);
    expect(claims()).toEqual([]);
  });

  test("needs to be told so where there is a database, and not where there is none", async () => {
    const file = await backUp();
    await argue(SYSTEM_AUTHOR(), { claim: "C stays" });
    await expect(restore(file, false)).rejects.toThrow("add --replace");
    expect(claims()).toEqual(["C stays"]);
    process.env.PARLEY_DATA = join(mkdtempSync(join(all, "new-")), "data");
    await restore(file, false);
    expect((await verify()).faults).toEqual([]);
  });

  test("is refused while any process has the database open", { timeout: PATIENCE_MS }, async () => {
    const file = await backUp();
    await closeDatabase();
    const server = inAnotherProcess(`
      import { prepareDatabase } from "./db/prepare.ts";
      import { closeDatabase } from "./db/client.ts";
      import { once } from "node:events";
      await prepareDatabase();
      console.log("open");
      await once(process.stdin, "data");
      await closeDatabase();
      process.exit(0);`);
    expect(await hears(server)).toBe("open");
    const before = readFileSync(join(dataFolder(), "parley.db"));
    await expect(restore(file)).rejects.toThrow("Parley is running on");
    expect(readFileSync(join(dataFolder(), "parley.db")).equals(before)).toBe(true);
    server.stdin?.write("end");
    expect(await ends(server)).toBe(0);
    await restore(file);
  });

  const damaged = (file: string) => {
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
  };
  const changed = (sql: string) => (file: string) => {
    const db = new SQLite(file);
    db.exec(sql);
    db.close();
  };
  test.each<[string, (file: string) => void, RegExp]>([
    ["of what is no database", (file) => writeFileSync(file, "x".repeat(10_000)), /no database, or a damaged one/],
    ["of an empty file", (file) => writeFileSync(file, ""), /no database of Parley/],
    ["of another program's database", changed("DROP TABLE __drizzle_migrations"), /no database of Parley/],
    ["of a damaged one", damaged, /cannot be (restored|used)/],
    [
      "of a newer program's",
      changed("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9)"),
      /made by a newer or another version/,
    ],
    [
      "of one in which the record was changed",
      changed("DROP TRIGGER audit_no_update; UPDATE audit SET act = 'forged' WHERE id = 2"),
      /cannot be used: Audit row 2/,
    ],
  ])("is refused %s, with nothing changed", async (_, spoil, words) => {
    const file = await backUp();
    spoil(file);
    await argue(SYSTEM_AUTHOR(), { claim: "C stays" });
    await expect(restore(file)).rejects.toThrow(words);
    expect(claims()).toEqual(["C stays"]);
    expect(readdirSync(dataFolder()).filter((name) => /^(\.|replaced)/.test(name))).toEqual([]);
  });

  test("does not take the files that it puts in place for those in which erasures were completed", async () => {
    const file = await backUp();
    writeFileSync(join(dataFolder(), "erasures-complete"), "7 1700000000000\n");
    await restore(file);
    expect(readdirSync(dataFolder())).not.toContain("erasures-complete");
  });

  test("is refused of a file that is not there", async () => {
    await expect(restore(join(backups, "no.db"))).rejects.toThrow(/There is no file .*no\.db/);
  });

  test("takes the place of a damaged database", async () => {
    const file = await backUp();
    await closeDatabase();
    writeFileSync(join(dataFolder(), "parley.db"), "not a database at all, but long enough to be looked at");
    for (const end of ["-wal", "-shm"]) expect(existsSync(join(dataFolder(), `parley.db${end}`))).toBe(false);
    await restore(file);
    expect((await verify()).faults).toEqual([]);
  });

  test("does not bring back a session, nor what an old database had not written down yet", async () => {
    const { sessionId } = await person("signed-quark");
    await argue(await person("in-backup-quark"));
    const file = await backUp();
    await argue(await person("in-log-quark"));
    const database = join(dataFolder(), "parley.db");
    // As after a kill: the newest stands in the log alone, and somebody took the file away.
    const log = readFileSync(`${database}-wal`);
    await closeDatabase();
    rmSync(database);
    writeFileSync(`${database}-wal`, log);
    await restore(file);
    await closeDatabase();
    expect(readFileSync(database, "latin1")).toContain("in-backup-quark");
    expect(
      inRawDatabase((db) => db.prepare("SELECT handle FROM members WHERE handle LIKE '%quark'").pluck().all()),
    ).toEqual(expect.not.arrayContaining(["in-log-quark"]));
    expect((await verify()).faults).toEqual([]);
    expect(readdirSync(dataFolder()).filter((name) => /^replaced-.*\.db-wal$/.test(name))).toHaveLength(1);
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "visitor" });
  });

  test("forgets again who left since the backup was made, before it is there", async () => {
    const leaving = await person("leaving-quark");
    const staying = await person("staying-quark");
    const id = await argue(leaving, { claim: "C of leavingwords" });
    await reply(staying, id, { body: "Well, @leaving-quark." });
    const file = await backUp();
    expect(readFileSync(file, "latin1")).toContain("leaving-quark");
    await eraseMember(SYSTEM, { handle: "leaving-quark", mode: "blank" });
    // Somebody joined and left after the backup: their number is free in it.
    await person("later-quark");
    await eraseMember(SYSTEM, { handle: "later-quark", mode: "keep" });
    const { forgotten } = await restore(file);
    expect(forgotten).toBe(1);
    await closeDatabase();
    const bytes = readFileSync(join(dataFolder(), "parley.db"), "latin1");
    expect(["leaving-quark", "leavingwords"].filter((words) => bytes.includes(words))).toEqual([]);
    expect(bytes).toContain("staying-quark");
    expect((await verify()).faults).toEqual([]);
    expect(readFileSync(join(dataFolder(), "erasures"), "utf8").trim().split("\n")).toHaveLength(2);
    // Who gets the number of whoever left after the backup is not taken for them.
    await person("newcomer-quark");
    await closeDatabase();
    expect((await restore(await backUp("b.db"))).forgotten).toBe(0);
    expect(
      inRawDatabase((db) => db.prepare("SELECT handle FROM members WHERE handle LIKE 'newcomer%'").all()),
    ).toHaveLength(1);
  });
});

describe("backups by themselves", () => {
  const wanted = () => ({ folder: join(backups, "own"), everyMs: DAY, keep: 3 });
  const made: string[] = [];
  const make = async (file: string) => {
    made.push(file);
    writeFileSync(file, "A backup");
  };
  const at = (ms: number) => vi.setSystemTime(NOON.getTime() + ms);

  beforeEach(() => {
    made.length = 0;
    vi.useFakeTimers({ toFake: ["Date"], now: NOON });
    return () => vi.useRealTimers();
  });

  test("are made when due, and the oldest go", async () => {
    const look = scheduledBackups(make, wanted);
    for (let hours = 0; hours <= 5 * 24; hours += 6) {
      at(hours * HOUR);
      await look();
    }
    expect(made).toHaveLength(6);
    expect(readdirSync(join(backups, "own"))).toEqual(
      [3, 4, 5].map((days) => nameOf(new Date(NOON.getTime() + days * DAY))),
    );
    // Another process, or the next start, goes on from there.
    await scheduledBackups(make, wanted)();
    expect(made).toHaveLength(6);
  });

  test("that fail are told, tried again in an hour, and cost no older one", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => {});
    let broken = false;
    const look = scheduledBackups(async (file) => {
      if (broken) throw Object.assign(new Error("failed"), { stderr: "There is no room left on the disk.\n" });
      await make(file);
    }, wanted);
    await look();
    broken = true;
    at(DAY);
    await look();
    at(DAY + HOUR - 1);
    await look();
    expect(told.mock.calls).toEqual([
      [
        `There is no new backup in ${wanted().folder}: There is no room left on the disk. It is tried again in an hour.`,
      ],
    ]);
    expect(readdirSync(wanted().folder)).toHaveLength(1);
    broken = false;
    at(DAY + HOUR);
    await look();
    expect(readdirSync(wanted().folder)).toHaveLength(2);
    told.mockRestore();
  });

  test("stay where a clock that is wrong says that they are too old", async () => {
    const look = scheduledBackups(make, wanted, () => NOON.getTime() + DAY);
    await look();
    at(3650 * DAY);
    await look();
    expect(readdirSync(wanted().folder)).toHaveLength(2);
    // By that clock itself the first would be gone.
    await scheduledBackups(make, wanted)();
    expect(readdirSync(wanted().folder)).toHaveLength(1);
  });

  test("go on where the clock was ahead and was put right, whether they went well then or not", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => {});
    let broken = false;
    const look = scheduledBackups(async (file) => (broken ? Promise.reject(new Error("No.")) : make(file)), wanted);
    for (const days of [3650, 3651, 3652]) {
      at(days * DAY);
      await look();
    }
    broken = true;
    at(3653 * DAY);
    await look();
    broken = false;
    expect(readdirSync(wanted().folder)).toHaveLength(3);
    for (let hours = 0; hours <= 3 * 24; hours += 6) {
      at(hours * HOUR);
      await look();
    }
    expect(made).toHaveLength(3 + 4);
    expect(readdirSync(wanted().folder)).toEqual(
      [1, 2, 3].map((days) => nameOf(new Date(NOON.getTime() + days * DAY))),
    );
    expect(told).toHaveBeenCalledTimes(1);
    told.mockRestore();
  });

  test("that are late are told to admins alone, with when the last good one was made, until there is a new one", async () => {
    const [admin, moderator] = [await person("chief-quark", "admin"), await person("moder-quark", "moderator")];
    const told = async (who = admin) => (await getQueue(who, "open", {})).lateBackup;
    process.env.PARLEY_BACKUP_DIR = wanted().folder;
    expect(await told()).toEqual({ last: null });
    await scheduledBackups(make, wanted)();
    at(DAY + HOUR - 1);
    expect(await told()).toBeNull();
    at(DAY + HOUR);
    expect(await told()).toEqual({ last: NOON.toISOString() });
    expect(await told(moderator)).toBeNull();
    const shown = renderToStaticMarkup(NoNewBackup({ late: { last: NOON.toISOString() } }));
    expect(shown).toMatch(/There is no new backup: the last good one was made <time[^>]*>2 Mar 2026<\/time>/);
    await scheduledBackups(make, wanted)();
    expect(await told()).toBeNull();
    delete process.env.PARLEY_BACKUP_DIR;
    expect(await findLateBackup()).toBeNull();
  });

  test("are not made where nobody asked for them", async () => {
    await scheduledBackups(make, () => undefined)();
    expect(made).toEqual([]);
    expect(backupConfig()).toBeUndefined();
  });

  test("are real ones, made by another process", { timeout: PATIENCE_MS }, async () => {
    vi.useRealTimers();
    await scheduledBackups(undefined, wanted)();
    const [name] = readdirSync(wanted().folder);
    expect(lookThrough(join(wanted().folder, String(name))).faults).toEqual([]);
  });
});

test("a folder that may not be written to is named", async () => {
  const closed = join(backups, "closed");
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  // Whoever is root may write everywhere.
  if (process.getuid?.() === 0) await expect(makeBackup(join("/proc", "a.db"))).rejects.toThrow(/\/proc/);
  else await expect(makeBackup(join(closed, "a.db"))).rejects.toThrow(/may not write to .*closed/);
});
