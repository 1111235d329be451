import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answering } from "#lib/http/answer";
import { type Finished, pageCache } from "#lib/http/page-cache";
import { PLAIN_SITE } from "#tests/plain-site";

const LONG = "Words of a page that all get. ".repeat(100);

// A database of one number, and a Next that renders it.
let revision = 1;
let version = 1;
let until = Number.POSITIVE_INFINITY;
let renders: { url: string | undefined; headers: IncomingHttpHeaders; revision: number }[] = [];
let handle: (asked: IncomingMessage, response: ServerResponse) => Promise<void> | void;
let server: ReturnType<typeof createServer>;
/** How many requests the server has begun to answer. */
let arrived = 0;

async function becomes(isSo: () => boolean) {
  while (!isSo()) await sleep(1);
  // What began goes on as far as it can.
  await sleep(1);
}

const change = () => {
  revision += 1;
  version += 1;
};
const revisions = {
  version: () => version,
  revisionOf: async (scope: string) => (scope === "thread:none" ? null : { number: String(revision), until }),
};
const site = { ...PLAIN_SITE, origin: "http://debate.example", revisions };

beforeEach(async () => {
  renders = [];
  revision = 1;
  version = 1;
  until = Number.POSITIVE_INFINITY;
  handle = (_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("cache-control", "private, no-store");
    response.setHeader("vary", "rsc");
    response.end(`<p>${revision} ${LONG}</p>`);
  };
  server = createServer(
    answering(async (asked, response) => {
      renders.push({ url: asked.url, headers: asked.headers, revision });
      await handle(asked, response);
    }, site),
  );
  arrived = 0;
  server.on("request", () => {
    arrived += 1;
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => void server.close());

/** What who has the page has already: the policy of the page most of all, for which no other may come. */
const restOf = (headers: IncomingHttpHeaders) =>
  Object.keys(headers).filter((name) => /^content-|policy|link|^x-content/.test(name));

type Answer = { status: number | undefined; headers: IncomingHttpHeaders; body: Buffer };

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on("error", reject);
    asked.end(method === "POST" ? "x" : undefined);
  });
}

const from = (answer: Answer) => answer.headers["x-parley-cache"];

