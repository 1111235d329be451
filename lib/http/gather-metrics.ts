import cluster from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import { AggregatorRegistry, collectDefaultMetrics, Gauge, register } from "@prometheus-io/client";

/** A worker asks for what all processes of this machine have measured; it is answered with the text, or with none. */
type Asked = { measure: number };
type Told = { measured: number; text?: string };

/** A little longer than the library waits for a process. */
const PATIENCE_MS = 6_000;

/** In the process that keeps the others: answers those that ask. The library adds up all of them, and this one. */
export function tellWorkers(): void {
  collectDefaultMetrics();
  const all = new AggregatorRegistry();
  cluster.on("message", async (worker, asked: Partial<Asked>) => {
    if (asked.measure === undefined) return;
    const text = await all.clusterMetrics().catch(() => undefined);
    const told: Told = { measured: asked.measure, ...(text !== undefined && { text }) };
    if (worker.isConnected()) worker.send(told, () => undefined);
  });
}

/**
 * In a process that answers: begins to measure what it costs, and how many `streams` are open. Answers how to learn what is
 * measured in all processes of this machine, which throws when one of them does not say.
 */
export function measuring(streams: () => number): () => Promise<string> {
  collectDefaultMetrics();
  new Gauge({
    name: "parley_live_streams",
    help: "Pages that are told at once what is new.",
    collect() {
      this.set(streams());
    },
  });
  return cluster.isWorker ? askingFirst() : () => register.metrics();
}

function askingFirst(): () => Promise<string> {
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | undefined) => void>();
  let asked = 0;
  process.on("message", ({ measured = -1, text }: Partial<Told>) => waiting.get(measured)?.(text));

  return async () => {
    asked += 1;
    const measure = asked;
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    waiting.set(measure, resolve);
    process.send?.({ measure } satisfies Asked);
    const text = await Promise.race([promise, sleep(PATIENCE_MS, undefined, { ref: false })]);
    waiting.delete(measure);
    if (text === undefined) throw new Error("What all processes have measured could not be learnt.");
    return text;
  };
}
