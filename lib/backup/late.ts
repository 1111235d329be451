import { readdir } from "node:fs/promises";
import { isDue, newestOf } from "#lib/backup/rotation";
import { type BackupConfig, backupConfig } from "#lib/config";

/** One that failed is tried again after an hour; only then it is late. */
const PATIENCE_MS = 60 * 60 * 1000;

/** `last`: when the last good one was made, if there is any. */
export type LateBackup = { last: string | null };

/**
 * Whether a backup that should have been made by itself is not there; null where it is, or none are asked for. It looks
 * into their folder, because a page may be written by another process than the one that makes them.
 */
export async function findLateBackup(
  wanted: BackupConfig | undefined = backupConfig(),
  now = new Date(),
): Promise<LateBackup | null> {
  if (!wanted) return null;
  // A folder that cannot be read is as good as an empty one.
  const names = await readdir(wanted.folder).catch(() => []);
  if (!isDue(names, wanted.everyMs + PATIENCE_MS, now)) return null;
  return { last: newestOf(names, now)?.toISOString() ?? null };
}
