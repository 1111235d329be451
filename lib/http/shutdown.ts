import type { Server } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 300;
/** So long a proxy that asks each second whether this machine is ready may go on sending. */
export const GRACE_BEHIND_PROXY_MS = 1_500;
const QUIET_TURNS = 10;
const TAKING_MS = 2_500;
const DRAIN_MS = 4_000;

/**
 * Answers how to stop a server without breaking a promise: after `graceMs` nothing new is taken, what has arrived is answered
 * whole, and what has not ended DRAIN_MS after the stop began is cut off. Node's own close() destroys connections on which an answer is
 * finished but not yet sent, so connections are watched here from the start.
 */
export function gentleStop(server: Server, graceMs = GRACE_MS): () => Promise<void> {
  // How many answers each connection that asked for something still waits for: a client may ask ahead (pipelining).
  const owed = new Map<Socket, number>();
  let stopping = false;
  let taken = 0;

  server.on("connection", (socket: Socket) => {
    taken += 1;
    socket.once("close", () => owed.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    owed.set(socket, (owed.get(socket) ?? 0) + 1);
    response.once("close", () => {
      const left = owed.get(socket);
      if (left === undefined) return;
      owed.set(socket, left - 1);
      if (stopping && left === 1) socket.end();
    });
  });

  return async () => {
    stopping = true;
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    const until = performance.now() + TAKING_MS;
    await sleep(graceMs);
    // Connections that the system has taken, but this process not yet, would be refused: it takes one in each turn.
    for (let quiet = 0, before = taken; quiet < QUIET_TURNS && performance.now() < until; before = taken) {
      await nextTurn();
      quiet = taken === before ? quiet + 1 : 0;
    }
    const drained = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    for (const [socket, answers] of owed) if (answers === 0) socket.end();
    await drained;
    clearTimeout(cut);
  };
}
