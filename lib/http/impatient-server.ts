import { createServer, type RequestListener, type Server } from "node:http";

/** Who sends a request slower than this is cut off: 256 kB are a minute of a bad line. In milliseconds. */
export const SLOWEST = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 };

/** A server that waits for nobody who sends too slowly, so that many such connections keep no other one out. */
export function impatientServer(listener: RequestListener, { dev = false, slowest = SLOWEST } = {}): Server {
  // Only hot reload speaks anything but HTTP; Next would keep any other such connection, unanswered.
  return createServer({ ...slowest, shouldUpgradeCallback: () => dev }, listener);
}
