import SQLite from "better-sqlite3";

const PATIENCE_MS = 10_000;

/** The hashes of the migrations that made this database, in their order; none where it is no database of Parley. */
export function appliedIn(connection: SQLite.Database): string[] {
  const isOurs = connection
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get();
  if (isOurs === undefined) return [];
  return connection.prepare("SELECT hash FROM __drizzle_migrations ORDER BY id").pluck().all() as string[];
}

/** The same of a file, which is neither made nor changed. */
export function appliedTo(file: string): string[] {
  const connection = new SQLite(file, { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
  try {
    return appliedIn(connection);
  } finally {
    connection.close();
  }
}
