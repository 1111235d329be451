import { log } from "#lib/log";

/** Looks so often whether something is over. */
export const FORGET_EVERY_MS = 60 * 60 * 1000;
/** The first time comes soon after the start, when there is much to answer. */
export const FIRST_ROUND_MS = 60 * 1000;

/**
 * Does `work` again and again, `everyMs` after it came to its end, for the first time after `firstMs`; what breaks is told
 * and tried again the next time. Answers how to stop, which waits for what is under way.
 */
export function startRounds(work: () => Promise<unknown>, everyMs: number, firstMs = FIRST_ROUND_MS) {
  let isStopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const later = (ms: number) => {
    timer = setTimeout(() => {
      round = work()
        .catch((err: unknown) => log.error({ err }, "A round broke. The next one tries again."))
        .then(() => {
          if (!isStopped) later(everyMs);
        });
    }, ms);
    timer.unref();
  };
  later(firstMs);
  return async (): Promise<void> => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}
