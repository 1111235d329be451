import { setTimeout as sleep } from "node:timers/promises";

const LIMITS = { patienceMs: 1_000, freshMs: 500, lostMs: 10_000 };

/**
 * Answers whether the database answers. However many ask, it is asked once at a time, what it said stands for a moment, and
 * nobody waits longer than `patienceMs`: one that is silent is as good as away. After `lostMs` it is asked anew.
 */
export function databaseCheck(ask: () => Promise<unknown>, limits = LIMITS): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  let last = { answers: false, at: Number.NEGATIVE_INFINITY };
  const look = async () => {
    const asked = ask().then(
      () => true,
      () => false,
    );
    const answers = await Promise.race([asked, sleep(limits.lostMs, false, { ref: false })]);
    last = { answers, at: performance.now() };
    asking = undefined;
    return answers;
  };
  return async () => {
    if (performance.now() - last.at < limits.freshMs) return last.answers;
    asking ??= look();
    return Promise.race([asking, sleep(limits.patienceMs, false, { ref: false })]);
  };
}
