import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#db/client";
import { keptMs } from "#lib/privacy/retention";

/** Removes mails that were laid down as files when their time is over; answers how many. */
export async function forgetFiles(now = Date.now()): Promise<number> {
  const folder = join(dataFolder(), "outbox");
  let removed = 0;
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile() || now - found.mtimeMs < keptMs("outbox")) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}
