import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import { register } from "@prometheus-io/client";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { metricsAnswers } from "#lib/http/metrics";
import { quiet } from "#lib/http/quiet-spans";
import { builtRoutes, routesOf } from "#lib/http/routes";
import { countAnswer, countCache, timeRendering, watchAnswer } from "#lib/http/traffic";
import { log } from "#lib/log";
import { readMetrics, sumOf } from "#tests/strict-metrics";

const BUILT = [
  "/",
  "/threads/[slug]",
  "/threads/[slug]/arguments/[id]",
  "/api/auth/[...nextauth]",
  "/log/feed.atom",
  "/settings",
];
const routeOf = routesOf(BUILT);

describe("the route of an address", () => {
  test.each([
    ["/", "/"],
    ["/?a=b", "/"],
    ["/settings#x", "/settings"],
    ["/threads/a-b?order=newest", "/threads/[slug]"],
    ["/threads/a/arguments/7", "/threads/[slug]/arguments/[id]"],
    ["/threads/a/live?after=1", "/threads/[slug]/live"],
    ["/api/auth/callback/github?code=x", "/api/auth/[...nextauth]"],
    ["/log/feed.atom", "/log/feed.atom"],
    ["/log/feedxatom", "other"],
    ["/metrics", "/metrics"],
    ["/_next/static/chunks/a.js", "files"],
    ["/nowhere", "other"],
  ])("%s is %s", (url, route) => expect(routeOf(url)).toBe(route));

  test("is one of few, whatever is asked for", () => {
    const all = new Set([
      ...BUILT,
      "/healthz",
      "/readyz",
      "/metrics",
      "/api/viewer",
      "/threads/[slug]/live",
      "files",
      "other",
    ]);
    const paths = fc.oneof(
      fc.webPath(),
      fc.string(),
      fc.webPath().map((path) => `/threads${path}`),
    );
    fc.assert(
      fc.property(paths, (path) => void expect(all).toContain(routeOf(path))),
      { numRuns: 500 },
    );
  });

  test("is other where no build tells", () => expect(builtRoutes("nowhere.json")).toEqual([]));
});

