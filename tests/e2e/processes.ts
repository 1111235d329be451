import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, type RequestOptions, request } from "node:http";
import { text } from "node:stream/consumers";
import type { Site } from "#tests/e2e/site";

export type Ask = RequestOptions & { body?: string };
export type Answer = { status: number | undefined; text: string; cookies: string[] };

/** The processes that answer for a site with several. */
export function workersOf({ pid }: Site): number[] {
  const children = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return children
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([own, parent]) => (parent === pid ? (own ?? []) : []));
}

/** Begins to ask on a connection of its own, and answers what comes back as soon as its head is there. */
export async function open(url: string, { body, ...options }: Ask = {}): Promise<IncomingMessage> {
  const asked = request(url, { agent: false, ...options });
  asked.end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  return response;
}

export async function ask(url: string, options: Ask = {}): Promise<Answer> {
  const response = await open(url, options);
  const cookies = (response.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1).join(""));
  return { status: response.statusCode, text: await text(response), cookies };
}

/** Runs `work` while of all that answer only this process does: the others stand still, and take no connection. */
export async function onlyBy<T>(site: Site, worker: number, work: () => Promise<T>): Promise<T> {
  const others = workersOf(site).filter((pid) => pid !== worker);
  for (const pid of others) process.kill(pid, "SIGSTOP");
  try {
    return await work();
  } finally {
    for (const pid of others) process.kill(pid, "SIGCONT");
  }
}
