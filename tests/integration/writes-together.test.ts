import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { read, type Transaction, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { limits } from "#db/schema/accounts";
import { MOST_TOGETHER } from "#db/shared-commit";
import { maintain } from "#db/sqlite/connections";
import { ends, hears, holdsTheLock, PATIENCE_MS } from "#tests/integration/another-process";
import { inRawDatabase } from "#tests/integration/raw-database";

const put = (tx: Transaction, key: string) => tx.insert(limits).values({ key, startedAt: new Date(0), hits: 1 });
const putting = (key: string) => write(async (tx) => void (await put(tx, key)));
const keys = () => inRawDatabase((db) => db.prepare("SELECT key FROM limits ORDER BY rowid").pluck().all());
const numbered = (many: number) => Array.from({ length: many }, (_, i) => `key ${i}`);
const undoAll = () => maintain((connection) => connection.exec("ROLLBACK"));

beforeAll(async () => void (await prepareDatabase()));
beforeEach(() => write(async (tx) => void (await tx.delete(limits))));
afterEach(() => void vi.restoreAllMocks());

/** How often the writing connection is told this from now on. */
function told(word: string): () => number {
  const exec = vi.spyOn(SQLite.prototype, "exec");
  return () => exec.mock.calls.filter(([source]) => source === word).length;
}

/** Lets the next COMMIT fail as it does when the disk is full. */
function breakNextCommit() {
  const exec = SQLite.prototype.exec;
  vi.spyOn(SQLite.prototype, "exec").mockImplementation(function (this: SQLite.Database, source) {
    if (source !== "COMMIT") return exec.call(this, source);
    vi.restoreAllMocks();
    throw new SQLite.SqliteError("database or disk is full", "SQLITE_FULL");
  });
}

test("writes that come at the same time share a commit, in their order", async () => {
  const commits = told("COMMIT");
  await Promise.all(numbered(MOST_TOGETHER).map(putting));
  expect(commits()).toBe(1);
  expect(keys()).toEqual(numbered(MOST_TOGETHER));
});

test("one that comes alone has a commit of its own", async () => {
  const commits = told("COMMIT");
  for (const key of numbered(3)) await putting(key);
  expect(commits()).toBe(3);
});

test("one that comes while others gather joins them", async () => {
  const commits = told("COMMIT");
  const second = oneTurnOfTheLoop().then(() => putting("second"));
  const first = putting("first");
  await Promise.all([first, second]);
  expect(commits()).toBe(1);
  expect(keys()).toEqual(["first", "second"]);
});

test("each sees what those before it wrote", async () => {
  const counting = () =>
    write(async (tx) => {
      const many = await tx.$count(limits);
      await put(tx, `number ${many}`);
      return many;
    });
  expect(await Promise.all([counting(), counting(), counting()])).toEqual([0, 1, 2]);
});

test("nobody is answered before all are on disk", async () => {
  const seen: unknown[] = [];
  await Promise.all(numbered(4).map((key) => putting(key).then(() => seen.push(keys().length))));
  expect(seen).toEqual([4, 4, 4, 4]);
});

test("one that fails is undone alone, and told its own error; the others stay", async () => {
  const failing = write(async (tx) => {
    await put(tx, "half done");
    throw new Error("no");
  });
  const before = putting("before");
  const broken = write(async (tx) => {
    await put(tx, "also half done");
    await put(tx, "before");
  });
  const after = putting("after");
  const commits = told("COMMIT");
  const results = await Promise.allSettled([failing, before, broken, after]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected", "fulfilled"]);
  await expect(failing).rejects.toThrow("no");
  expect((await broken.catch((error) => error.cause ?? error)).code).toMatch(/^SQLITE_CONSTRAINT/);
  expect(commits()).toBe(1);
  expect(keys()).toEqual(["before", "after"]);
});

test("when the commit fails all are told so and none is kept; the next ones are not disturbed", async () => {
  breakNextCommit();
  const results = await Promise.allSettled(numbered(3).map(putting));
  for (const result of results) expect(result).toMatchObject({ status: "rejected", reason: { code: "SQLITE_FULL" } });
  expect(keys()).toEqual([]);
  await putting("after");
  expect(keys()).toEqual(["after"]);
});

test("when SQLite itself undoes the transaction, those before are told, and those after go on", async () => {
  const before = putting("before");
  const fatal = write(async (tx) => {
    await put(tx, "fatal");
    undoAll();
    throw new Error("disk full");
  });
  const after = putting("after");
  await expect(before).rejects.toThrow("disk full");
  await expect(fatal).rejects.toThrow("disk full");
  await after;
  expect(keys()).toEqual(["after"]);
});

test("one that hides that SQLite undid the transaction is not answered as if it had been kept", async () => {
  const before = putting("before");
  const hiding = write(async () => void undoAll());
  const after = putting("after");
  await expect(before).rejects.toThrow("no such savepoint");
  await expect(hiding).rejects.toThrow("no such savepoint");
  await after;
  expect(keys()).toEqual(["after"]);
});

test("no more than MOST_TOGETHER share a commit, and others get their turn in between", async () => {
  const commits = told("COMMIT");
  const many = numbered(MOST_TOGETHER * 2 + 1);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      await oneTurnOfTheLoop();
      turns += 1;
    }
  })();
  await Promise.all(many.map(putting));
  isOver = true;
  await others;
  expect(commits()).toBe(3);
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(keys()).toEqual(many);
});

test("each runs in the context of its own caller, and may write again once it is answered", async () => {
  const request = new AsyncLocalStorage<string>();
  const inRequest = (name: string) =>
    request.run(name, async () => {
      await write(async (tx) => void (await put(tx, `${request.getStore()} ${name}`)));
      await write(async (tx) => void (await put(tx, `${request.getStore()} ${name} again`)));
    });
  await Promise.all(["a", "b", "c"].map(inRequest));
  expect(keys()).toEqual(["a a", "b b", "c c", "a a again", "b b again", "c c again"]);
});

test("write() inside write() is refused in company too", async () => {
  const [outer, other] = await Promise.allSettled([
    write(async (tx) => {
      await put(tx, "outer");
      await putting("inner");
    }),
    putting("other"),
  ]);
  expect(outer).toMatchObject({ status: "rejected" });
  expect(other.status).toBe("fulfilled");
  expect(keys()).toEqual(["other"]);
});

test("while another process writes, those that wait are held back together and then written in order", {
  timeout: PATIENCE_MS,
}, async () => {
  const other = holdsTheLock("theirs");
  expect(await hears(other)).toBe("held");
  const ours = Promise.all(numbered(3).map(putting));
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(await read((db) => db.$count(limits))).toBe(0);
  other.stdin?.write("go on\n");
  await ours;
  expect(await ends(other)).toBe(0);
  expect(keys()).toEqual(["theirs", ...numbered(3)]);
});
