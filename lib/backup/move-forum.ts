import { readdir } from "node:fs/promises";
import { dataFolder } from "#db/data-folder";
import { copyForum } from "#db/move";
import { checkCopy } from "#lib/backup/check-copy";
import { asBackupFailure, BackupFailure } from "#lib/backup/failure";

/** `beside`: what lies beside the database in the data folder and was not copied. */
export type Moved = { rows: ReadonlyMap<string, number>; beside: string[] };

/**
 * Copies the forum to an address, `postgres://…` or `file:⟨data folder⟩`, while it goes on: as it is when that begins. The
 * copy is one only when all its rows are the same and it was checked as `parley verify` does. Throws a sentence, with
 * nothing at that address that a forum would start on.
 */
export async function moveForum(to: string, say: (sentence: string) => void): Promise<Moved> {
  const copy = await copyForum(to, say).catch((error: unknown) => {
    throw asMoveFailure(error, to);
  });
  try {
    say("They are the same. The search index is made …");
    const { faults } = await checkCopy(copy.place, "index", say);
    if (faults.length > 0)
      throw new BackupFailure(
        `The copy is not used, because something is wrong with it: ${faults.slice(0, 5).join(" ")} Does “npm run parley -- verify” find the same in the forum?`,
      );
    await copy.keep();
    return { rows: copy.rows, beside: await filesBeside() };
  } catch (error) {
    throw asMoveFailure(error, to);
  } finally {
    await copy.close();
  }
}

/** Of a server's own there is no folder to be named. */
const asMoveFailure = (error: unknown, to: string) =>
  to.startsWith("file:") ? asBackupFailure(error, to.slice("file:".length)) : error;

/** A secret, mails that were laid down, who was erased; copies of the database, which tell nothing new, are not named. */
async function filesBeside(): Promise<string[]> {
  const names = await readdir(dataFolder()).catch(() => []);
  return names.filter((name) => NOT_IN_DATABASE.has(name)).toSorted();
}
const NOT_IN_DATABASE = new Set(["secret", "erasures", "outbox"]);
