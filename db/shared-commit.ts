/**
 * Writes take turns, and those that come together share one commit, because waiting for the disk is most of what a
 * small write costs (docs/decisions/0018). Each is undone alone when it fails, and answered once all are on disk.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";

import { timeCommit, timeWait, writesWaiting } from "#db/measured";

/** So many share a commit at most: nobody is read to meanwhile, and each more gains less. */
export const MOST_TOGETHER = 4;

type Answer = () => void;
/** Does the work and says how to answer it; `reject` answers that nothing was written; `taken` ends its waiting. */
type Turn = { take: () => Promise<Answer>; reject: (error: unknown) => void; tries: number; taken: () => void };

/** Runs `work`, in the context of who calls, after all that came before it. Answers what it returns once that is on disk. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** The connection on which is written. */
type Writer = {
  /** Starts the transaction in which those whose turn it is write. */
  begin: () => Promise<void>;
  execute: (statement: string) => Promise<void> | void;
  /** Whether the transaction is still there: some failures end it for all. */
  isOpen: () => boolean;
  /** Whether somebody else was in the way, so that the same may go well at another try. */
  mayTryAgain: (error: unknown) => boolean;
  /** Whether nobody can write for now, however long they wait. */
  isAway: (error: unknown) => boolean;
};

/** So often the same turns are tried, when others are in the way. */
const MOST_TRIES = 5;

export function sharedCommits({ begin, execute, isOpen, mayTryAgain, isAway }: Writer): InTurn {
  const waiting: Turn[] = [];
  let isWriting = false;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const inContext = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      const take = async () => {
        const result = await inContext(work);
        return () => resolve(result);
      };
      waiting.push({ take, reject, tries: 0, taken: timeWait() });
      writesWaiting.set(waiting.length);
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
      const onDisk = timeCommit();
      for (let turn = waiting.shift(); turn; turn = taken.length < MOST_TOGETHER ? waiting.shift() : undefined) {
        taken.push(turn);
        if (turn.tries === 0) turn.taken();
        answers.push(await writeOne(turn));
      }
      await execute("COMMIT");
      onDisk();
      for (const answer of answers) answer();
    } catch (error) {
      await undoAll();
      for (const turn of taken) turn.tries += 1;
      // Nothing is on disk.
      if (taken.length > 0 && mayTryAgain(error) && taken.every(({ tries }) => tries < MOST_TRIES))
        waiting.unshift(...taken);
      else if (taken.length > 0) refuse(taken, error);
      // The transaction could not even begin: only the first has waited long enough, unless waiting is of no use.
      else refuse(waiting.splice(0, isAway(error) ? waiting.length : 1), error);
    }
    writesWaiting.set(waiting.length);
  }

  function refuse(turns: readonly Turn[], error: unknown) {
    for (const { tries, taken, reject } of turns) {
      if (tries === 0) taken();
      reject(error);
    }
  }

  /** Where the connection is lost meanwhile, the database undoes it by itself; those who wait are to be told all the same. */
  async function undoAll() {
    try {
      if (isOpen()) await execute("ROLLBACK");
    } catch (error) {
      if (isOpen()) throw error;
    }
  }

  async function writeOne({ take, reject }: Turn): Promise<Answer> {
    await execute("SAVEPOINT turn");
    try {
      const answer = await take();
      await execute("RELEASE turn");
      return answer;
    } catch (error) {
      // Some failures, such as a full disk, undo all that the others wrote as well.
      if (!isOpen() || mayTryAgain(error)) throw error;
      await execute("ROLLBACK TO turn");
      await execute("RELEASE turn");
      return () => reject(error);
    }
  }

  return inTurn;
}
