import { maintain } from "#db/sqlite/connections";

/** What SQLite itself finds wrong with the file, in its words; nothing when it is sound. */
export function damagesOf(): string[] {
  const found = maintain((connection) => connection.pragma("integrity_check")) as { integrity_check: string }[];
  return found.map((row) => row.integrity_check).filter((line) => line !== "ok");
}

/** The search indexes whose own structure is damaged. */
export function damagedIndexes(): string[] {
  return maintain((connection) =>
    ["search_arguments", "search_articles"].filter((index) => {
      try {
        connection.exec(`INSERT INTO ${index}(${index}, rank) VALUES ('integrity-check', 1)`);
        return false;
      } catch (error) {
        if (error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_CORRUPT")) return true;
        throw error;
      }
    }),
  );
}

/** `rowid`: its number, or where it has none what the engine calls it. */
export type BrokenReference = { table: string; rowid: number | string | null; parent: string };

/** Rows that refer to a row which is not there. */
export function brokenReferences(): BrokenReference[] {
  return maintain((connection) => connection.pragma("foreign_key_check")) as BrokenReference[];
}

/** The highest number that a table ever gave to a row; 0 when it gave none. SQLite keeps it apart from the rows. */
export function lastNumberOf(table: string): number {
  const last = maintain((connection) =>
    connection.prepare("SELECT seq FROM sqlite_sequence WHERE name = ?").pluck().get(table),
  );
  return typeof last === "number" ? last : 0;
}
