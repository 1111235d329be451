import { execFile } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { isDue, nameOf, outdated } from "#lib/backup/rotation";
import { type BackupConfig, backupConfig } from "#lib/config";
import { withoutWords } from "#lib/describe-error";
import { log } from "#lib/log";

const PROGRAM = fileURLToPath(new URL("../../bin/parley.ts", import.meta.url));

/** Looks so often whether a backup is due, and tries again so long after one that failed. */
export const LOOK_EVERY_MS = 10 * 60 * 1000;
const AGAIN_AFTER_MS = 60 * 60 * 1000;

type Make = (file: string) => Promise<void>;

/** What is done at each look: a backup when one is due, then those go that are too many, or too old by the clock `forgetting`. */
export function scheduledBackups(
  make: Make = inAnotherProcess,
  config: () => BackupConfig | undefined = backupConfig,
  forgetting: () => number = Date.now,
) {
  let failedAt = Number.NEGATIVE_INFINITY;
  return async (): Promise<void> => {
    const wanted = config();
    const now = new Date();
    const sinceFailed = now.getTime() - failedAt;
    // It failed in the future where the clock was ahead then.
    if (!wanted || (sinceFailed >= 0 && sinceFailed < AGAIN_AFTER_MS)) return;
    const { folder, everyMs, keep } = wanted;
    const forget = async () => {
      const over = outdated(await readdir(folder), keep, now, new Date(forgetting()));
      for (const name of over) await rm(join(folder, name), { force: true });
    };
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Also before: what is too old goes whether there is room for a new one or not, and makes some.
      await forget();
      if (isDue(await readdir(folder), everyMs, now)) await make(join(folder, nameOf(now)));
      await forget();
    } catch (error) {
      failedAt = now.getTime();
      log.error(`There is no new backup in ${folder}: ${withoutWords(wordsOf(error))} It is tried again in an hour.`);
    }
  };
}

/** So that nobody waits for it who reads or writes. */
async function inAnotherProcess(file: string): Promise<void> {
  await promisify(execFile)(process.execPath, [PROGRAM, "backup", file]);
}

/** What the other process said last, or what went wrong with it. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const said = "stderr" in error ? String(error.stderr).trim() : "";
  return said === "" ? error.message : said;
}
