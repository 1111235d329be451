import { log } from "#lib/log";

const DAY_MS = 24 * 60 * 60 * 1000;

/** It makes up so much for each hour that the program runs: a day. */
const MADE_UP_MS = DAY_MS;
const HOUR_MS = 60 * 60 * 1000;

/**
 * The clock by which is forgotten, in milliseconds since 1970. What is forgotten is gone for good, and a clock may be wrong
 * by years for an hour: so this one begins at the `newest` moment on record, is never ahead of the clock of the machine
 * (`wall`), and comes nearer to it by a day for each hour that the program was `running`. A machine that slept, whose
 * running time stood meanwhile, or a forum that was off, so forgets late, and never less in the end. Whenever it is more
 * than a day behind, it is told once.
 */
export function slowClock(
  newest: Date | undefined,
  wall: () => number = Date.now,
  running: () => number = () => performance.now(),
): () => number {
  let slow = newest?.getTime() ?? wall();
  let last = running();
  let isTold = false;
  return () => {
    const passed = running() - last;
    last += passed;
    const now = wall();
    // Where the machine's clock goes back, this one has nothing to make up for when it comes again.
    slow = Math.max(slow, Math.min(now, slow + passed * (MADE_UP_MS / HOUR_MS)));
    const isBehind = now - slow > DAY_MS;
    if (isBehind && !isTold) log.warn(inWords(now, slow));
    isTold = isBehind;
    return Math.min(now, slow);
  };
}

const inWords = (now: number, slow: number) =>
  `By the clock of this machine it is ${minuteOf(now)}, which is ${Math.round((now - slow) / DAY_MS)} days after what Parley last knew of. What is kept for a time is therefore forgotten later, by a day more each hour. If the clock is right, because Parley was off or the machine slept, there is nothing to do; if it is wrong, set it right.`;

const minuteOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
