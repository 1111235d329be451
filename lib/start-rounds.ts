import { log } from "#lib/log";

/** The first time comes soon after the start, when there is much to answer. */
const FIRST_ROUND_MS = 60 * 1000;

/**
 * Does `work` again and again, `everyMs` after it came to its end, for the first time after `firstMs`; what breaks is told
 * and tried again the next time. Answers how to stop, which waits for what is under way; `work` may ask whether it should
 * come to its end.
 */
export function startRounds(
  work: (isStopped: () => boolean) => Promise<unknown>,
  everyMs: number,
  firstMs = FIRST_ROUND_MS,
): () => Promise<void> {
  let isStopped = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const later = (ms: number) => {
    timer = setTimeout(() => {
      round = work(() => isStopped)
        .catch((err: unknown) => log.error({ err }, "A round broke. The next one tries again."))
        .then(() => {
          if (!isStopped) later(everyMs);
        });
    }, ms);
    timer.unref();
  };
  later(firstMs);
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await round;
  };
}
