import { diskFailure } from "#lib/disk-failure";

/** Why there is no backup, or none was restored, in a sentence for the operator. Nothing was changed. */
export class BackupFailure extends Error {}

/** What the disk says, with the folder that it is about. */
export function asBackupFailure(error: unknown, folder: string): unknown {
  const failure = diskFailure(error);
  if (failure?.what === "full")
    return new BackupFailure(`There is no room left on the disk of ${folder}. Nothing was changed.`);
  if (failure) return new BackupFailure(`Parley may not write to ${folder} (${failure.code}). Nothing was changed.`);
  if (error instanceof Error && "code" in error && error.code === "ENOENT")
    return new BackupFailure(`There is no folder ${folder}.`);
  return error;
}
