import type { Server } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 300;
const TURNS = 10;
const DRAIN_MS = 4_000;

/**
 * Answers how to stop a server without breaking a promise: nothing new is taken, what has arrived is answered whole,
 * and what has not ended after DRAIN_MS is cut off. Node's own close() destroys connections on which an answer is
 * finished but not yet sent, so connections are watched here from the start.
 */
export function gentleStop(server: Server): () => Promise<void> {
  const answering = new Set<Socket>();
  const waiting = new Set<Socket>();
  let stopping = false;

  server.on("request", (request, response) => {
    const { socket } = request;
    answering.add(socket);
    waiting.delete(socket);
    response.once("close", () => {
      answering.delete(socket);
      if (stopping) socket.end();
      else waiting.add(socket);
    });
    socket.once("close", () => waiting.delete(socket));
  });

  return async () => {
    stopping = true;
    // Connections that the system has taken but this busy process has not looked at yet would be refused.
    await sleep(GRACE_MS);
    for (let turn = 0; turn < TURNS; turn += 1) await nextTurn();
    const drained = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    for (const socket of waiting) socket.end();
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await drained;
    clearTimeout(cut);
  };
}
