/**
 * Writes take turns, and those that come together share one commit, because waiting for the disk is most of what a
 * small write costs (docs/decisions/0018). Each is undone alone when it fails, and answered once all are on disk.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";
import type SQLite from "better-sqlite3";

/** So many share a commit at most: nobody is read to meanwhile, and each more gains less. */
export const MOST_TOGETHER = 4;

type Answer = () => void;
/** Does the work and says how to answer it; `reject` answers that nothing was written. */
type Turn = { take: () => Promise<Answer>; reject: (error: unknown) => void };

/** `begin` starts the transaction in which those whose turn it is write. */
export function sharedCommits(writer: SQLite.Database, begin: () => Promise<void>) {
  const waiting: Turn[] = [];
  let isWriting = false;

  /** Runs `work`, in the context of who calls, after all that came before it. Answers what it returns once that is on disk. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const inContext = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      const take = async () => {
        const result = await inContext(work);
        return () => resolve(result);
      };
      waiting.push({ take, reject });
      if (!isWriting) void writeAll();
    });
  }

  async function writeAll() {
    isWriting = true;
    while (waiting.length > 0) {
      await gather();
      await writeTogether();
    }
    isWriting = false;
  }

  /** Waits for others before the lock is taken, as long as each turn of the event loop brings some. */
  async function gather() {
    for (let before = 0; before < waiting.length && waiting.length < MOST_TOGETHER; ) {
      before = waiting.length;
      await oneTurnOfTheLoop();
    }
  }

  async function writeTogether() {
    const taken: Turn[] = [];
    const answers: Answer[] = [];
    try {
      await begin();
      for (let turn = waiting.shift(); turn; turn = taken.length < MOST_TOGETHER ? waiting.shift() : undefined) {
        taken.push(turn);
        answers.push(await writeOne(turn));
      }
      writer.exec("COMMIT");
      for (const answer of answers) answer();
    } catch (error) {
      // Nothing is on disk. Where the transaction could not even begin, only the first has waited long enough.
      const refused = taken.length > 0 ? taken : waiting.splice(0, 1);
      for (const { reject } of refused) reject(error);
      if (writer.inTransaction) writer.exec("ROLLBACK");
    }
  }

  async function writeOne({ take, reject }: Turn): Promise<Answer> {
    writer.exec("SAVEPOINT turn");
    try {
      const answer = await take();
      writer.exec("RELEASE turn");
      return answer;
    } catch (error) {
      // Some failures, such as a full disk, make SQLite undo all that the others wrote as well.
      if (!writer.inTransaction) throw error;
      writer.exec("ROLLBACK TO turn; RELEASE turn");
      return () => reject(error);
    }
  }

  return inTurn;
}
