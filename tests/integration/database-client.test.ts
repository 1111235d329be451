import SQLite from "better-sqlite3";
import { asc } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, isUniqueViolation, read, type Transaction, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { limits, members } from "#db/schema/accounts";
import { ends, hears, holdsTheLock, inAnotherProcess } from "#tests/integration/another-process";
import { inRawDatabase } from "#tests/integration/raw-database";

const NOW = new Date(0);
const put = (tx: Transaction, key: string) => tx.insert(limits).values({ key, startedAt: NOW, hits: 1 });
const keys = () => inRawDatabase((db) => db.prepare("SELECT key FROM limits ORDER BY rowid").pluck().all());
const aMoment = () => new Promise((resolve) => setImmediate(resolve));

beforeAll(() => void prepareDatabase());
beforeEach(() => write(async (tx) => void (await tx.delete(limits))));

describe("read()", () => {
  test("runs on a connection that cannot write: SQLite itself refuses", async () => {
    const refusal = await read((db) => put(db as Transaction, "sneaked in").then(undefined, (error) => error));
    expect(refusal.cause ?? refusal).toMatchObject({ code: "SQLITE_READONLY" });
    expect(keys()).toEqual([]);
  });

  test("sees what was written before it, and nothing of a write that is under way", async () => {
    await write(async (tx) => {
      await put(tx, "half done");
      expect(await read((db) => db.$count(limits))).toBe(0);
    });
    expect(await read((db) => db.$count(limits))).toBe(1);
  });
});

describe("write()", () => {
  test("answers what the work returns", async () => {
    expect(await write(async () => "an answer")).toBe("an answer");
  });

  test("is one at a time, in the order of the calls", async () => {
    const order: string[] = [];
    const work = (name: string) =>
      write(async (tx) => {
        order.push(`${name} begins`);
        await put(tx, name);
        await aMoment();
        order.push(`${name} ends`);
      });
    await Promise.all(["a", "b", "c"].map(work));
    expect(order).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    expect(keys()).toEqual(["a", "b", "c"]);
  });

  test("undoes everything when the work throws, and the next one is not disturbed", async () => {
    const failing = write(async (tx) => {
      await put(tx, "undone");
      await aMoment();
      throw new Error("no");
    });
    const next = write(async (tx) => void (await put(tx, "kept")));
    await expect(failing).rejects.toThrow("no");
    await next;
    expect(keys()).toEqual(["kept"]);
  });

  test("undoes everything when a statement fails", async () => {
    const failing = write(async (tx) => {
      await put(tx, "undone");
      await put(tx, "undone");
    });
    await expect(failing).rejects.toThrow();
    expect(keys()).toEqual([]);
  });

  test("throws inside write(), instead of waiting for itself for ever, and undoes the outer one", async () => {
    const nested = write(async (tx) => {
      await put(tx, "outer");
      await write(async (inner) => void (await put(inner, "inner")));
    });
    await expect(nested).rejects.toThrow("write() was called inside write()");
    expect(keys()).toEqual([]);
    await write(async (tx) => void (await put(tx, "after")));
    expect(keys()).toEqual(["after"]);
  });

  test("may be called again after one has ended, in the same chain of promises", async () => {
    await write(async (tx) => void (await put(tx, "first"))).then(() =>
      write(async (tx) => void (await put(tx, "second"))),
    );
    expect(keys()).toEqual(["first", "second"]);
  });

  test("waits for another process that is writing, while this one goes on with other work", async () => {
    const other = holdsTheLock("theirs");
    expect(await hears(other)).toBe("held");
    let isDone = false;
    const ours = write(async (tx) => {
      await put(tx, "ours");
      isDone = true;
    });
    // These would not happen at all before the lock is given up, if waiting held the event loop.
    for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await read((db) => db.$count(limits))).toBe(0);
    expect(isDone).toBe(false);
    other.stdin?.write("go on\n");
    await ours;
    expect(await ends(other)).toBe(0);
    expect(keys()).toEqual(["theirs", "ours"]);
  });

  test("is on disk when it returns: another connection sees it", async () => {
    await write(async (tx) => void (await put(tx, "kept")));
    expect(keys()).toEqual(["kept"]);
  });

  test("is kept when the process is killed the moment after", async () => {
    const other = inAnotherProcess(`
      import { write } from "#db/client";
      import { limits, members } from "#db/schema/accounts";
      await write(async (tx) => {
        await tx.insert(limits).values({ key: "from a process that was killed", startedAt: new Date(0), hits: 1 });
      });
      process.kill(process.pid, "SIGKILL");
    `);
    expect(await ends(other)).toBe("SIGKILL");
    expect(keys()).toEqual(["from a process that was killed"]);
  });
});

describe("isUniqueViolation()", () => {
  const refusalOf = (statement: string) =>
    inRawDatabase((db) => {
      try {
        db.exec("BEGIN; INSERT INTO limits VALUES ('a', 0, 1)");
        db.exec(statement);
      } catch (error) {
        return error;
      } finally {
        db.exec("ROLLBACK");
      }
    });
  const member = "INSERT INTO members (handle, email, password_hash, role, created_at) VALUES";

  test.each([
    ["a value of a unique index", `${member} ('abc', 'a@b', '', 'member', 0), ('abc', 'c@d', '', 'member', 0)`, true],
    ["the same primary key", "INSERT INTO limits VALUES ('a', 0, 1)", true],
    ["a rule broken", `${member} ('x', 'a@b', '', 'member', 0)`, false],
    ["something missing", `${member} (NULL, 'a@b', '', 'member', 0)`, false],
    ["a mistake in SQL", "INSERT INTO nowhere VALUES (1)", false],
  ])("says whether a row was there already: %s", (_, statement, expected) => {
    expect(isUniqueViolation(refusalOf(statement))).toBe(expected);
  });

  test("is asked of drizzle's errors and of anything else", async () => {
    await write(async (tx) => void (await put(tx, "a")));
    const member = {
      handle: "taken",
      email: "taken@example.org",
      passwordHash: "",
      role: "member",
      createdAt: NOW,
    } as const;
    const refusal = await write(async (tx) => void (await tx.insert(members).values([member, member]))).catch((e) => e);
    expect(isUniqueViolation(refusal)).toBe(true);
    expect(isUniqueViolation(new Error("UNIQUE"))).toBe(false);
    expect(isUniqueViolation("UNIQUE")).toBe(false);
  });
});

describe("statements", () => {
  test("are prepared once for each connection, however often they are asked for", async () => {
    closeDatabase();
    const prepare = vi.spyOn(SQLite.prototype, "prepare");
    const listKeys = () => read((db) => db.select({ key: limits.key }).from(limits).orderBy(asc(limits.key)));
    for (let i = 0; i < 3; i += 1) {
      await write(async (tx) => void (await put(tx, `key ${i}`)));
      expect((await listKeys()).length).toBe(i + 1);
    }
    const sources = prepare.mock.calls.map(([source]) => source).filter((source) => source.includes("limits"));
    prepare.mockRestore();
    expect(sources.length).toBe(2);
  });
});
