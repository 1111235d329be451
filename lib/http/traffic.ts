import type { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { Counter, Histogram } from "@prometheus-io/client";
import { log } from "#lib/log";

const METHODS = ["GET", "HEAD", "POST"];
const ANOTHER = "other";
/** A status and a method as one number: 2200 is a POST that went well. */
const BY_METHOD = 1_000;

/** What was answered since the start. Plain numbers: thousands a second are counted. */
const answers = new Map<string, Map<number, number>>();
const fromCache = { hit: 0, miss: 0, pass: 0 };

new Counter({
  name: "parley_requests_total",
  help: "Requests that were answered, by the pattern of their address, method and status.",
  labelNames: ["route", "method", "status"],
  collect() {
    this.reset();
    for (const [route, counts] of answers)
      for (const [kind, count] of counts) {
        const method = METHODS[Math.floor(kind / BY_METHOD)] ?? ANOTHER;
        this.inc({ route, method, status: kind % BY_METHOD }, count);
      }
  },
});

new Counter({
  name: "parley_page_cache_total",
  help: "Answers that the page cache had (hit), has from now on (miss), and that are made for each request (pass).",
  labelNames: ["answer"],
  collect() {
    this.reset();
    for (const [answer, count] of Object.entries(fromCache)) this.inc({ answer }, count);
  },
});

const renderings = new Histogram({
  name: "parley_render_seconds",
  help: "How long Next took to make an answer.",
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Notes that a page cache had an answer, or had not. */
export function countCache(answer: keyof typeof fromCache): void {
  fromCache[answer] += 1;
}

/** Notes an answer, which took `ms`. `route` is a pattern of ours, never an address: of those there is no end. */
export function countAnswer(route: string, method: string | undefined, status: number, ms: number): void {
  const known = METHODS.indexOf(method ?? "");
  const kind = (known === -1 ? METHODS.length : known) * BY_METHOD + status;
  const counts = answers.get(route) ?? new Map<number, number>();
  if (counts.size === 0) answers.set(route, counts);
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (log.isLevelEnabled("debug"))
    log.debug({ route, method: METHODS[known] ?? ANOTHER, status, ms: Math.round(ms * 10) / 10 }, "answered");
}

/** What nginx writes down for a reader who went before there was an answer; no answer has it. */
const GIVEN_UP = 499;

/** Notes the answer to a request once it ended; a stream, when it does. */
export function watchAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  routeOf: (url: string) => string,
): void {
  const began = performance.now();
  const { url = "", method } = request;
  response.once("close", () => {
    const status = response.headersSent ? response.statusCode : GIVEN_UP;
    countAnswer(routeOf(url), method, status, performance.now() - began);
  });
}

/** Measures how long something is rendered. */
export async function timeRendering<T>(render: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await render();
  } finally {
    renderings.observe((performance.now() - began) / 1_000);
  }
}
