import { setTimeout as sleep } from "node:timers/promises";

/** A server that vanished never says that a connection to it has ended. */
const CLOSING_PATIENCE_MS = 500;
/**
 * One Ctrl-C is heard several times: from the terminal, which tells every process, and from npm or the process that keeps
 * this one. What comes later is another one.
 */
const SAME_MS = 500;
/** As a shell calls what ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Once the process is told to end: does `stop`, then `close`, for which nobody waits long, and ends. A second Ctrl-C ends it at once. */
export function stopOnSignal(stop: () => Promise<unknown>, close: () => Promise<unknown>): void {
  let since: number | undefined;
  const hear = async (signal: NodeJS.Signals) => {
    if (since !== undefined) {
      if (signal === "SIGINT" && performance.now() - since > SAME_MS) process.exit(INTERRUPTED);
      return;
    }
    since = performance.now();
    await stop();
    await Promise.race([close(), sleep(CLOSING_PATIENCE_MS)]);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, hear);
}
