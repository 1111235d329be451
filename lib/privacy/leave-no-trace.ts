import { setTimeout as sleep } from "node:timers/promises";
import { emptyLog } from "#db/empty-log";
import { dropReplacedWords } from "#db/search";
import { log } from "#lib/log";
import { completeErasures, listErasures, openErasures } from "#lib/privacy/erasure-list";
import type { Names } from "#lib/privacy/name-as-read";
import { removeMails } from "#lib/privacy/remove-mails";

/**
 * What follows an erasure on the disk: the list of erasures, mails that were laid down as files, the search index, and the
 * write-ahead log. Answers whether nothing is left; only then the erasure is complete. Where somebody else is in the way
 * for long, such as who reads for minutes, or the program ends before, the hourly round or the next start does it again.
 */
export async function leaveNoTrace(names?: Names): Promise<boolean> {
  // Whoever leaves from here on may come too late for it.
  const open = await openErasures();
  await listErasures();
  // Of others whose erasure is still open the mails may be here, too.
  await removeMails(names, names === undefined || open.length > 1);
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
export async function leaveNoTraceInTheEnd(names: Names): Promise<void> {
  const left = leaveNoTrace(names).catch((err: unknown) =>
    log.error({ err }, "Traces of somebody who left could not be removed. Parley tries again within an hour."),
  );
  await Promise.race([left, sleep(PATIENCE_MS, undefined, { ref: false })]);
}

/**
 * At start and every hour, on every machine: lists who was erased, also by another machine, and sees whether something is
 * left of somebody. Answers whether nothing is.
 */
export async function leaveNoTraceOfLate(): Promise<boolean> {
  await listErasures();
  return (await openErasures()).length === 0 || (await leaveNoTrace());
}