describe("what is counted", () => {
  test("has labels of which there is an end, and is told in a form that a Prometheus reads", async () => {
    countAnswer("/", "GET", 200, 1);
    countAnswer("/", "GET", 200, 1);
    countAnswer("/", "BREW", 418, 1);
    countAnswer("/", undefined, 400, 1);
    countCache("hit");
    await timeRendering(async () => "a page");
    const measured = readMetrics(await register.metrics());
    const requests = (labels: Record<string, string>) => sumOf(measured, "parley_requests_total", labels);
    expect(requests({ method: "GET", status: "200" })).toBe(2);
    expect([requests({ method: "other", status: "418" }), requests({ method: "other" })]).toEqual([1, 2]);
    expect(sumOf(measured, "parley_page_cache_total", { answer: "hit" })).toBe(1);
    expect(measured.get("parley_render_seconds")?.samples.get("parley_render_seconds_count")).toBe(1);
  });

  test("tells a reader who went before there was an answer from one who got it", async () => {
    const server = createServer((request, response) => {
      watchAnswer(request, response, () => "other");
      if (request.url === "/answered") response.end("yes");
      else request.socket.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    const counted = async (status: string) =>
      sumOf(readMetrics(await register.metrics()), "parley_requests_total", { route: "other", status });
    const [well, givenUp] = [await counted("200"), await counted("499")];
    await fetch(`http://127.0.0.1:${port}/answered`);
    await fetch(`http://127.0.0.1:${port}/left`).catch(() => undefined);
    await expect.poll(() => counted("499")).toBe(givenUp + 1);
    expect(await counted("200")).toBe(well + 1);
    server.close();
  });

  test("is read strictly", () => {
    const sound = '# HELP a A.\n# TYPE a counter\na{b="c"} 1\n';
    expect(readMetrics(sound).get("a")?.samples.get('a{b="c"}')).toBe(1);
    for (const wrong of [
      sound.trim(),
      `${sound}${sound}`,
      `${sound}a{b="c"} 2\n`,
      `${sound}a{b=c} 1\n`,
      `${sound}b 1\n`,
    ])
      expect(() => readMetrics(wrong), wrong).toThrow();
  });
});

describe("measurements", () => {
  const TOKEN = "a-token-of-sixteen";
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
  });

  /** The status and the text, or what came instead of an answer. */
  async function ask(
    headers: Record<string, string>,
    { token = TOKEN as string | null, method = "GET", measure = async () => "a 1\n" } = {},
  ) {
    const answer = metricsAnswers(token ?? undefined, measure);
    const server = createServer(async (request, response) => {
      if (!(await answer(request, response))) response.writeHead(404).end();
    }).listen(0, "127.0.0.1");
    closing.push(() => server.close());
    await new Promise((listening) => server.once("listening", listening));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`, {
      method,
      headers,
    });
    return [response.status, await response.text()];
  }
  const authorization = `Bearer ${TOKEN}`;

  test("are told to who shows the token", async () => {
    expect(await ask({ authorization })).toEqual([200, "a 1\n"]);
    expect(await ask({ authorization }, { method: "HEAD" })).toEqual([200, ""]);
  });

  test("are told to nobody else", async () => {
    for (const shown of [
      "",
      "Bearer",
      "Bearer ",
      `Basic ${TOKEN}`,
      TOKEN,
      `${authorization}x`,
      "Bearer a-token-of-sixteem",
    ])
      expect((await ask({ authorization: shown }))[0], shown).toBe(401);
    expect((await ask({ authorization }, { token: null }))[0]).toBe(404);
    expect((await ask({ authorization }, { method: "POST" }))[0]).toBe(405);
  });

  test("are whole or none", async () => {
    const told = vi.spyOn(log, "error").mockImplementation(() => {});
    const measure = () => Promise.reject(new Error("One is silent."));
    expect((await ask({ authorization }, { measure }))[0]).toBe(503);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
  });
});

describe("a span", () => {
  const span = (fields: Partial<ReadableSpan>) =>
    ({
      name: "GET /threads/[slug]",
      kind: SpanKind.SERVER,
      status: { code: SpanStatusCode.UNSET },
      attributes: {},
      events: [],
      links: [],
      ...fields,
    }) as ReadableSpan;

  test("keeps patterns, numbers and names", () => {
    const attributes = {
      "http.route": "/threads/[slug]",
      "http.status_code": 200,
      "next.span_type": "BaseServer.handleRequest",
    };
    expect(quiet(span({ attributes }))).toMatchObject({
      name: "GET /threads/[slug]",
      kind: SpanKind.SERVER,
      attributes,
    });
  });

  test.each([
    ["GET /threads/what-somebody-wrote", "GET"],
    ["fetch GET https://login.example.org/token?code=x", "fetch"],
    ["render route (app) /threads/[slug]", "render route (app) /threads/[slug]"],
    ["resolve page components", "resolve page components"],
    ["failed for alice@example.org: why?", "other"],
  ])("%s is called %s", (name, told) => expect(quiet(span({ name })).name).toBe(told));

  test("tells nothing of what was asked for, sent or thrown", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{8,20}$/), (word) => {
        const told = quiet(
          span({
            name: `GET /${word}`,
            status: { code: SpanStatusCode.ERROR, message: word },
            attributes: {
              "http.target": `/${word}`,
              "http.url": word,
              "next.route": `/x?${word}`,
              [word]: word,
              "error.type": `${word}: no`,
            },
            events: [{ name: "exception", time: [0, 0], attributes: { "exception.message": word } }],
          }),
        );
        const { name, attributes, status, events, links } = told;
        expect(JSON.stringify({ name, attributes, status, events, links })).not.toContain(word);
      }),
    );
  });
});
