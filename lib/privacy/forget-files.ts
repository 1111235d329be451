import { readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { dataFolder } from "#db/client";
import { BACKUP } from "#lib/backup/rotation";
import { keptMs } from "#lib/privacy/retention";

/** Databases that were put aside by a restoration, or copied before an update. */
const COPY = /^(replaced|before-migration)-.*\.db(-wal|-shm|-journal)?$/;
/** What a backup, a restoration or a move left that was interrupted: a copy of everything. */
const LEFT = /^\.(parley|restore|moving)-\w{6}$|^erasures(-complete)?\.\w+\.part$/;
const LEFT_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Removes mails that were laid down as files, and copies of the database, when their time is over; answers how many.
 * `backups` is where those are made that are made by themselves, which come and go by their own rule.
 */
export async function forgetFiles(now = Date.now(), backups?: string): Promise<number> {
  const data = dataFolder();
  const byHand = join(data, "backups");
  const before = now - keptMs("backups");
  let forgotten = await forgetIn(join(data, "outbox"), /./, now - keptMs("outbox"));
  forgotten += await forgetIn(data, COPY, before);
  if (backups === undefined || resolve(backups) !== resolve(byHand))
    forgotten += await forgetIn(byHand, BACKUP, before);
  for (const folder of new Set([data, byHand, ...(backups === undefined ? [] : [backups])]))
    forgotten += await forgetIn(folder, LEFT, now - LEFT_AFTER_MS);
  return forgotten;
}

async function forgetIn(folder: string, names: RegExp, beforeMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const found = names.test(name) ? await stat(file).catch(() => undefined) : undefined;
    if (!found || found.mtimeMs > beforeMs) continue;
    await rm(file, { force: true, recursive: true });
    removed += 1;
  }
  return removed;
}
