import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataFolder } from "#db/client";
import { emptyLog } from "#db/empty-log";
import { dropReplacedWords } from "#db/search";
import { log } from "#lib/log";
import { completeErasures, listErasures, openErasures } from "#lib/privacy/erasure-list";

/**
 * What follows an erasure on the disk: the list of erasures, mails that were laid down as files, the search index, and the
 * write-ahead log. Answers whether nothing is left; only then the erasure is complete. Where somebody else is in the way
 * for long, such as who reads for minutes, or the program ends before, the hourly round or the next start does it again.
 */
export async function leaveNoTrace(names?: { handle: string; email: string }): Promise<boolean> {
  // Whoever leaves from here on may come too late for it.
  const open = await openErasures();
  await listErasures();
  await removeMails(names ? [names.handle, names.email] : undefined);
  const isDropped = await dropReplacedWords();
  const isEmptied = await emptyLog();
  if (isDropped && isEmptied) await completeErasures(open);
  else log.warn(INCOMPLETE);
  return isDropped && isEmptied;
}

const INCOMPLETE =
  "Words of somebody who left may still be in the files of the database, because somebody else used it for so long. They are removed within an hour, when Parley tries again.";

/** So long a member waits for it who has just left; it goes on without them. */
const PATIENCE_MS = 10_000;

/** The same for somebody whose account is gone, whatever becomes of this: they are not told that it failed. */
export async function leaveNoTraceInTheEnd(names: { handle: string; email: string }): Promise<void> {
  const left = leaveNoTrace(names).catch((err: unknown) =>
    log.error({ err }, "Traces of somebody who left could not be removed. Parley tries again within an hour."),
  );
  await Promise.race([left, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

/** At start and every hour: whether somebody was erased of whom something is left. Answers whether nothing is. */
export async function leaveNoTraceOfLate(): Promise<boolean> {
  return (await openErasures()).length === 0 || (await leaveNoTrace());
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
