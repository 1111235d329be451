import SQLite from "better-sqlite3";
import { and, asc, eq, gte, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { closeDatabase, type Reader, read, type Transaction, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { type Given, prepared } from "#db/prepared";
import { limits } from "#db/schema/accounts";
import { close, maintain } from "#db/sqlite/connections";
import { ends, hears, holdsTheLock, inAnotherProcess, PATIENCE_MS } from "#tests/integration/another-process";
import { inRawDatabase } from "#tests/integration/raw-database";

const NOW = new Date(0);
const put = (tx: Transaction, key: string) => tx.insert(limits).values({ key, startedAt: NOW, hits: 1 });
const keys = () => inRawDatabase((db) => db.prepare("SELECT key FROM limits ORDER BY rowid").pluck().all());
const aMoment = () => new Promise((resolve) => setImmediate(resolve));

beforeAll(async () => void (await prepareDatabase()));
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

  test("waits for another process that is writing, while this one goes on with other work", {
    timeout: PATIENCE_MS,
  }, async () => {
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

  test("comes to its turn beside a process that writes without a pause", { timeout: PATIENCE_MS }, async () => {
    const other = inAnotherProcess(`
      import { sql } from "drizzle-orm";
      import { write } from "#db/client";
      import { limits } from "#db/schema/accounts";
      await write(async (tx) => void (await tx.insert(limits).values({ key: "theirs", startedAt: new Date(0), hits: 1 })));
      console.log("begun");
      for (;;) await write(async (tx) => void (await tx.update(limits).set({ hits: sql\`hits + 1\` })));
    `);
    expect(await hears(other)).toBe("begun");
    const countIn = async (db: Reader) => (await db.select({ hits: limits.hits }).from(limits))[0]?.hits ?? 0;
    const meanwhile: number[] = [];
    for (let i = 0; i < 20; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 15));
      const before = await read(countIn);
      meanwhile.push((await write(countIn)) - before);
    }
    other.kill("SIGKILL");
    await ends(other);
    // Who is let in by luck waits for thousands of theirs.
    expect(Math.max(...meanwhile)).toBeLessThan(1_000);
    expect(Math.max(...meanwhile)).toBeGreaterThan(0);
  });

  test("is on disk when it returns: another connection sees it", async () => {
    await write(async (tx) => void (await put(tx, "kept")));
    expect(keys()).toEqual(["kept"]);
  });

  test("is kept when the process is killed the moment after", { timeout: PATIENCE_MS }, async () => {
    const other = inAnotherProcess(`
      import { write } from "#db/client";
      import { limits } from "#db/schema/accounts";
      await write(async (tx) => {
        await tx.insert(limits).values({ key: "from a process that was killed", startedAt: new Date(0), hits: 1 });
      });
      process.kill(process.pid, "SIGKILL");
    `);
    expect(await ends(other)).toBe("SIGKILL");
    expect(keys()).toEqual(["from a process that was killed"]);
  });
});

describe("maintain()", () => {
  const busyTimeout = (connection: SQLite.Database) => connection.pragma("busy_timeout", { simple: true });

  test("answers what the work returns, and writes on the connection of write()", async () => {
    const writes = (connection: SQLite.Database) =>
      connection.prepare("SELECT total_changes()").pluck().get() as number;
    const before = maintain(writes);
    await write(async (tx) => void (await put(tx, "by write()")));
    expect(maintain(writes)).toBe(before + 1);
    maintain((connection) => connection.exec("INSERT INTO limits VALUES ('by maintain()', 0, 1)"));
    expect(keys()).toEqual(["by write()", "by maintain()"]);
  });

  test("waits for other processes during the work, and not after it", () => {
    const [during, connection] = maintain((open) => [busyTimeout(open), open] as const);
    expect(during).toBe(10_000);
    expect(busyTimeout(connection)).toBe(0);
  });

  test("puts the busy timeout back when the work throws, and passes on what it throws", () => {
    let connection: SQLite.Database | undefined;
    const work = (open: SQLite.Database) => {
      connection = open;
      throw new Error("no");
    };
    expect(() => maintain(work)).toThrow("no");
    expect(connection && busyTimeout(connection)).toBe(0);
  });

  test("tells what went wrong also when the work closes the database", async () => {
    const work = () => {
      close();
      throw new Error("not durable");
    };
    expect(() => maintain(work)).toThrow("not durable");
    await write(async (tx) => void (await put(tx, "after")));
    expect(keys()).toEqual(["after"]);
  });

  test("waits for a write of another process that is under way", { timeout: PATIENCE_MS }, async () => {
    const other = holdsTheLock("theirs", 300);
    expect(await hears(other)).toBe("held");
    maintain((connection) => connection.exec("INSERT INTO limits VALUES ('ours', 0, 1)"));
    expect(keys()).toEqual(["theirs", "ours"]);
    expect(await ends(other)).toBe(0);
  });
});

describe("statements", () => {
  test("are prepared once for each connection, however often they are asked for", async () => {
    await closeDatabase();
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

  test("leave no value for SQLite to plan by: it would do so at each execution", async () => {
    await closeDatabase();
    const prepare = vi.spyOn(SQLite.prototype, "prepare");
    await write(async (tx) => void (await put(tx, "is it?")));
    const found = await read((db) =>
      db
        .select({ key: limits.key })
        .from(limits)
        .where(and(eq(limits.key, "is it?"), eq(sql`'(?)'`, "(?)")))
        .limit(3),
    );
    const sources = prepare.mock.calls.map(([source]) => source.replaceAll("'(?)'", ""));
    prepare.mockRestore();
    expect(found).toEqual([{ key: "is it?" }]);
    expect(sources.filter((source) => /(?<!\+)\?/.test(source))).toEqual([]);
    expect(sources.filter((source) => source.includes("limit +?"))).toHaveLength(1);
  });
});

describe("prepared()", () => {
  let built = 0;
  const keysSince = prepared((db: Reader, given: Given<{ key: string; since: Date }>) => {
    built += 1;
    return db
      .select({ key: limits.key, startedAt: limits.startedAt })
      .from(limits)
      .where(and(eq(limits.key, given("key")), gte(limits.startedAt, given("since", limits.startedAt))));
  });

  test("writes its SQL once for each connection, and takes other values each time", async () => {
    await write(async (tx) => void (await put(tx, "a")));
    await write(async (tx) => void (await put(tx, "b")));
    const ask = (key: string, since: number) => read((db) => keysSince(db, { key, since: new Date(since) }));
    expect(await ask("a", 0)).toEqual([{ key: "a", startedAt: NOW }]);
    expect(await ask("b", 0)).toEqual([{ key: "b", startedAt: NOW }]);
    expect(await ask("b", 1)).toEqual([]);
    expect(built).toBe(1);
    expect(await write((tx) => keysSince(tx, { key: "a", since: NOW }))).toHaveLength(1);
    expect(built).toBe(2);
    await closeDatabase();
    expect(await ask("a", 0)).toHaveLength(1);
    expect(built).toBe(3);
  });
});
