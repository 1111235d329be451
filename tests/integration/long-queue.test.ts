import SQLite from "better-sqlite3";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { getQueue } from "#lib/cases/queue-queries";
import { CASES_ON_PAGE } from "#lib/cases/rules";
import type { Person } from "#lib/viewer";
import { fillThread } from "#tests/bench/fill-thread";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread, person, seededDatabase } from "#tests/people";

const CASES = 1_000;

let moderator: Person;
let waiting: number[];

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("moderator-one", "moderator");
  const { id } = await emptyThread("reported");
  waiting = inRawDatabase((db) => {
    fillThread(db, id, CASES, () => 1);
    const open = db.prepare(
      "INSERT INTO cases (kind, argument_id, opened_at, due_at, weight, markers) VALUES ('review', ?, 0, ?, 100, '[]')",
    );
    const ids = db.prepare("SELECT id FROM arguments WHERE thread_id = ? LIMIT ?").pluck().all(id, CASES) as number[];
    // Many are due at the same moment, and few in the order in which they came.
    db.transaction(() => {
      for (const [i, argument] of ids.entries()) open.run(argument, ((i * 37) % 100) * 1_000);
    })();
    return db.prepare("SELECT id FROM cases ORDER BY due_at, id").pluck().all() as number[];
  });
});

describe("a queue of 1,000 cases", () => {
  test("is read page by page: each case once, what is due first first, and the last page as cheap as the first", async () => {
    const read: number[] = [];
    const statements: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof getQueue>> = await counted(statements, () =>
        getQueue(moderator, "open", after === null ? {} : { after }),
      );
      expect(page.cases.length).toBeLessThanOrEqual(CASES_ON_PAGE);
      expect(page.card?.id).toBe(page.cases[0]?.id);
      read.push(...page.cases.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(read).toEqual(waiting);
    expect(new Set(statements).size).toBe(1);
    expect(statements[0]).toBeLessThan(40);
  });
});

/** Runs `work` and adds to `counts` how many statements it asked the database. */
async function counted<T>(counts: number[], work: () => Promise<T>): Promise<T> {
  const statement = Object.getPrototypeOf(new SQLite(":memory:").prepare("SELECT 1"));
  const spies = (["all", "get"] as const).map((way) => vi.spyOn(statement, way));
  try {
    return await work();
  } finally {
    counts.push(spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0));
    for (const spy of spies) spy.mockRestore();
  }
}
