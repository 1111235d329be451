import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";

/** The database is of another version than the program, which would break on it or misread it. Nothing was changed. */
export class OtherVersion extends Error {}

const BY_ANOTHER =
  "The database was made by another version of Parley. Start the version that made it, or restore a backup.";
const IS_OLDER =
  "The database is of an older version of Parley. Nothing was changed: “npm start” brings it up to this one, or use the version that it is of.";

/** The hashes of the migrations in a folder, in their order. */
export const hashesIn = (migrationsFolder: string): string[] =>
  readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);

/**
 * The migrations of a folder that were not applied yet, by the hashes of those that were. Throws OtherVersion where one
 * was that is not in the folder.
 */
export function missingOf(applied: readonly string[], migrationsFolder: string): MigrationMeta[] {
  const known = readMigrationFiles({ migrationsFolder });
  if (applied.some((hash, i) => known[i]?.hash !== hash)) throw new OtherVersion(BY_ANOTHER);
  return known.slice(applied.length);
}

/** Throws a sentence where none were applied, and OtherVersion unless they are exactly those of a folder. */
export function refuseOther(applied: readonly string[], migrationsFolder: string): void {
  if (applied.length === 0)
    throw new Error("The database holds no forum. Nothing was changed: “npm start” makes one in an empty database.");
  if (missingOf(applied, migrationsFolder).length > 0) throw new OtherVersion(IS_OLDER);
}
