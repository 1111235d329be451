/**
 * What is measured of the database in this process, in seconds (docs/decisions/0030). The registry is the library's own, as
 * Next has a copy of this module of its own.
 */
import { performance } from "node:perf_hooks";
import { Gauge, Histogram, register } from "@prometheus-io/client";

const BUCKETS = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

export const writesWaiting =
  (register.getSingleMetric("parley_writes_waiting") as Gauge | undefined) ??
  new Gauge({ name: "parley_writes_waiting", help: "Writes that wait for their turn." });

/** Begins to measure; answers what ends it. */
export const timeRead = timer(
  "parley_read_seconds",
  "How long reading from the database took, for each question asked.",
);
export const timeWait = timer("parley_write_wait_seconds", "How long a write waited for its turn.");
export const timeCommit = timer(
  "parley_commit_seconds",
  "How long a transaction took, from its turn until it was on disk.",
);

function timer(name: string, help: string): () => () => void {
  const spread =
    (register.getSingleMetric(name) as Histogram | undefined) ?? new Histogram({ name, help, buckets: BUCKETS });
  return () => {
    const began = performance.now();
    return () => spread.observe((performance.now() - began) / 1000);
  };
}