describe("a public page", () => {
  test("is rendered once and given from memory until something changes", async () => {
    const first = await ask("/threads/a");
    const second = await ask("/threads/a");
    expect([from(first), from(second), renders.length]).toEqual(["miss", "hit", 1]);
    expect(second.body).toEqual(first.body);
    change();
    const third = await ask("/threads/a");
    expect([from(third), renders.length, third.body.toString().startsWith("<p>2 ")]).toEqual(["miss", 2, true]);
    // Something else was committed that this page does not show.
    version += 1;
    expect(from(await ask("/threads/a"))).toBe("hit");
  });

  test("is made anew once something on it has ended by itself", async () => {
    until = Date.now() + 150;
    const made = [await ask("/threads/a"), await ask("/threads/a")];
    expect(made.map(from)).toEqual(["miss", "hit"]);
    while (Date.now() < until) await sleep(10);
    until = Number.POSITIVE_INFINITY;
    const later = [await ask("/threads/a"), await ask("/threads/a")];
    expect(later.map(from)).toEqual(["miss", "hit"]);
    expect(renders.length).toBe(2);
  });

  test("may be kept by browsers and proxies, which ask each time whether it still stands", async () => {
    for (const { headers } of [await ask("/threads/a"), await ask("/threads/a")]) {
      expect(headers["cache-control"]).toBe("public, no-cache");
      expect(headers.vary).toBe("accept-encoding, rsc");
      expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
      expect(headers["content-security-policy"]).toContain("script-src 'self';");
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test("answers 304 to whoever has it, in the encoding that they have", async () => {
    const plain = String((await ask("/threads/a")).headers.etag);
    const br = String((await ask("/threads/a", { "accept-encoding": "br" })).headers.etag);
    expect(br).not.toBe(plain);
    for (const names of [plain, `W/${plain}`, `"other", ${plain}`, "*"]) {
      const { status, body, headers } = await ask("/threads/a", { "if-none-match": names });
      expect([status, body.length, headers.etag]).toEqual([304, 0, plain]);
      expect(restOf(headers)).toEqual([]);
    }
    expect((await ask("/threads/a", { "if-none-match": plain, "accept-encoding": "br" })).status).toBe(200);
    expect((await ask("/threads/a", { "if-none-match": br, "accept-encoding": "br" })).status).toBe(304);
    change();
    expect((await ask("/threads/a", { "if-none-match": plain })).status).toBe(200);
    // The bytes count, not the revision: what changed may not show on this page.
    const same = (head: Record<string, string>) => {
      handle = (_, response) =>
        void response.writeHead(200, { "content-type": "text/html", ...head }).end(`<p>2 ${LONG}</p>`);
      change();
    };
    same({});
    const etag = String((await ask("/threads/a")).headers.etag);
    same({});
    const unchanged = await ask("/threads/a", { "if-none-match": etag });
    expect(unchanged.status).toBe(304);
    expect(restOf(unchanged.headers)).toEqual([]);
    same({ link: "</font.woff2>; rel=preload" });
    expect((await ask("/threads/a", { "if-none-match": etag })).status).toBe(200);
  });

  test("comes in the encoding that is asked for, with its length", async () => {
    const plain = await ask("/threads/a");
    for (const round of ["miss", "hit"]) {
      const br = await ask("/threads/a", { "accept-encoding": "gzip, br" });
      const gzip = await ask("/threads/a", { "accept-encoding": "gzip" });
      expect([br.headers["content-encoding"], gzip.headers["content-encoding"]], round).toEqual(["br", "gzip"]);
      expect(brotliDecompressSync(br.body)).toEqual(plain.body);
      expect(gunzipSync(gzip.body)).toEqual(plain.body);
      for (const { headers, body } of [plain, br, gzip]) expect(headers["content-length"]).toBe(String(body.length));
    }
    expect(renders.length).toBe(1);
  });

  test("answers HEAD as GET, without the body", async () => {
    for (const round of ["miss", "hit"]) {
      const { status, headers, body } = await ask("/threads/a", {}, "HEAD");
      expect([status, body.length, headers["x-parley-cache"]]).toEqual([200, 0, round]);
      expect(Number(headers["content-length"])).toBeGreaterThan(1_000);
    }
    expect((await ask("/threads/a")).body.length).toBeGreaterThan(1_000);
  });

  test("is rendered for nobody: no cookie, language, program or host of the first who asks is in it", async () => {
    const own = { cookie: "parley.session=x", "accept-language": "de", "user-agent": "a bot", host: "evil.example" };
    await ask("/threads/a?utm=1", own);
    expect(renders).toMatchObject([{ url: "/threads/a" }]);
    const { "content-security-policy": _, ...headers } = renders[0]?.headers ?? {};
    expect(headers).toEqual({ host: "debate.example", "user-agent": "unnamed" });
  });

  test("is one page, whatever was made up in its address", async () => {
    for (let i = 0; i < 20; i += 1) await ask(`/threads/a?made-up=${i}`);
    expect(renders.length).toBe(1);
  });
});

describe("many who wait", () => {
  test("for the same page wait for one rendering", async () => {
    const render = handle;
    handle = async (asked, response) => {
      await sleep(30);
      await render(asked, response);
    };
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask("/threads/a")));
    expect(renders.length).toBe(1);
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  });

  test("do not get what a change overtook: all who come after it share the next rendering", async () => {
    const gates: (() => void)[] = [];
    handle = async (_, response) => {
      // What this rendering read, before it is held up.
      const seen = revision;
      await new Promise<void>((resolve) => gates.push(resolve));
      response.writeHead(200, { "content-type": "text/html" }).end(`revision ${seen}`);
    };
    const before = ask("/threads/a");
    await becomes(() => gates.length === 1);
    change();
    const after = [ask("/threads/a"), ask("/threads/a")];
    await becomes(() => arrived === 3);
    change();
    after.push(ask("/threads/a"));
    await becomes(() => arrived === 4);
    expect(gates.length).toBe(1);
    gates[0]?.();
    expect((await before).body.toString()).toBe("revision 1");
    await becomes(() => gates.length === 2);
    // Who comes now needs no more than what is being rendered, who comes after another change does.
    after.push(ask("/threads/a"));
    await becomes(() => arrived === 5);
    change();
    const last = ask("/threads/a");
    await becomes(() => arrived === 6);
    gates[1]?.();
    for (const answer of await Promise.all(after)) expect(answer.body.toString()).toBe("revision 3");
    await becomes(() => gates.length === 3);
    gates[2]?.();
    expect((await last).body.toString()).toBe("revision 4");
    expect(gates.length).toBe(3);
  });

  test("all hear of it when it cannot be rendered, and the next one tries again", async () => {
    const render = handle;
    handle = async () => {
      await sleep(10);
      throw new Error("This rendering fails.");
    };
    const failed = await Promise.all([ask("/threads/a"), ask("/threads/a")]);
    expect(failed.map(({ status }) => status)).toEqual([500, 500]);
    handle = render;
    expect((await ask("/threads/a")).status).toBe(200);
  });
});

describe("not kept", () => {
  test.each([
    ["an error", 404, {}],
    ["a redirect", 307, { location: "/signin" }],
    ["what sets a cookie", 200, { "set-cookie": "a=b" }],
  ])("is %s", async (_, status, headers) => {
    handle = (_, response) => void response.writeHead(status, { "content-type": "text/html", ...headers }).end(LONG);
    for (const round of [1, 2]) {
      const answer = await ask("/threads/a");
      expect([answer.status, from(answer), renders.length]).toEqual([status, "pass", round]);
      expect(answer.headers).toMatchObject(
        Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, name === "set-cookie" ? [value] : value]),
        ),
      );
    }
  });

  test.each([
    ["another page", "/settings", {}],
    ["a page of no scope", "/threads/none", {}],
    ["data for the router", "/threads/a", { rsc: "1" }],
  ])("is %s", async (_, path, headers) => {
    for (const round of [1, 2]) {
      expect(from(await ask(path, headers as Record<string, string>))).not.toBe("hit");
      expect(renders.length).toBe(round);
    }
  });

  test("is what a form sends to the same address", async () => {
    await ask("/threads/a");
    await ask("/threads/a", { origin: "http://debate.example", "content-length": "1" }, "POST");
    expect(renders.length).toBe(2);
  });
});

