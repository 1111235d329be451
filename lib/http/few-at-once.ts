import type { IncomingMessage } from "node:http";
import { setImmediate as oneTurnOfTheLoop } from "node:timers/promises";

/** So many posts are worked on at once in a process, so that those who read get their turn in between. */
const MOST = 3;
/** Whoever takes longer waits for something else than this process, and lets the next one in. */
const LONGEST_MS = 50;

/**
 * Lets few requests be worked on at once, the others in their order. One whose body is still on its way is not counted:
 * it costs nothing yet, and nobody should have to wait for it.
 */
export function fewAtOnce(most = MOST, longestMs = LONGEST_MS) {
  const waiting: (() => void)[] = [];
  let inside = 0;

  return async (request: Pick<IncomingMessage, "complete">, work: () => Promise<void>): Promise<void> => {
    await oneTurnOfTheLoop();
    if (!request.complete) return work();
    if (inside < most) inside += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let isInside = true;
    const leave = () => {
      if (!isInside) return;
      isInside = false;
      const next = waiting.shift();
      if (next) setImmediate(next);
      else inside -= 1;
    };
    const patience = setTimeout(leave, longestMs);
    try {
      await work();
    } finally {
      clearTimeout(patience);
      leave();
    }
  };
}
