import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import SQLite from "better-sqlite3";
import { expect, test } from "#tests/e2e/fixtures";
import { ask, onlyBy, workersOf } from "#tests/e2e/processes";
import { type Site, startSite } from "#tests/e2e/site";
import { THREAD } from "#tests/people";
import { type Measured, readMetrics, sumOf } from "#tests/strict-metrics";

const TOKEN = "shown-to-prometheus-alone";
const thread = `/threads/${THREAD}`;
const folder = () => mkdtempSync(join(tmpdir(), "parley-seeing-"));

/** What ends with each test, also with one that fails. */
const running: { stop: () => Promise<unknown> }[] = [];
test.afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});

async function start(...how: Parameters<typeof startSite>): Promise<Site> {
  const site = await startSite(...how);
  running.push(site);
  return site;
}

async function scrape({ url }: Site): Promise<Measured> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  return readMetrics(await response.text());
}

const answered = (measured: Measured, route: string, status: number, method = "GET") =>
  sumOf(measured, "parley_requests_total", { route, method, status: String(status) });

test("measurements are not for the public: nothing is there, or who shows no token is refused", async ({ site }) => {
  expect((await fetch(`${site.url}/metrics`)).status).toBe(404);
  expect((await fetch(`${site.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(404);
});

test("who runs it sees inside: while it starts, as it answers, in its log and in its traces", async () => {
  test.slow();
  const collector = await startCollector();
  running.push(collector);
  const data = folder();
  // Whoever else has the database open holds up what brings it up to date.
  const other = new SQLite(join(data, "parley.db"));
  other.exec("BEGIN EXCLUSIVE");
  const seen: Record<string, [number, string, string | null]> = {};
  const meanwhile = async (url: string) => {
    const look = async (path: string) => {
      const response = await fetch(url + path, { headers: { accept: "text/html" } }).catch(() => undefined);
      if (response) seen[path] = [response.status, await response.text(), response.headers.get("retry-after")];
      return seen[path]?.[1] ?? "";
    };
    await expect.poll(() => look("/readyz"), { timeout: 30_000 }).toContain("brought up to date");
    for (const path of ["/healthz", thread]) await look(path);
    other.exec("COMMIT");
    other.close();
  };
  const environment = {
    PARLEY_METRICS_TOKEN: TOKEN,
    PARLEY_LOG_LEVEL: "debug",
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: "100",
  };
  const site = await start(data, 1, { environment, meanwhile });
  expect(seen["/healthz"]).toEqual([200, "ok\n", null]);
  expect(seen["/readyz"]).toEqual([503, "starting: the database is brought up to date\n", null]);
  expect(seen[thread]).toEqual([
    503,
    expect.stringMatching(/^<!doctype html>.+<p>Parley is starting\. Everything that was accepted is safe\./s),
    "5",
  ]);

  const wrong: Record<string, string>[] = [{}, { authorization: "Bearer wrong" }, { authorization: TOKEN }];
  for (const headers of wrong) {
    const refused = await fetch(`${site.url}/metrics`, { headers });
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  }
  const before = await scrape(site);
  const visit = async (path: string) => (await fetch(site.url + path)).text();
  for (let i = 0; i < 3; i += 1) await visit(thread);
  await visit("/search?q=unsayable-words&from=alice@example.org");
  await visit("/threads/nowhere");
  await visit("/what/ever/unsayable-path");
  await visit(`/reset/unsayable-token-${"a1B2".repeat(8)}`);
  const form = new FormData();
  form.set("kind", "unsayable");
  await fetch(`${site.url}${thread}/argue`, { method: "POST", body: form, headers: { origin: site.url } });
  const after = await scrape(site);
  const more = (name: string, labels = {}) => sumOf(after, name, labels) - sumOf(before, name, labels);
  expect(answered(after, "/threads/[slug]", 200) - answered(before, "/threads/[slug]", 200)).toBe(3);
  expect(answered(after, "/threads/[slug]", 404)).toBe(1);
  expect(answered(after, "/search", 200)).toBe(1);
  expect(answered(after, "other", 404)).toBe(1);
  expect(answered(after, "/metrics", 401)).toBe(3);
  expect(sumOf(after, "parley_requests_total", { route: "/threads/[slug]/argue", method: "POST" })).toBe(1);
  expect(more("parley_page_cache_total", { answer: "hit" })).toBe(2);
  expect(more("parley_page_cache_total", { answer: "miss" })).toBe(1);
  expect(after.get("parley_render_seconds")?.samples.get("parley_render_seconds_count")).toBeGreaterThan(3);
  expect(after.get("parley_read_seconds")?.samples.get("parley_read_seconds_count")).toBeGreaterThan(10);
  expect(after.get("parley_commit_seconds")?.samples.get("parley_commit_seconds_count")).toBeGreaterThan(1);
  expect(after.get("parley_write_wait_seconds")?.samples.get("parley_write_wait_seconds_count")).toBeGreaterThan(1);
  expect(sumOf(after, "parley_database_up")).toBe(1);
  for (const name of ["parley_writes_waiting", "parley_live_streams", "parley_mails_waiting", "parley_mails_total"])
    expect(sumOf(after, name), name).toBe(0);
  expect(after.get("parley_queue_length")?.samples.size).toBe(5);
  expect(after.get("parley_queue_oldest_seconds")?.samples.size).toBe(5);
  for (const name of ["nodejs_eventloop_lag_seconds", "nodejs_heap_size_used_bytes", "nodejs_gc_duration_seconds"])
    expect(after.has(name), name).toBe(true);
  expect([...after.values()].flatMap(({ samples }) => [...samples.keys()]).join("\n")).not.toMatch(/unsayable|nowhere/);

  const damaging = new SQLite(join(data, "parley.db"));
  damaging.exec("DROP TABLE search_arguments");
  damaging.close();
  expect((await fetch(`${site.url}/search?q=unsayable-words`)).status).toBe(500);

  await expect.poll(() => collector.names()).toContain("GET /threads/[slug]");
  expect(await site.stop()).toBe(0);
  expect(collector.names()).toContain("GET /search");
  const lines = site
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const access = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "answered");
  expect(access).toContainEqual(expect.objectContaining({ route: "/search", status: 200, ms: expect.any(Number) }));
  const broken = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "A page broke.");
  expect(broken).toEqual([
    expect.objectContaining({
      route: "/search",
      err: expect.objectContaining({ type: "SqliteError", message: "no such table: search_arguments" }),
    }),
  ]);
  for (const told of [lines.join("\n"), collector.all()])
    expect(told).not.toMatch(/unsayable|alice|127\.0\.0\.1|::1|talks-with|\?/);
});

test("one scrape tells the sums of all processes", async () => {
  test.slow();
  const site = await start(folder(), 2, { environment: { PARLEY_METRICS_TOKEN: TOKEN } });
  await expect.poll(() => workersOf(site).length).toBe(2);
  const [first = 0, second = 0] = workersOf(site);
  for (const [worker, times] of [
    [first, 2],
    [second, 3],
  ] as const)
    await onlyBy(site, worker, async () => {
      for (let i = 0; i < times; i += 1) expect((await ask(`${site.url}/about`)).status).toBe(200);
    });
  for (let i = 0; i < 4; i += 1) {
    const measured = await scrape(site);
    expect(answered(measured, "/about", 200)).toBe(5);
    expect(sumOf(measured, "parley_page_cache_total")).toBe(5);
    // What is in the database is told once, and not by each.
    expect(sumOf(measured, "parley_database_up")).toBe(1);
  }
  expect(await site.stop()).toBe(0);
});

/** Takes what an exporter of traces sends (OTLP over HTTP, as JSON). */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(await text(request));
    response.setHeader("content-type", "application/json");
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const spans = () => bodies.join("").matchAll(/"name":"([^"]*)"/g);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    names: () => [...spans()].map(([, name]) => name),
    all: () => bodies.join("\n"),
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
