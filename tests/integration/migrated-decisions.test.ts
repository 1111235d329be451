import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { prepareSqlite } from "#db/sqlite/prepare";
import { reportDueAfter } from "#lib/cases/rules";
import { EEA } from "#lib/statements/territory";
import { both, insertInto, run } from "#tests/integration/database-cases";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";

const OWN = fileURLToPath(new URL("../../db/migrations/sqlite", import.meta.url));
const POSTED = Date.UTC(2026, 0, 5, 12);
const DECIDED = Date.UTC(2026, 1, 6, 12);
const UNTIL = Date.UTC(2026, 1, 13, 12);
const DAY = 24 * 60 * 60 * 1000;

/** The migrations as they were before decisions had statements: 0000 to 0006. */
function migrationsOfBefore(): string {
  const folder = mkdtempSync(join(dataFolder(), "migrations-"));
  const journal = JSON.parse(readFileSync(join(OWN, "meta", "_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const entries = journal.entries.slice(0, 7);
  mkdirSync(join(folder, "meta"));
  for (const { tag } of entries) cpSync(join(OWN, `${tag}.sql`), join(folder, `${tag}.sql`));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  return folder;
}

const member = (id: number) =>
  insertInto("members", { handle: `m${id}0`, email: `m${id}@x`, password_hash: "none", role: "member", created_at: 0 })(
    {
      id,
    },
  );
const argument = (id: number) =>
  both(
    insertInto("arguments", {
      id,
      thread_id: 1,
      depth: 1,
      stance: "for",
      author_id: 1,
      revision: 1,
      idempotency_key: `key ${id}`,
      created_at: POSTED,
    })(),
    insertInto("argument_revisions", {
      argument_id: id,
      number: 1,
      claim: "A claim",
      body: "",
      html: "",
      sources: "[]",
      created_at: POSTED,
    })(),
  );
const decision = insertInto("decisions", {
  argument_id: 1,
  argument_revision: 1,
  member_id: 1,
  moderator_id: 2,
  ground: null,
  reason: "",
  reverses_id: null,
  until: null,
  created_at: DECIDED,
});
const spam = { ground: "spam", reason: "It advertises." };
const report = insertInto("reports", { argument_revision: 1, ground: "spam", note: "A link." });
const act = insertInto("audit", { at: 0, actor_id: 1, subject_type: "argument", detail: "{}" });

/** Member 1 wrote the arguments, 2 decided, 3 and 4 reported; on 4 to 7 reports are open. */
const before = both(
  ...[1, 2, 3, 4].map(member),
  insertInto("threads", { id: 1, slug: "a-thread", revision: 1, opened_by_id: 2, created_at: 0 })(),
  insertInto("stances", { thread_id: 1, side: 1, slug: "for", label: "For", summary: "A side." })(),
  ...[1, 2, 3, 4, 5, 6, 7].map(argument),
  decision({ id: 1, kind: "hide", ...spam }),
  decision({ id: 2, kind: "restore", reverses_id: 1, reason: "A mistake." }),
  decision({ id: 4, kind: "hide", argument_id: 2, ground: "hatred", reason: "It belittles." }),
  decision({ id: 5, kind: "suspend", argument_id: null, argument_revision: null, ...spam, until: UNTIL }),
  decision({ id: 6, kind: "lift", argument_id: null, argument_revision: null, reverses_id: 5 }),
  decision({
    id: 7,
    kind: "suspend",
    argument_id: null,
    argument_revision: null,
    ground: "violence",
    reason: "It calls for it.",
    until: UNTIL,
  }),
  decision({ id: 8, kind: "keep", argument_id: 3 }),
  decision({
    id: 9,
    kind: "remove-credit",
    argument_id: 3,
    member_id: 3,
    argument_revision: null,
    ground: "unlawful",
    reason: "It is against the law.",
  }),
  decision({ id: 10, kind: "hide", argument_id: 7, ground: "taste", reason: "A rule that is none any more." }),
  report({ id: 1, argument_id: 2, member_id: 3, created_at: POSTED }),
  report({ id: 2, argument_id: 3, member_id: 3, created_at: POSTED }),
  report({ id: 3, argument_id: 4, member_id: 3, created_at: POSTED + 2 }),
  report({ id: 4, argument_id: 4, member_id: 4, created_at: POSTED + 1 }),
  report({ id: 5, argument_id: 5, member_id: 4, created_at: POSTED }),
  report({ id: 6, argument_id: 6, member_id: 4, created_at: POSTED }),
  report({ id: 7, argument_id: 7, member_id: 4, created_at: POSTED }),
  run(
    "UPDATE reports SET answered_by_id = 4 WHERE id = 1",
    "UPDATE reports SET answered_by_id = 8 WHERE id = 2",
    "UPDATE arguments SET hidden_by_id = 4 WHERE id = 2",
    "UPDATE arguments SET hidden_by_id = 10 WHERE id = 7",
    "UPDATE members SET suspended_by_id = 7 WHERE id = 1",
  ),
  act({ id: 1, act: "hide", subject_id: "2" }),
  act({ id: 2, act: "delete-argument", subject_id: "6" }),
  run("UPDATE arguments SET deleted_by_id = 2 WHERE id = 6"),
  insertInto("mails", {
    id: 1,
    member_id: 1,
    kind: "digest",
    created_at: 0,
    tries: 2,
    next_try_at: 5,
    failure: "No.",
  })(),
  insertInto("mails", { id: 2, member_id: 3, kind: "digest", created_at: 0, tries: 1, sent_at: 7 })(),
  insertInto("notifications", {
    member_id: 1,
    kind: "decision",
    argument_id: 2,
    decision_id: 4,
    created_at: 0,
    mail_id: 1,
  })(),
);

type Row = Record<string, unknown>;
let old: Record<string, unknown[]>;
let now: Record<string, Row[]>;

beforeAll(() => {
  expect(prepareSqlite(migrationsOfBefore())).toEqual({ applied: 7 });
  inRawDatabase(before);
  old = everyRow();
  expect(prepareSqlite().applied).toBeGreaterThanOrEqual(2);
  now = everyRow() as Record<string, Row[]>;
});

const statementOf = (decisionId: number) =>
  now.statements?.find(({ id }) => id === now.decisions?.find((row) => row.id === decisionId)?.statement_id);

describe("a database from before decisions had statements", () => {
  test("keeps every row, word for word", () => {
    for (const [table, rows] of Object.entries(old)) {
      if (table === "__drizzle_migrations" || table.startsWith("search_")) continue;
      expect(now[table], table).toHaveLength(rows.length);
      expect(now[table], table).toMatchObject(rows);
    }
    expect([old.decisions, old.reports, old.mails].map((rows) => rows?.length)).toEqual([9, 7, 2]);
    expect(inRawDatabase((db) => db.pragma("foreign_key_check"))).toEqual([]);
    expect(inRawDatabase((db) => db.pragma("integrity_check"))).toEqual([{ integrity_check: "ok" }]);
  });

  test("has one statement for each decision, of its day, with a name of its own", () => {
    const ids = now.decisions?.map(({ statement_id }) => statement_id);
    expect(new Set(ids).size).toBe(9);
    expect(now.statements?.map(({ id }) => id)).toEqual(ids);
    expect(new Set(now.statements?.map(({ puid }) => puid)).size).toBe(9);
    for (const statement of now.statements ?? [])
      expect(statement).toMatchObject({
        puid: expect.stringMatching(/^parley-[0-9a-f]{32}$/),
        content_type: '["CONTENT_TYPE_TEXT"]',
        territorial_scope: JSON.stringify(EEA),
        application_date: "2026-02-06",
        automated_detection: "No",
        automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
        decision_facts: "Decided by a moderator before statements of reasons were kept.",
        terms_version: "2026-11-22",
        created_at: DECIDED,
      });
  });

  test("knows the thread of what was decided on an argument", () => {
    expect(now.decisions?.map(({ id, thread_id, detail }) => [id, thread_id, detail])).toEqual(
      [1, 2, 4, 5, 6, 7, 8, 9, 10].map((id) => [id, [5, 6, 7].includes(id) ? null : 1, "{}"]),
    );
  });

  const disabled = '["DECISION_VISIBILITY_CONTENT_DISABLED"]';
  const suspended = "DECISION_ACCOUNT_SUSPENDED";
  test.each([
    [
      1,
      "a hide",
      disabled,
      null,
      "spam",
      "No advertising, no repetition",
      "OTHER_VIOLATION_TC",
      "2026-01-05",
      "VOLUNTARY",
    ],
    [
      4,
      "a hide after a report",
      disabled,
      null,
      "hatred",
      "No hatred",
      "ILLEGAL_OR_HARMFUL_SPEECH",
      "2026-01-05",
      "TYPE_OTHER_NOTIFICATION",
    ],
    [
      5,
      "a suspension",
      null,
      suspended,
      "spam",
      "No advertising, no repetition",
      "OTHER_VIOLATION_TC",
      "2026-02-06",
      "VOLUNTARY",
    ],
    [
      7,
      "another suspension",
      null,
      suspended,
      "violence",
      "No call for violence",
      "VIOLENCE",
      "2026-02-06",
      "VOLUNTARY",
    ],
    [
      9,
      "a removed credit",
      disabled,
      null,
      "unlawful",
      "Nothing against the law",
      "OTHER_VIOLATION_TC",
      "2026-01-05",
      "VOLUNTARY",
    ],
    [
      10,
      "a rule that is none any more",
      disabled,
      null,
      "taste",
      "taste",
      "OTHER_VIOLATION_TC",
      "2026-01-05",
      "VOLUNTARY",
    ],
  ])(
    "states of decision %i, %s, what it restricted and why",
    (id, _, visibility, account, clause, ground, category, content, source) => {
      expect(statementOf(id)).toMatchObject({
        decision_visibility: visibility,
        decision_account: account,
        decision_provision: null,
        decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
        incompatible_content_ground: ground,
        incompatible_content_explanation: expect.stringMatching(/^A moderator found/),
        illegal_content_legal_ground: null,
        category: `STATEMENT_CATEGORY_${category}`,
        content_date: content,
        end_date_account_restriction: account ? "2026-02-13" : null,
        end_date_visibility_restriction: null,
        source_type: `SOURCE_${source}`,
        terms_clause: clause,
      });
    },
  );

  test.each([
    [2, "a restore", "VOLUNTARY"],
    [6, "a lift", "VOLUNTARY"],
    [8, "a keep, which answered a report", "TYPE_OTHER_NOTIFICATION"],
  ])("states of decision %i, %s, no restriction", (id, _, source) => {
    expect(statementOf(id)).toMatchObject({
      decision_visibility: null,
      decision_account: null,
      decision_ground: null,
      category: null,
      source_type: `SOURCE_${source}`,
      terms_clause: null,
    });
  });

  test("has a case for each argument with open reports that can be decided on, due as if it were reported today", () => {
    const open = { kind: "review", markers: "[]", claimed_by_id: null, closed_by_id: null };
    expect(now.cases).toMatchObject([
      { ...open, argument_id: 4, opened_at: POSTED + 1, due_at: POSTED + 1 + DAY, weight: 200 },
      { ...open, argument_id: 5, opened_at: POSTED, due_at: POSTED + 2 * DAY, weight: 100 },
    ]);
    expect(now.cases).toHaveLength(2);
    expect([reportDueAfter(200), reportDueAfter(100)]).toEqual([DAY, 2 * DAY]);
    expect(now.reports?.map(({ weight }) => weight)).toEqual(Array(7).fill(100));
  });

  test("holds the present rules for what is old: decisions and states stay as they are", () => {
    const refused = (statement: string) => expect(() => inRawDatabase((db) => db.exec(statement)));
    refused("UPDATE decisions SET reason = 'x'").toThrow("decisions are never changed");
    refused("DELETE FROM statements").toThrow("statements are never removed");
    refused("UPDATE arguments SET held = 1 WHERE id = 2").toThrow("held by a decision to hold it");
    expect(now.arguments?.every(({ held, locked_by_id }) => held === 0 && locked_by_id === null)).toBe(true);
    expect(now.audit?.every(({ hash }) => hash === null)).toBe(true);
    expect(now.mails?.map(({ notice_id }) => notice_id)).toEqual([null, null]);
  });
});
