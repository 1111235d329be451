import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { asOneFile, copyDatabase, type Looked, lookThrough, syncToDisk } from "#db/copy";
import { knownMigrations } from "#db/prepare";
import { checkCopy } from "#lib/backup/check-copy";
import { asBackupFailure, BackupFailure, refuseNothingToCopy } from "#lib/backup/failure";

/** `isChecked`: as `parley verify` does; not where the database waits to be brought up to this program. */
export type Backup = { file: string; bytes: number; rows: Looked["rows"]; isChecked: boolean };

/**
 * Makes a backup while the forum is written to: one compact file for its owner alone, as the database is at this moment.
 * It has its name only once it was checked and is on disk. Throws BackupFailure.
 */
export async function makeBackup(name: string): Promise<Backup> {
  refuseNothingToCopy();
  const file = resolve(name);
  const folder = dirname(file);
  if (existsSync(file)) throw new BackupFailure(`There is a file ${file} already. Nothing is written over it.`);
  const stage = await mkdtemp(join(folder, ".parley-")).catch((error: unknown) => {
    throw asBackupFailure(error, folder);
  });
  try {
    const copy = join(stage, "parley.db");
    copyDatabase(copy);
    const { rows, migrations, faults } = lookThrough(copy);
    const known = knownMigrations();
    const isChecked = migrations.length === known.length && migrations.every((hash, i) => hash === known[i]);
    const found = isChecked ? [...faults, ...(await checkCopy({ folder: stage }, "look")).faults] : faults;
    if (found.length > 0)
      throw new BackupFailure(
        `The backup was thrown away, because something is wrong with it: ${found.slice(0, 5).join(" ")} Does “npm run parley -- verify” find the same?`,
      );
    asOneFile(copy);
    syncToDisk(copy);
    await rename(copy, file);
    syncToDisk(file);
    return { file, bytes: (await stat(file)).size, rows, isChecked };
  } catch (error) {
    throw asBackupFailure(error, folder);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
