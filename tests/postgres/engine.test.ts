import { setTimeout as sleep } from "node:timers/promises";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dataVersion, read, type Transaction, write } from "#db/client";
import { databaseAddress, maintain } from "#db/postgres/connections";
import { listen } from "#db/postgres/ear";
import { isAway } from "#db/postgres/explain";
import { Writer } from "#db/postgres/writer";
import { limits } from "#db/schema/accounts";
import { getRevision } from "#lib/scopes/queries";
import { seededDatabase } from "#tests/people";
import { lineTo } from "#tests/postgres/line";

beforeAll(async () => void (await seededDatabase()));
beforeEach(async () => void (await write((tx) => tx.delete(limits))));

const limit = (key: string, hits = 0, startedAt = new Date(0)) => ({ key, hits, startedAt });
const insert = (key: string, hits = 0) => write((tx) => tx.insert(limits).values(limit(key, hits)));
const keys = async (query: (db: Transaction) => PromiseLike<{ key: string }[]>) =>
  (await read((db) => Promise.resolve(query(db as Transaction)))).map(({ key }) => key);
/** Ends connections as a server does that is stopped. */
const cutOff = (which: string) =>
  maintain((connection) =>
    connection.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${which}`,
    ),
  );

describe("texts and numbers are compared as on SQLite", () => {
  test("letters by their bytes: large before small, and what has an accent last", async () => {
    for (const key of ["b", "a", "B", "é", "e", "Z", "ą"]) await insert(key);
    expect(await keys((db) => db.select({ key: limits.key }).from(limits).orderBy(asc(limits.key)))).toEqual(
      ["a", "b", "e", "B", "Z", "é", "ą"].toSorted(),
    );
    expect(await keys((db) => db.select({ key: limits.key }).from(limits).where(eq(limits.key, "É")))).toEqual([]);
    expect(await read((db) => db.select({ low: sql`lower('ÉA')` }).from(limits).limit(1))).toEqual([{ low: "Éa" }]);
  });

  test("a text is the same only where its signs are: nothing is normalised or trimmed", async () => {
    for (const key of ["\u00e9", "e\u0301", "a", "a "]) await insert(key);
    expect(await keys((db) => db.select({ key: limits.key }).from(limits).where(eq(limits.key, "a")))).toEqual(["a"]);
    expect(await read((db) => db.$count(limits))).toBe(4);
  });

  test("numbers are numbers, also large ones, sums and divisions; what is true is 1", async () => {
    await insert("much", 2 ** 50);
    await insert("more", 7);
    const [row] = await read((db) =>
      db
        .select({
          sum: sql`sum(${limits.hits})`,
          half: sql`max(${limits.hits}) / 2`,
          seven: sql`min(${limits.hits}) / 2`,
          is: sql`min(${limits.hits}) = 7`,
        })
        .from(limits),
    );
    expect(row).toEqual({ sum: 2 ** 50 + 7, half: 2 ** 49, seven: 3, is: 1 });
  });

  test("a moment is the same in any time zone, to the millisecond", async () => {
    const moment = new Date("2026-03-29T01:30:00.123Z");
    await write((tx) => tx.insert(limits).values(limit("then", 1, moment)));
    const found = await read((db) =>
      db
        .select()
        .from(limits)
        .where(and(eq(limits.startedAt, moment), gt(limits.startedAt, new Date(moment.getTime() - 1)))),
    );
    expect(found).toEqual([limit("then", 1, moment)]);
    expect(await read((db) => db.select({ at: sql`${limits.startedAt}` }).from(limits))).toEqual([
      { at: moment.getTime() },
    ]);
  });
});

describe("a write", () => {
  test("that breaks a rule is undone alone, with the name of the rule", async () => {
    const [first, second, third] = await Promise.allSettled([insert("one"), insert("one"), insert("two")]);
    expect([first?.status, second?.status, third?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(second).toMatchObject({ reason: { cause: { code: "23505", constraint: "limits_pkey" } } });
    expect(await read((db) => db.$count(limits))).toBe(2);
  });

  test("that meets a conflict is done again, and told where that does not help", async () => {
    let tries = 0;
    const conflict = async (tx: Transaction, until: number) => {
      tries += 1;
      await tx.insert(limits).values(limit(`try ${tries}`));
      if (tries < until) throw Object.assign(new Error("could not serialize"), { code: "40001" });
    };
    await write((tx) => conflict(tx, 3));
    expect(await keys((db) => db.select({ key: limits.key }).from(limits))).toEqual(["try 3"]);
    tries = 0;
    await write((tx) => tx.delete(limits));
    await expect(write((tx) => conflict(tx, 100))).rejects.toThrow("could not serialize");
    expect(tries).toBe(5);
    await insert("the next one");
  });

  test("whose connection is lost is done again on another one, once", async () => {
    let tries = 0;
    await write(async (tx) => {
      tries += 1;
      await tx.insert(limits).values(limit("kept", tries));
      if (tries === 1) await cutOff("query LIKE '%insert%limits%'");
      await tx.update(limits).set({ hits: tries });
    });
    expect(await read((db) => db.select().from(limits))).toEqual([limit("kept", 2)]);
  });

  test("finds another connection when its own ended while nothing was written", async () => {
    await insert("before");
    await cutOff("query = 'COMMIT'");
    await insert("after");
    expect(await read((db) => db.$count(limits))).toBe(2);
  });

  test("waits for one of another machine, whose end lets it in", async () => {
    await maintain(async (other) => {
      await other.query("BEGIN; LOCK TABLE door IN EXCLUSIVE MODE");
      let isDone = false;
      const waiting = insert("after").then(() => {
        isDone = true;
      });
      await sleep(200);
      expect(isDone).toBe(false);
      await other.query("COMMIT");
      await waiting;
    });
  });
});

describe("where the line is cut under a commit", () => {
  async function overALine(when: "before" | "after") {
    const line = await lineTo(databaseAddress());
    const commits: number[] = [];
    const writer = new Writer({ connectionString: line.address }, (number) => commits.push(number));
    try {
      await writer.begin();
      await writer.database.insert(limits).values(limit("sent"));
      line.cutAt("COMMIT", when);
      await writer.execute("COMMIT");
      return commits.length;
    } finally {
      await writer.close().catch(() => undefined);
      await line.close();
    }
  }
  const isKept = async () => (await keys((db) => db.select({ key: limits.key }).from(limits))).includes("sent");

  test("which came about, nobody is told that it failed", async () => {
    expect(await overALine("after")).toBe(1);
    expect(await isKept()).toBe(true);
  });

  test("which did not come about, that is said", async () => {
    await expect(overALine("before")).rejects.toSatisfy(isAway);
    expect(await isKept()).toBe(false);
  });
});

describe("a database that", () => {
  test("falls silent is known to be away, and to be back by itself", async () => {
    const line = await lineTo(databaseAddress());
    const ear = listen({ connectionString: line.address, connectionTimeoutMillis: 200 }, 200);
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    const before = performance.now();
    expect(ear.wasAway(before)).toBe(false);
    line.silence(true);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(true);
    line.silence(false);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(false);
    // Who began before is told of what happened meanwhile.
    expect(ear.wasAway(before)).toBe(true);
    await ear.close();
    await line.close();
  });

  test("gave somebody no answer is asked at once whether it is there", async () => {
    const ear = listen({ connectionString: databaseAddress() });
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    ear.doubt();
    expect(ear.wasAway(performance.now())).toBe(true);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(false);
    await ear.close();
  });
});

describe("a database that is doubted by many while it says nothing", () => {
  test("is asked on one connection all the same", async () => {
    const line = await lineTo(databaseAddress());
    const settings = { connectionString: line.address, connectionTimeoutMillis: 200, application_name: "doubting" };
    const ear = listen(settings, 200);
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    line.silence(true);
    for (let i = 0; i < 40; i += 1) {
      ear.doubt();
      await sleep(20);
    }
    line.silence(false);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(false);
    const connections = () =>
      maintain(async (connection) => {
        const asked = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'doubting'";
        return (await connection.query(asked)).rows[0].count;
      });
    await expect.poll(connections).toBe(1);
    await sleep(1_000);
    expect(await connections()).toBe(1);
    await ear.close();
    await line.close();
  });
});

describe("a database that may be another one than before", () => {
  test("begins another era: after it was away, and where it has fewer commits", async () => {
    const line = await lineTo(databaseAddress());
    const ear = listen({ connectionString: line.address, connectionTimeoutMillis: 200 }, 200);
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    await insert("of this era");
    const first = ear.era();
    line.silence(true);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(true);
    line.silence(false);
    await expect.poll(() => ear.wasAway(performance.now())).toBe(false);
    const second = ear.era();
    expect(second).toBeGreaterThan(first);
    // As a server that followed the one before, and lacks its last two commits.
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    const before = ear.version();
    await maintain((connection) => connection.query("UPDATE door SET commits = commits - 2"));
    await expect.poll(() => ear.era()).toBeGreaterThan(second);
    await maintain((connection) => connection.query("UPDATE door SET commits = commits + 2"));
    await sleep(1_000);
    expect(ear.version()).toBeGreaterThan(before);
    await ear.close();
    await line.close();
  });

  test("has no revision that the one before had", async () => {
    const numberOf = async () => (await getRevision("site"))?.number;
    // It listens from the first question on.
    await expect.poll(() => dataVersion()).toBeGreaterThanOrEqual(0);
    const before = await numberOf();
    expect(await numberOf()).toBe(before);
    await maintain((connection) => connection.query("UPDATE door SET commits = commits - 2"));
    await expect.poll(numberOf, { timeout: 5_000 }).not.toBe(before);
    await maintain((connection) => connection.query("UPDATE door SET commits = commits + 2"));
  });
});

describe("a write on a line that falls silent", () => {
  test("is given up alone, and the next one finds another connection", async () => {
    const line = await lineTo(databaseAddress());
    const writer = new Writer({ connectionString: line.address, query_timeout: 300 }, () => undefined);
    await writer.begin();
    line.silence(true);
    await expect(writer.execute("SELECT 1")).rejects.toSatisfy(isAway);
    expect(writer.isOpen).toBe(false);
    line.silence(false);
    await writer.begin();
    await writer.execute("ROLLBACK");
    await writer.close();
    await line.close();
  });
});

describe("what was committed", () => {
  const another = () => listen({ connectionString: databaseAddress(), application_name: "another machine" });
  const settled = async (ear: ReturnType<typeof another>) => {
    await expect.poll(() => ear.version()).toBeGreaterThanOrEqual(0);
    return ear.version();
  };

  test("is known to this machine at once, and to another one", async () => {
    const ear = another();
    const [own, theirs] = [dataVersion(), await settled(ear)];
    await insert("heard");
    expect(dataVersion()).not.toBe(own);
    await expect.poll(() => ear.version(), { interval: 10 }).not.toBe(theirs);
    await ear.close();
  });

  test("is never taken for nothing by a machine that heard nothing: until it hears again, each look is another version", async () => {
    const ear = another();
    await settled(ear);
    await maintain((connection) => connection.query("UPDATE door SET commits = commits + 1"));
    // Nobody told of it, as where a notification was lost.
    const before = ear.version();
    await expect.poll(() => ear.version(), { interval: 10 }).not.toBe(before);
    await cutOff("application_name = 'another machine'");
    await settled(ear);
    await ear.close();
    await sleep(1_000);
    const unknown = ear.version();
    expect(ear.version()).not.toBe(unknown);
  });
});
