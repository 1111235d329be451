import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#db/client";
import { keptMs } from "#lib/privacy/retention";

/** Databases that were put aside by a restoration, or copied before an update. */
const COPY = /^(replaced|before-migration)-.*\.db$/;

/** Removes mails that were laid down as files, and copies of the database, when their time is over; answers how many. */
export async function forgetFiles(now = Date.now()): Promise<number> {
  const mails = await forgetIn(join(dataFolder(), "outbox"), /./, now - keptMs("outbox"));
  return mails + (await forgetIn(dataFolder(), COPY, now - keptMs("backups")));
}

async function forgetIn(folder: string, names: RegExp, beforeMs: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const found = names.test(name) ? await stat(file).catch(() => undefined) : undefined;
    if (!found?.isFile() || found.mtimeMs > beforeMs) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
