import { constants, existsSync } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { closeDatabase, dataFolder } from "#db/client";
import { asItsOnlyUser, asOneFile, isBusy, type Looked, lookThrough, syncToDisk } from "#db/copy";
import { knownMigrations } from "#db/prepare";
import { checkCopy } from "#lib/backup/check-copy";
import { asBackupFailure, BackupFailure, refuseServer } from "#lib/backup/failure";
import { COMPLETE, listErasures } from "#lib/privacy/erasure-list";

/** `aside`: where the database is now that was there before. `forgotten`: how many left since the backup was made. */
export type Restored = { rows: Looked["rows"]; migrated: number; forgotten: number; aside: string | undefined };

/**
 * Puts a backup in the place of the database. Before it is there it is checked, brought up to this program, and who left
 * since is forgotten in it: all that on a copy beside the database. Throws BackupFailure, with nothing changed, when there
 * is a database and not `replace`, when a server has it open, and when the file is no sound backup or of a newer program.
 */
export async function restoreBackup(name: string, { replace }: { replace: boolean }): Promise<Restored> {
  refuseServer();
  const folder = dataFolder();
  const database = join(folder, "parley.db");
  const { rows, missing } = lookAt(resolve(name));
  if (existsSync(database) && !replace)
    throw new BackupFailure(
      `There is a database in ${folder} already. To put the backup in its place, which keeps the present one aside, add --replace.`,
    );
  await mkdir(folder, { recursive: true, mode: 0o750 });
  if (existsSync(database)) {
    // What was forgotten at this moment may not be in the list beside it yet. A damaged database cannot say.
    await listErasures().catch(() => {});
    await closeDatabase();
    await alone(database, async () => {});
  }
  const stage = await mkdtemp(join(folder, ".restore-")).catch((error: unknown) => {
    throw asBackupFailure(error, folder);
  });
  try {
    const copy = join(stage, "parley.db");
    await copyFile(resolve(name), copy, constants.COPYFILE_EXCL);
    if (existsSync(join(folder, "erasures"))) await copyFile(join(folder, "erasures"), join(stage, "erasures"));
    const { faults, forgotten } = await checkCopy({ folder: stage }, "adopt");
    if (faults.length > 0)
      throw new BackupFailure(`The backup cannot be used: ${faults.slice(0, 5).join(" ")} Nothing was changed.`);
    asOneFile(copy);
    syncToDisk(copy);
    const aside = await putInPlace(stage, database);
    return { rows, migrated: missing, forgotten, aside };
  } catch (error) {
    throw asBackupFailure(error, folder);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** What is in the file, and how many migrations it lacks. */
function lookAt(file: string): { rows: Looked["rows"]; missing: number } {
  if (!existsSync(file)) throw new BackupFailure(`There is no file ${file}.`);
  const { rows, migrations, faults } = lookThrough(file);
  if (faults.length > 0)
    throw new BackupFailure(`${file} cannot be restored: ${faults.slice(0, 5).join(" ")} Nothing was changed.`);
  const known = knownMigrations();
  if (migrations.length > known.length || migrations.some((hash, i) => hash !== known[i]))
    throw new BackupFailure(
      "This backup was made by a newer or another version of Parley. Restore it with the version that made it.",
    );
  return { rows, missing: known.length - migrations.length };
}

/** The old database keeps its file under another name; the new one takes its name in one step. */
async function putInPlace(stage: string, database: string): Promise<string | undefined> {
  const folder = dataFolder();
  const aside = join(folder, `replaced-${new Date().toISOString().replace(/[:.]/g, "-")}.db`);
  const swap = async () => {
    // What an old database had not written down yet, the engine would write into the new one.
    for (const end of ["-wal", "-shm", "-journal"])
      if (existsSync(`${database}${end}`)) await rename(`${database}${end}`, `${aside}${end}`);
    if (existsSync(join(stage, "erasures"))) await rename(join(stage, "erasures"), join(folder, "erasures"));
    // What was cleared away was cleared away from the old database.
    await rm(join(folder, COMPLETE), { force: true });
    if (existsSync(join(stage, COMPLETE))) await rename(join(stage, COMPLETE), join(folder, COMPLETE));
    await rename(join(stage, "parley.db"), database);
    syncToDisk(database);
  };
  if (!existsSync(database)) {
    await swap();
    return undefined;
  }
  await alone(database, async () => {
    await link(database, aside);
    await swap();
  });
  return aside;
}

async function alone(database: string, work: () => Promise<void>): Promise<void> {
  try {
    await asItsOnlyUser(database, work);
  } catch (error) {
    if (isBusy(error))
      throw new BackupFailure(`Parley is running on ${dataFolder()}. Stop it first, then restore the backup.`);
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // Nobody can have open what is no database.
    if (code !== "SQLITE_NOTADB" && code !== "SQLITE_CORRUPT") throw error;
    await work();
  }
}
