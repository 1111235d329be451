import { join } from "node:path";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/client";

/** Works on the test's database past every rule of the program, so that only the database's own rules are left. */
export function inRawDatabase<T>(work: (db: SQLite.Database) => T): T {
  const db = new SQLite(join(dataFolder(), "parley.db"));
  try {
    db.pragma("foreign_keys = ON");
    return work(db);
  } finally {
    db.close();
  }
}

/** All rows on disk by table: what a refused act must leave as it was. `except` names tables that may change. */
export function everyRow(...except: string[]): Record<string, unknown[]> {
  return inRawDatabase((db) => {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck();
    const kept = (tables.all() as string[]).filter((name) => !except.includes(name));
    return Object.fromEntries(kept.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  });
}
