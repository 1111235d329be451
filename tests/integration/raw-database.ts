import { join } from "node:path";
import SQLite from "better-sqlite3";
import { dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { RawConnection } from "#tests/postgres/raw-connection";

/** Works on the test's database past every rule of the program, so that only the database's own rules are left. */
export function inRawDatabase<T>(work: (db: SQLite.Database) => T): T {
  if (onPostgres) return undone(rawPostgres(), work);
  const db = new SQLite(join(dataFolder(), "parley.db"));
  try {
    db.pragma("foreign_keys = ON");
    return work(db);
  } finally {
    db.close();
  }
}

/** What is still open then is undone, as where a connection is closed. */
function undone<T>(connection: RawConnection, work: (db: SQLite.Database) => T): T {
  try {
    return work(connection as unknown as SQLite.Database);
  } finally {
    connection.exec("ROLLBACK");
  }
}

let kept: { address: string | undefined; connection: RawConnection } | undefined;

/** One for as long as the database is the same: to open it takes longer than most of what is asked. */
function rawPostgres(): RawConnection {
  const address = process.env.DATABASE_URL;
  if (kept && kept.address === address) return kept.connection;
  kept?.connection.close();
  const connection = new RawConnection(address ?? "");
  kept = { address, connection };
  return connection;
}

/** The names of all tables but those in which an engine keeps what is its own. */
export const TABLES = onPostgres
  ? // How often something was committed, and the last number that was given, is nobody's doing.
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('door', 'row_numbers')"
  : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

/** What has to be said for the database to take anything, also references to what is not there. */
const LIFT_RULES = onPostgres
  ? // The numbers of acts are given by a trigger there.
    `SELECT 'ALTER TABLE ' || tablename || ' DISABLE TRIGGER ALL' FROM pg_tables WHERE schemaname = 'public'
     UNION ALL SELECT 'ALTER TABLE audit ENABLE TRIGGER audit_numbered'
     UNION ALL SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || conname FROM pg_constraint
       WHERE contype = 'c' AND connamespace = 'public'::regnamespace`
  : "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'";

/** Does to the database what somebody could who has it in their hands: no rule holds any more. */
export function tamper(work: (db: SQLite.Database) => unknown): void {
  inRawDatabase((db) => {
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    for (const statement of db.prepare(LIFT_RULES).pluck().all()) db.exec(String(statement));
    work(db);
  });
}

/** All rows on disk by table: what a refused act must leave as it was. `except` names tables that may change. */
export function everyRow(...except: string[]): Record<string, unknown[]> {
  return inRawDatabase((db) => {
    const names = (db.prepare(TABLES).pluck().all() as string[]).filter((name) => !except.includes(name));
    return Object.fromEntries(
      names.map((name) => [
        name,
        db.prepare(`SELECT * FROM "${name}"${onPostgres ? ` ORDER BY 1, "${name}"::text` : ""}`).all(),
      ]),
    );
  });
}