test("a file of the build stands whatever happens in the forum, and keeps what its maker says of its age", async () => {
  handle = (_, response) =>
    void response
      .writeHead(200, { "content-type": "font/woff2", "cache-control": "public, max-age=31536000, immutable" })
      .end(LONG);
  await ask("/_next/static/media/a.woff2");
  change();
  const { headers } = await ask("/_next/static/media/a.woff2", { "accept-encoding": "br" });
  expect(headers).toMatchObject({ "x-parley-cache": "hit", "cache-control": "public, max-age=31536000, immutable" });
  expect(headers["content-encoding"]).toBeUndefined();
});

test("a page that no row is on stands as long, and is asked for each time like any page", async () => {
  await ask("/about");
  change();
  const { headers } = await ask("/about");
  expect(headers).toMatchObject({ "x-parley-cache": "hit", "cache-control": "public, no-cache" });
});

describe("memory", () => {
  const page = (n: number) => ({
    route: "/threads/[slug]",
    address: `/threads/t${n}`,
    scope: `thread:t${n}`,
    until: Number.POSITIVE_INFINITY,
  });
  const html = (bytes: number): Finished => ({
    status: 200,
    headers: { "content-type": "text/html" },
    body: Buffer.alloc(bytes, "a"),
  });

  test("is bounded by bytes, and what was asked for last stays", async () => {
    const pages = pageCache(revisions, [], 60_000);
    const sent = { writeHead: () => {}, end: () => {} } as unknown as ServerResponse;
    const get = (n: number) =>
      pages.answer({ method: "GET", headers: {} } as IncomingMessage, sent, page(n), async () => html(10_000));
    const isKept = (n: number) =>
      pages.fromMemory({ method: "GET", url: `/threads/t${n}`, headers: {} } as IncomingMessage, sent);
    for (const n of [1, 2, 3, 4]) await get(n);
    expect(isKept(1)).toBe(true);
    for (const n of [5, 6, 7]) await get(n);
    expect(pages.size().bytes).toBeLessThanOrEqual(60_000);
    expect([1, 2, 3, 4, 5, 6, 7].filter(isKept)).toEqual([1, 5, 6, 7]);
    for (let n = 10; n < 200; n += 1) await get(n);
    expect(pages.size().bytes).toBeLessThanOrEqual(60_000);
    expect(pages.size().pages).toBe(4);
  });
});
