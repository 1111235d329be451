import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { log } from "#lib/log";

/** What a worker says to the one that started it: its last words, or that it is about to listen. */
type Words = { cannot: string } | { wants: "to listen" };

const LIMITS = { firstPauseMs: 100, longestPauseMs: 10_000, soundAfterMs: 10_000, stopMs: 4_700 };

/**
 * Keeps `many` processes running `program`, which share the port that they listen on. Answers, once the first of them
 * listens, how to stop them all; throws what the first one says that cannot. From then on whoever ends is replaced, at
 * once or, when they end one after the other, after a pause that grows. `freePort` is done before one
 * listens.
 */
export async function keepWorkers(
  many: number,
  program: string,
  limits = LIMITS,
  freePort: () => void = () => undefined,
): Promise<() => Promise<void>> {
  const crew = new Set<Worker>();
  const listening = Promise.withResolvers<void>();
  const pauses = new Set<NodeJS.Timeout>();
  let hasListened = false;
  let endedInARow = 0;
  let stopping = false;

  function employ() {
    const since = Date.now();
    const hasEnded = (why: string) => {
      if (stopping) return;
      if (!hasListened) return listening.reject(new Error(why));
      log.error(`${why} Another one takes its place.`);
      replace(Date.now() - since);
    };
    try {
      watch(cluster.fork(), hasEnded);
    } catch (error) {
      hasEnded(cannotStart(error));
    }
  }

  function watch(worker: Worker, hasEnded: (why: string) => void) {
    let cannot: string | undefined;
    crew.add(worker);
    worker.on("message", (words: Partial<Words> & object) => {
      if ("cannot" in words) cannot = words.cannot;
      if ("wants" in words) freePort();
    });
    worker.once("listening", () => {
      hasListened = true;
      listening.resolve();
    });
    worker.once("exit", (code, signal) => {
      crew.delete(worker);
      hasEnded(cannot ?? `A process that answers has ended (${signal ?? `exit code ${code}`}).`);
    });
    worker.on("error", (error) => {
      // Otherwise it is about words that came too late for one that is ending, which is told by its end.
      if (worker.process.pid === undefined && crew.delete(worker)) hasEnded(cannotStart(error));
    });
  }

  function replace(livedMs: number) {
    endedInARow = livedMs < limits.soundAfterMs ? endedInARow + 1 : 0;
    const pause = endedInARow === 0 ? 0 : Math.min(limits.firstPauseMs * 2 ** (endedInARow - 1), limits.longestPauseMs);
    const timer = setTimeout(() => {
      pauses.delete(timer);
      employ();
    }, pause);
    pauses.add(timer);
  }

  // Each takes its connections from the system. Node's other way, by which the first process takes and hands out, lets
  // a connection hang for ever when the one it was just handed to is killed.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: program });
  for (let i = 0; i < many; i += 1) employ();
  const stop = async () => {
    stopping = true;
    for (const timer of pauses) clearTimeout(timer);
    await Promise.all([...crew].map((worker) => end(worker, limits.stopMs)));
  };
  try {
    await listening.promise;
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

const cannotStart = (error: unknown) =>
  `A process that answers cannot be started (${error instanceof Error ? error.message : error}).`;

/** Asks a worker to end, and makes it end when it does not. */
async function end(worker: Worker, patienceMs: number) {
  if (worker.process.pid === undefined) return;
  const ended = once(worker, "exit");
  worker.process.kill("SIGTERM");
  const cut = setTimeout(() => worker.process.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(cut);
}

/** In a worker that cannot do its work: tells why to the one that started it, and ends. */
export function giveUp(sentence: string): void {
  process.send?.({ cannot: sentence } satisfies Words, undefined, undefined, () => process.exit(1));
}

/** In a worker that listens next, in the same turn: has the one that started it free the port. Words arrive in their order. */
export function aboutToListen(): void {
  process.send?.({ wants: "to listen" } satisfies Words);
}
