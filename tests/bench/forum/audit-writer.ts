import type SQLite from "better-sqlite3";
import { hashOf } from "#lib/audit/chain";
import type { Statements } from "#tests/bench/forum/statements";

type Row = { at: number; actorId: number; act: string; subjectId: number; detail: Record<string, number> };

/** Writes audit rows about arguments one after the other, each with the hash that builds on the one before. */
export function auditWriter(db: SQLite.Database, statements: Statements) {
  const newest = db.prepare("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").get() as {
    id: number;
    hash: string;
  };
  let { id, hash } = newest;
  return ({ at, actorId, act, subjectId, detail }: Row): number => {
    id += 1;
    const row = { at: new Date(at), actorId, act, subjectType: "argument", subjectId: String(subjectId), detail };
    hash = hashOf(hash, row);
    statements.audit.run(id, at, actorId, act, row.subjectType, row.subjectId, JSON.stringify(detail), hash);
    return id;
  };
}
