import type SQLite from "better-sqlite3";
import { expect, test } from "vitest";
import { inRawDatabase } from "#tests/integration/raw-database";

export type Row = Record<string, unknown>;
type Act = (db: SQLite.Database) => void;
export type Case = [what: string, act: Act, refusal?: RegExp];

export const insertInto =
  (table: string, usual: Row, verb = "INSERT") =>
  (row: Row = {}): Act =>
  (db) => {
    const all = { ...usual, ...row };
    const marks = Object.keys(all).map((name) => `@${name}`);
    db.prepare(`${verb} INTO ${table} (${Object.keys(all)}) VALUES (${marks})`).run(all);
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
