import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "#db/client";
import { emptyLog } from "#db/empty-log";
import { dropReplacedWords } from "#db/search";
import { log } from "#lib/log";
import { isUnlisted, listErasures } from "#lib/privacy/erasure-list";

/**
 * What follows an erasure on the disk: the search index, the write-ahead log, mails that were laid down as files, and last
 * the list of erasures. Where the program ends before, somebody is not on the list yet, and the next start does it again.
 */
export async function leaveNoTrace(names?: { handle: string; email: string }): Promise<void> {
  await dropReplacedWords();
  await emptyLog();
  await removeMails(names ? [names.handle, names.email] : undefined);
  await listErasures();
}

/** So long a member waits for it who has just left; it goes on without them. */
const PATIENCE_MS = 10_000;

/** The same for somebody whose account is gone, whatever becomes of this: they are not told that it failed. */
export async function leaveNoTraceInTheEnd(names: { handle: string; email: string }): Promise<void> {
  const left = leaveNoTrace(names).catch((err: unknown) =>
    log.error({ err }, "Traces of somebody who left could not be removed. The next start does it."),
  );
  await Promise.race([left, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

/** At start: whether somebody was erased whose traces the program did not come to. */
export async function leaveNoTraceOfLate(): Promise<void> {
  if (await isUnlisted()) await leaveNoTrace();
}

/** Mails that name somebody: letters to others, too, where a reply of theirs was told. Where nobody knows the name any more, all of them. */
async function removeMails(words: readonly string[] = [""]): Promise<void> {
  const folder = join(dataFolder(), "outbox");
  for (const file of await readdir(folder).catch(() => [])) {
    const mail = join(folder, file);
    // A line is parted by “=” and its end where the mail was too wide.
    const text = (await readFile(mail, "utf8").catch(() => "")).replace(/=\r?\n/g, "").toLowerCase();
    if (words.some((word) => text.includes(word))) await rm(mail, { force: true });
  }
}
