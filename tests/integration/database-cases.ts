import type SQLite from "better-sqlite3";
import { expect, test } from "vitest";
import { inRawDatabase } from "#tests/integration/raw-database";

export type Row = Record<string, unknown>;
export type Act = (db: SQLite.Database) => void;
export type Case = [what: string, act: Act, refusal?: RegExp];

export const insertInto =
  (table: string, usual: Row, verb = "INSERT") =>
  (row: Row = {}): Act =>
  (db) => {
    const all = { ...usual, ...row };
    const marks = Object.keys(all).map((name) => `@${name}`);
    db.prepare(`${verb} INTO ${table} (${Object.keys(all)}) VALUES (${marks})`).run(all);
  };

/** A statement of reasons that restricts everything a decision can restrict. */
export const statement = insertInto("statements", {
  puid: "parley-raw",
  decision_visibility: '["DECISION_VISIBILITY_CONTENT_DISABLED"]',
  decision_account: "DECISION_ACCOUNT_SUSPENDED",
  decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
  incompatible_content_ground: "House rule: No advertising, no repetition",
  incompatible_content_explanation: "No promotion.",
  content_type: '["CONTENT_TYPE_TEXT"]',
  category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
  territorial_scope: '["DE"]',
  content_date: "2026-11-25",
  application_date: "2026-11-25",
  decision_facts: "A moderator read it and decided.",
  source_type: "SOURCE_VOLUNTARY",
  automated_detection: "No",
  automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
  terms_version: "2026-11-25",
  created_at: 0,
});

/** Decisions like the usual one, each with a statement of its own, in which `stated` stands otherwise. */
export const decides =
  (usual: Row) =>
  (row: Row = {}, stated: Row = {}): Act =>
  (db) => {
    const next = db.prepare("SELECT coalesce(max(id), 0) + 1 FROM statements").pluck().get();
    statement({ id: next, puid: `parley-${next}`, ...stated })(db);
    insertInto("decisions", { statement_id: next, detail: "{}", ...usual })(row)(db);
  };
export const run =
  (...statements: string[]): Act =>
  (db) =>
    db.exec(statements.join(";"));
export const both =
  (...acts: Act[]): Act =>
  (db) => {
    for (const act of acts) act(db);
  };

/** Does it, and undoes it whatever comes of it. */
function attempt(act: Act): void {
  inRawDatabase((db) => {
    db.exec("BEGIN");
    act(db);
  });
}

export function refuses(cases: Case[]) {
  test.each(cases)("refuses %s", (_, act, refusal) => {
    expect(() => attempt(act)).toThrow(refusal);
  });
}

export function accepts(cases: Case[]) {
  test.each(cases)("accepts %s", (_, act) => {
    expect(() => attempt(act)).not.toThrow();
  });
}

export const x = (length: number) => "x".repeat(length);
export const UNIQUE = /UNIQUE constraint failed/;
export const FOREIGN = /FOREIGN KEY constraint failed/;
export const MISSING = /NOT NULL constraint failed/;
