import { join } from "node:path";
import type SQLite from "better-sqlite3";
import { beforeAll, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { ORDERS } from "#lib/arguments/order";
import * as argumentQueries from "#lib/arguments/queries";
import { getMinds } from "#lib/minds/queries";
import { listCredits } from "#lib/moved/queries";
import { getMarkedArticle } from "#lib/passages/queries";
import { getMap, getTimeline } from "#lib/reading/queries";
import { getFigures } from "#lib/record/figure-queries";
import { listDecisions } from "#lib/record/queries";
import { getRevision } from "#lib/scopes/queries";
import { getThreadWithArticle, listThreads } from "#lib/threads/queries";
import { onACopy } from "#tests/another-forum";
import { inRawDatabase, TABLES, tamper } from "#tests/integration/raw-database";
import { THREAD } from "#tests/people";
import { fillDemo } from "../../bin/demo/fill-demo.ts";

/** What can be read by anybody: each change of a row raises the site, and each thread in which the row stands. */
const PUBLIC = [
  ...["appeals", "article_revisions", "argument_revisions", "arguments", "cases", "decisions", "members", "moved"],
  ...["notices", "orders", "passages", "position_changes", "positions", "reports", "stances", "statements", "threads"],
];
/** On no public page. What is shown of ratings is counted in arguments; search is asked anew each time. */
const PRIVATE = [
  ...[
    "audit",
    "awaited_codes",
    "erasures",
    "follows",
    "house_texts",
    "identities",
    "limits",
    "mail_links",
    "mails",
    "member_notes",
  ],
  ...["mentions", "notification_switches", "notifications", "pending_sign_ins", "proposals", "ratings"],
  ...["reading_marks", "recovery_codes", "second_factors", "seen_arguments", "sessions", "setup_tokens"],
];
/** Counted by triggers from the rows of another table, in the same change. */
const DERIVED = ["argument_counts", "passage_counts"];
/** The columns of public tables that no page shows, so that using them makes no page anew. */
const UNSEEN: Record<string, string[]> = {
  members: ["email", "password_hash", "suspended_by_id", "verified_at"],
  cases: ["due_at", "weight", "markers", "claimed_by_id", "claimed_until"],
};
/** What is in one thread, and how to find it. */
const THREAD_OF: Record<string, string> = {
  threads: "id",
  ...Object.fromEntries(
    ["stances", "article_revisions", "arguments", "positions", "position_changes"].map((table) => [table, "thread_id"]),
  ),
  ...Object.fromEntries(
    ["argument_revisions", "passages", "moved"].map((table) => [
      table,
      `(SELECT thread_id FROM arguments WHERE id = ${table}.argument_id)`,
    ]),
  ),
  decisions: "coalesce(thread_id, (SELECT thread_id FROM arguments WHERE id = decisions.argument_id))",
};

const folder = join(dataFolder(), "demo");
beforeAll(async () => {
  await fillDemo(folder, () => {});
  process.env.PARLEY_DATA = folder;
}, 120_000);

type Revisions = Record<string, number>;
const revisions = (db: SQLite.Database): Revisions =>
  Object.fromEntries(
    (db.prepare("SELECT name, revision FROM scopes").all() as { name: string; revision: number }[]).map(
      ({ name, revision }) => [name, revision],
    ),
  );
const risen = (before: Revisions, after: Revisions) =>
  Object.keys(after)
    .filter((name) => (after[name] ?? 0) > (before[name] ?? 0))
    .toSorted();

const ROW = onPostgres ? "ctid" : "rowid";
/** What has to be said for no trigger but those of the scopes to be left. PostgreSQL's references are triggers, too. */
const LEAVE_SCOPES = onPostgres
  ? `SELECT 'ALTER TABLE ' || relname || ' DISABLE TRIGGER ALL' FROM pg_class
       WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     UNION ALL SELECT 'ALTER TABLE ' || tgrelid::regclass || ' ENABLE TRIGGER ' || tgname FROM pg_trigger WHERE tgname LIKE 'scope@_%' ESCAPE '@'`
  : "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'scope@_%' ESCAPE '@'";
const COLUMNS = onPostgres
  ? "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER'"
  : "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0";

/** Runs `work` without any rule but that of the scopes, and takes it all back. */
function withoutOtherRules<T>(work: (db: SQLite.Database) => T): T {
  return inRawDatabase((db) => {
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    db.exec("BEGIN");
    for (const statement of db.prepare(LEAVE_SCOPES).pluck().all()) db.exec(String(statement));
    try {
      return work(db);
    } finally {
      db.exec("ROLLBACK");
    }
  });
}

const columnsOf = (db: SQLite.Database, table: string) => db.prepare(COLUMNS).pluck().all(table) as string[];

/** What rises when this is done to one row of a table, and what should. */
function tried(table: string, verb: "insert" | "delete" | { column: string }) {
  return withoutOtherRules((db) => {
    const row = db.prepare(`SELECT ${ROW} FROM ${table} LIMIT 1`).pluck().get();
    expect(row, `${table} has a row to try it with`).toBeDefined();
    const threadOf = THREAD_OF[table];
    const slug = threadOf
      ? db
          .prepare(`SELECT slug FROM threads WHERE id = (SELECT ${threadOf} FROM ${table} WHERE ${table}.${ROW} = ?)`)
          .pluck()
          .get(row)
      : null;
    const names = columnsOf(db, table).map((name) => `"${name}"`);
    db.exec(`CREATE TEMP TABLE kept AS SELECT ${names} FROM ${table} WHERE ${ROW} = '${row}'`);
    if (verb === "insert") db.prepare(`DELETE FROM ${table} WHERE ${ROW} = ?`).run(row);
    const before = revisions(db);
    if (verb === "insert") db.exec(`INSERT INTO ${table} (${names}) SELECT ${names} FROM kept`);
    else if (verb === "delete") db.prepare(`DELETE FROM ${table} WHERE ${ROW} = ?`).run(row);
    else db.prepare(`UPDATE ${table} SET "${verb.column}" = "${verb.column}" WHERE ${ROW} = ?`).run(row);
    const after = revisions(db);
    const thread = slug ? [`thread:${slug}`] : [];
    const all = table === "members" && verb !== "insert" ? ["threads"] : [];
    return { risen: risen(before, after), expected: ["site", ...thread, ...all].toSorted() };
  });
}

test("every table of the schema is either public or private", () => {
  const all = inRawDatabase((db) => db.prepare(TABLES).pluck().all() as string[]);
  const tables = all.filter((name) => !name.includes("search") && !name.startsWith("_"));
  expect(tables.toSorted()).toEqual([...PUBLIC, ...PRIVATE, ...DERIVED, "scopes"].toSorted());
});

describe.each(PUBLIC)("a change of %s raises exactly the scopes that show it", (table) => {
  test.each(["insert", "delete"] as const)("%s", (verb) => {
    const { risen, expected } = tried(table, verb);
    expect(risen).toEqual(expected);
  });

  test("update of any column", () => {
    const columns = inRawDatabase((db) => columnsOf(db, table));
    for (const column of columns) {
      const { risen, expected } = tried(table, { column });
      expect(risen, column).toEqual(UNSEEN[table]?.includes(column) ? [] : expected);
    }
  });
});

// Which tables a query reads does not depend on the engine.
describe.runIf(!onPostgres)("what is private", () => {
  /** All that public pages show of every thread, argument and member. */
  async function everythingPublic() {
    const threads = await listThreads();
    const pages: unknown[] = [threads, await listDecisions(), await getFigures(new Date("2026-11-01T00:00:00Z"))];
    for (const { slug } of threads) {
      const { thread, article, balance } = await getThreadWithArticle(slug);
      const stances = [thread.stances[0].slug, thread.stances[1].slug] as const;
      pages.push(thread, article, balance, await getTimeline(thread.id), await getMap(thread.id, stances, 1));
      pages.push(await getMarkedArticle(thread, article.html, null), await getMinds(thread.id));
      for (const order of ORDERS) pages.push(await argumentQueries.getArgumentPage(thread.id, stances, order, null));
    }
    for (const id of inRawDatabase((db) => db.prepare("SELECT id FROM arguments WHERE thread_id = 1").pluck().all()))
      pages.push(
        await argumentQueries.getArgument(THREAD, Number(id)).catch(String),
        await argumentQueries.getHistory(THREAD, Number(id)).catch(String),
        await listCredits(Number(id)),
      );
    for (const id of inRawDatabase((db) => db.prepare("SELECT id FROM members").pluck().all()))
      pages.push(await argumentQueries.listArgumentsOf(Number(id)));
    return JSON.stringify(pages);
  }

  let before: string | undefined;

  /** Whether all that is public stays as it is when this is done to a copy of the forum, past all rules. */
  async function isSameAfter(change: string): Promise<boolean> {
    before ??= await everythingPublic();
    return onACopy(async () => {
      tamper((db) => db.exec(change));
      return (await everythingPublic()) === before;
    });
  }

  test.each(PRIVATE)("%s can be emptied, and every public page is as before", async (table) =>
    expect(await isSameAfter(`DELETE FROM ${table}`)).toBe(true),
  );

  test.each(Object.entries(UNSEEN))("of %s these columns can hold anything: %j", async (table, columns) =>
    expect(await isSameAfter(`UPDATE ${table} SET ${columns.map((name) => `"${name}" = '[]' || rowid`)}`)).toBe(true),
  );

  test("while a public one cannot: otherwise this would show nothing", async () =>
    expect(await isSameAfter("UPDATE members SET handle = 'x' || id")).toBe(false));
});

describe("the revision of a scope", () => {
  test("is another one after a change in its thread, and after one in all threads; not after one in another thread", async () => {
    const [before, other] = [await getRevision(`thread:${THREAD}`), await getRevision("site")];
    const touch = (sql: string) => inRawDatabase((db) => db.exec(sql));
    touch("UPDATE stances SET label = label WHERE thread_id = 2");
    expect(await getRevision(`thread:${THREAD}`)).toEqual(before);
    expect(await getRevision("site")).not.toEqual(other);
    touch("UPDATE stances SET label = label WHERE thread_id = 1");
    const after = await getRevision(`thread:${THREAD}`);
    expect(after).not.toEqual(before);
    touch("UPDATE members SET handle = handle WHERE id = 2");
    expect(await getRevision(`thread:${THREAD}`)).not.toEqual(after);
  });

  test("tells when the next lock or slow mode ends by itself, in whichever thread", async () => {
    const endOf = (sql: string) => inRawDatabase((db) => db.exec(sql));
    const now = new Date();
    const endsAt = async (at: Date) => (await getRevision(`thread:${THREAD}`, at))?.until;
    const [soon, later] = [now.getTime() + 60_000, now.getTime() + 90_000];
    endOf(`DROP TRIGGER decisions_no_update${onPostgres ? " ON decisions" : ""}`);
    endOf("UPDATE decisions SET until = NULL WHERE kind IN ('lock', 'lock-thread', 'slow')");
    expect(await endsAt(now)).toBe(Number.POSITIVE_INFINITY);
    endOf(`UPDATE decisions SET kind = 'lock-thread', until = ${later} WHERE id = 2`);
    endOf(`UPDATE decisions SET kind = 'slow', until = ${soon} WHERE id = 3`);
    expect(await endsAt(now)).toBe(soon);
    expect(await endsAt(new Date(soon))).toBe(later);
    expect(await endsAt(new Date(later))).toBe(Number.POSITIVE_INFINITY);
  });

  test("is none where there is no such thread", async () => {
    expect(await getRevision("thread:no-such")).toBeNull();
    expect(await getRevision("thread:")).toBeNull();
  });

  test("does not start again when a thread goes and another of its name comes", () =>
    withoutOtherRules((db) => {
      const of = (name: string) => revisions(db)[name];
      db.exec("INSERT INTO threads (slug, revision, opened_by_id, created_at) VALUES ('twice', 1, 1, 0)");
      expect(of("thread:twice")).toBe(1);
      db.exec("DELETE FROM threads WHERE slug = 'twice'");
      db.exec("INSERT INTO threads (slug, revision, opened_by_id, created_at) VALUES ('twice', 1, 1, 0)");
      expect(of("thread:twice")).toBe(3);
      db.exec("UPDATE threads SET slug = 'renamed' WHERE slug = 'twice'");
      expect([of("thread:twice"), (of("thread:renamed") ?? 0) > 0]).toEqual([4, true]);
    }));
});
