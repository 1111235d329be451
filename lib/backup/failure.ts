import { existsSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "#db/client";
import { onPostgres } from "#db/columns";
import { diskFailure } from "#lib/disk-failure";

/** Why there is no backup, or none was restored, in a sentence for the operator. Nothing was changed. */
export class BackupFailure extends Error {}

/** Of a server of its own no file is copied. Throws BackupFailure. */
export function refuseServer(): void {
  if (onPostgres)
    throw new BackupFailure(
      "The database is in PostgreSQL, whose own means copy it and put it back: pg_dump and pg_restore. Nothing was changed.",
    );
}

/** Throws BackupFailure where there is no file that could be copied. */
export function refuseNothingToCopy(): void {
  refuseServer();
  if (!existsSync(join(dataFolder(), "parley.db")))
    throw new BackupFailure(`There is no database in ${dataFolder()} to be backed up.`);
}

/** What the disk says, with the folder that it is about. */
export function asBackupFailure(error: unknown, folder: string): unknown {
  const failure = diskFailure(error);
  if (failure?.what === "full")
    return new BackupFailure(`There is no room left on the disk of ${folder}. Nothing was changed.`);
  if (failure && failure.what !== "busy")
    return new BackupFailure(`Parley may not write to ${folder} (${failure.code}). Nothing was changed.`);
  if (error instanceof Error && "code" in error && error.code === "ENOENT")
    return new BackupFailure(`There is no folder ${folder}.`);
  return error;
}
