import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { lookThrough, rowCounts } from "#db/copy";
import { prepareSqlite } from "#db/sqlite/prepare";
import { type Act, both, insertInto, run } from "#tests/integration/database-cases";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";

const OWN = fileURLToPath(new URL("../../db/migrations/sqlite", import.meta.url));
type Journal = { entries: { tag: string }[] };
const journal = JSON.parse(readFileSync(join(OWN, "meta", "_journal.json"), "utf8")) as Journal;
const STEPS = journal.entries.map(({ tag }) => tag);
const all = dataFolder();

beforeEach(() => {
  process.env.PARLEY_DATA = mkdtempSync(join(all, "step-"));
});

/** The first so many migrations, as the program had them then; and those of a test after them. */
function migrationsUpTo(count: number, ...more: string[]): string {
  const folder = mkdtempSync(join(dataFolder(), "migrations-"));
  const entries: object[] = journal.entries.slice(0, count);
  mkdirSync(join(folder, "meta"));
  for (const tag of STEPS.slice(0, count)) cpSync(join(OWN, `${tag}.sql`), join(folder, `${tag}.sql`));
  for (const [i, text] of more.entries()) {
    const idx = count + i;
    const tag = `${idx}_more`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    entries.push({ idx, version: "6", when: 9e15 + i, tag, breakpoints: true });
  }
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

const text = { number: 1, claim: "A claim", body: "Words.", html: "<p>Words.</p>", sources: "[]", created_at: 0 };
const argument = (id: number, row: object = {}): Act =>
  both(
    insertInto("arguments", {
      ...{ id, thread_id: 1, depth: 1, stance: "for", author_id: 1, revision: 1 },
      ...{ idempotency_key: `key ${id}`, created_at: 0, ...row },
    })(),
    insertInto("argument_revisions", { ...text, argument_id: id, ...("parent_id" in row ? { claim: null } : {}) })(),
  );
const member = (id: number, role = "member"): Act =>
  insertInto("members", { handle: `m${id}0`, email: `m${id}@x`, password_hash: "none", role, created_at: 0 })({ id });

/** Rows of every kind that a person made there is at each step: what is new is added where it became possible. */
const ROWS: Record<number, Act> = {
  0: both(
    member(1),
    member(2),
    member(3, "moderator"),
    insertInto("threads", { id: 1, slug: "a-thread", revision: 1, opened_by_id: 3, created_at: 0 })(),
    insertInto("stances", { thread_id: 1, side: 1, slug: "for", label: "For", summary: "A side." })(),
    insertInto("stances", { thread_id: 1, side: 2, slug: "against", label: "Against", summary: "A side." })(),
    insertInto("article_revisions", {
      ...{ thread_id: 1, number: 1, kicker: "", title: "A title", dek: "", motion: "A motion", published: "2026" },
      ...{ markdown: "Words.", sources: "[]", language: "en", published_by_id: 3, created_at: 0 },
    })(),
    argument(1),
    argument(2, { parent_id: 1, root_id: 1, depth: 2, stance: "against", author_id: 2 }),
    argument(3),
    insertInto("sessions", { id: "s", member_id: 1, created_at: 0, expires_at: 1 })(),
    insertInto("audit", { at: 0, actor_id: 3, act: "hide", subject_type: "argument", subject_id: "3", detail: "{}" })(),
    insertInto("decisions", {
      ...{ id: 1, kind: "hide", argument_id: 3, argument_revision: 1, member_id: 1, moderator_id: 3 },
      ...{ ground: "spam", reason: "It advertises.", created_at: 0 },
    })(),
    run("UPDATE arguments SET hidden_by_id = 1 WHERE id = 3"),
    run("UPDATE argument_revisions SET quote = 'Words' WHERE argument_id = 1"),
  ),
  2: both(
    insertInto("position_changes", { id: 1, thread_id: 1, member_id: 2, after: -1, taken_at: 0 })(),
    insertInto("positions", { thread_id: 1, member_id: 2, value: -1, change_id: 1 })(),
    insertInto("ratings", { argument_id: 1, member_id: 2, strong: 1, rated_at: 0 })(),
    run("UPDATE arguments SET raters2 = 1, strong2 = 1 WHERE id = 1"),
    insertInto("moved", {
      ...{ argument_id: 1, member_id: 2, kind: "point", why: "w".repeat(60), before: -1, after: -1 },
      ...{ across: 1, created_at: 0 },
    })(),
    run("UPDATE arguments SET moved_count = 1, moved_across = 1 WHERE id = 1"),
    insertInto("follows", { thread_id: 1, member_id: 1, created_at: 0 })(),
    insertInto("notifications", { member_id: 1, kind: "reply", argument_id: 2, actor_id: 2, created_at: 0 })(),
    insertInto("mentions", { argument_id: 2, member_id: 1 })(),
  ),
  5: insertInto("reports", {
    ...{ argument_id: 1, argument_revision: 1, member_id: 2, ground: "spam", note: "A note.", created_at: 0 },
  })(),
};

const counts = () => inRawDatabase(rowCounts);

test("a database that was put back is brought up by the command that deletes again who left since, as nothing may start before", () => {
  prepareSqlite(migrationsUpTo(STEPS.length - 1));
  execFileSync(process.execPath, ["bin/parley.ts", "member", "erase-again"], { env: process.env });
  expect(prepareSqlite()).toEqual({ applied: 0 });
});

describe("a database with rows comes through every step", () => {
  test.each(STEPS.slice(0, -1).map((tag, i) => [tag, i] as const))("from %s on, to the present", (_, step) => {
    for (let i = 0; i <= step; i += 1) {
      prepareSqlite(migrationsUpTo(i + 1));
      const rows = ROWS[i];
      if (rows) inRawDatabase(rows);
    }
    const before = counts();
    expect([...before.values()].filter((rows) => rows > 0).length).toBeGreaterThan(8);
    expect(prepareSqlite()).toEqual({ applied: STEPS.length - step - 1 });
    const after = counts();
    // Quotes got a table of their own, which says so itself.
    const kept = [...before].filter(([table]) => table !== "passages");
    expect(kept.map(([table]) => [table, after.get(table)])).toEqual(kept);
    expect(after.get("passages")).toBe(1);
    expect(inRawDatabase((db) => db.pragma("foreign_key_check"))).toEqual([]);
    expect(inRawDatabase((db) => db.pragma("integrity_check"))).toEqual([{ integrity_check: "ok" }]);
  });
});

const copies = () => readdirSync(dataFolder()).filter((name) => name.startsWith("before-migration-"));

describe("before migrations are applied to rows", () => {
  test("the database is copied as it is, for its owner alone", () => {
    prepareSqlite(migrationsUpTo(1));
    inRawDatabase(ROWS[0] ?? run());
    const before = everyRow();
    prepareSqlite();
    expect(copies()).toHaveLength(1);
    const copy = join(dataFolder(), String(copies()[0]));
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    const found = lookThrough(copy);
    expect(found.faults).toEqual([]);
    expect(found.migrations).toHaveLength(1);
    expect(Object.fromEntries(found.rows)).toMatchObject({ arguments: before.arguments?.length, members: 3 });
  });

  test("and not where there are none, or nothing is to be applied, or it is a copy itself", () => {
    prepareSqlite();
    prepareSqlite();
    expect(copies()).toEqual([]);
    process.env.PARLEY_DATA = mkdtempSync(join(all, "copy-"));
    prepareSqlite(migrationsUpTo(1));
    inRawDatabase(ROWS[0] ?? run());
    prepareSqlite(undefined, { isCopy: true });
    expect(copies()).toEqual([]);
  });

  test("and what was removed before is in the file no more", () => {
    prepareSqlite(migrationsUpTo(1));
    inRawDatabase(
      both(ROWS[0] ?? run(), run("INSERT INTO limits VALUES ('removedquark', 0, 1)", "DELETE FROM limits")),
    );
    prepareSqlite();
    inRawDatabase((db) => db.pragma("wal_checkpoint(TRUNCATE)"));
    expect(readFileSync(join(dataFolder(), "parley.db"), "latin1")).not.toContain("removedquark");
  });
});

describe("a migration that leaves a table with more rows", () => {
  const full = STEPS.length;
  test("is kept where it says itself that it inserts some, and refused where it does not", () => {
    prepareSqlite();
    inRawDatabase(member(1));
    const inserts =
      "INSERT INTO members (id, handle, email, password_hash, role, created_at) VALUES (2, 'abc', 'abc', '', 'member', 0)";
    const quietly = `CREATE TRIGGER quietly AFTER INSERT ON limits BEGIN ${inserts}; END;--> statement-breakpoint
      INSERT INTO limits VALUES ('a', 0, 1)`;
    expect(() => prepareSqlite(migrationsUpTo(full, quietly))).toThrow("table members from 1 rows to 2");
    expect(prepareSqlite(migrationsUpTo(full, inserts))).toEqual({ applied: 1 });
    expect(counts().get("members")).toBe(2);
  });
});
