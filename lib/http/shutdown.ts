import type { Server } from "node:http";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 300;
const DRAIN_MS = 4_000;
const TURNS = 10;

/**
 * Stops a server without breaking a promise: requests that are on their way still arrive, then nothing new is taken,
 * what is under way is answered, and what has not ended after DRAIN_MS is cut off.
 */
export async function stopGently(server: Server): Promise<void> {
  await sleep(GRACE_MS);
  // A busy process has connections waiting that it has not looked at yet; closing now would refuse them.
  for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
  const drained = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await drained;
  clearTimeout(cut);
}
