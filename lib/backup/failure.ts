/** Why there is no backup, or none was restored, in a sentence for the operator. Nothing was changed. */
export class BackupFailure extends Error {}

const FULL = new Set(["ENOSPC", "EDQUOT", "SQLITE_FULL"]);
const CLOSED = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "SQLITE_CANTOPEN", "SQLITE_READONLY"]);

/** What the disk says, with the folder that it is about. */
export function asBackupFailure(error: unknown, folder: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (FULL.has(code)) return new BackupFailure(`There is no room left on the disk of ${folder}. Nothing was changed.`);
  if (CLOSED.has(code) || code.startsWith("SQLITE_IOERR"))
    return new BackupFailure(`Parley may not write to ${folder} (${code}). Nothing was changed.`);
  if (code === "ENOENT") return new BackupFailure(`There is no folder ${folder}.`);
  return error;
}
