import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Invalid, TooMany } from "#lib/errors";
import { answering } from "#lib/http/answer";
import { refused } from "#lib/http/attempt";
import { requestContext } from "#lib/http/request-context";
import { PLAIN_SITE } from "#tests/plain-site";

const ORIGIN = "https://debate.example.org";
const site = { ...PLAIN_SITE, origin: ORIGIN, secure: true, proxies: 1 };
let seen: IncomingMessage | undefined;
let page: () => void = () => {};
const server = createServer(
  answering(async (asked, response) => {
    seen = asked;
    page();
    response.end("a page");
  }, site),
);

beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());
beforeEach(() => {
  seen = undefined;
  page = () => {
    requestContext().understood = true;
  };
});

type Answer = { status: number | undefined; headers: IncomingHttpHeaders };

/** What is answered to a request whose path is sent as it stands. */
function ask(path: string, method = "GET", headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const fields = body ? { ...headers, "content-length": String(body.length) } : headers;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers: fields }, (response) => {
      response.resume().on("end", () => resolve({ status: response.statusCode, headers: response.headers }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

describe("before a page sees it", () => {
  test.each([
    "/_next/../threads/a",
    "/_next/%2e%2e/threads/a",
    "/_next/..%2fthreads/a",
    "/_next/./../threads/a",
    "/_next/..%5cthreads/a",
    "/_next/..\\threads/a",
    "/threads/..",
    "/threads/.?a=b",
    "/%ff",
  ])("an address with two readings is refused: %s", async (path) => {
    expect((await ask(path)).status).toBe(400);
    expect(seen).toBeUndefined();
  });

  test.each(["/settings.rsc", "/a.segments/_tree.segment.rsc?x", "/moderation%2ersc", "/moderation.RSC?_rsc=1"])(
    "the framework's other spellings of a page are none: %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
      expect(seen).toBeUndefined();
    },
  );

  test.each(["/_next/image", "/_next/image?url=%2Ficon.svg&w=64&q=75", "/_next/imag%65?url=/icon.svg"])(
    "nobody has a picture fetched or changed: %s",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
      expect(seen).toBeUndefined();
    },
  );

  test.each(["/threads/a..b", "/.well-known/x", "/threads/a?then=/../b", "/_next/static/a.b.js"])(
    "dots that mean nothing are let through: %s",
    async (path) => expect((await ask(path)).status).toBe(200),
  );

  test("a method we do not know is told those that we do", async () => {
    const { status, headers } = await ask("/", "PUT");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, POST"]);
  });

  test("a body of more than 256 KiB is refused", async () => {
    const post = (length: number) =>
      ask("/", "POST", { origin: ORIGIN, "content-type": "text/plain" }, "x".repeat(length));
    expect((await post(256 * 1024 + 1)).status).toBe(413);
    expect(seen).toBeUndefined();
    expect((await post(256 * 1024)).status).toBe(200);
  });

  test.each([
    "content-security-policy",
    "x-middleware-subrequest",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-port",
    "x-forwarded-for",
    "x-nonce",
  ])("what would steer us from outside is taken away: %s", async (name) => {
    await ask("/", "GET", { [name]: "from-outside", "x-other": "kept" });
    expect(seen?.headers["x-other"]).toBe("kept");
    expect(seen?.headers[name] ?? "").not.toContain("from-outside");
  });

  test("Host is that of our own address when Origin says so, whatever a proxy made of it", async () => {
    await ask("/", "POST", { origin: ORIGIN, host: "inside:3000" }, "x");
    expect(seen?.headers.host).toBe("debate.example.org");
    await ask("/", "GET", { host: "inside:3000" });
    expect(seen?.headers.host).toBe("inside:3000");
  });

  test("a form of a page that tells nobody where its reader is is ours when the browser says so, and not else", async () => {
    await ask("/", "POST", { origin: "null", "sec-fetch-site": "same-origin", host: "inside:3000" }, "x");
    expect(seen?.headers).toMatchObject({ origin: ORIGIN, host: "debate.example.org" });
    seen = undefined;
    expect((await ask("/", "POST", { origin: "null" }, "x")).status).toBe(403);
    for (const from of ["cross-site", "same-site", "none"])
      expect((await ask("/", "POST", { origin: "null", "sec-fetch-site": from }, "x")).status).toBe(403);
    expect(seen).toBeUndefined();
  });
});

describe("a form that is refused", () => {
  test("for coming too often says when to try again, in a header too", async () => {
    page = () => {
      requestContext().understood = true;
      refused(new TooMany("Too often.", 12.3), {});
    };
    const { status, headers } = await ask("/signin", "POST", { origin: ORIGIN }, "x");
    expect([status, headers["retry-after"]]).toEqual([429, "13"]);
  });

  test("sends back what was typed, but no password and no token", () => {
    const values = { email: "a@example.org", password: "secret-1", current: "secret-2", token: "secret-3" };
    const state = refused(new Invalid({ password: "No." }), values);
    expect(state).toMatchObject({ status: "refused", values: { email: "a@example.org" } });
    expect(JSON.stringify(state)).not.toContain("secret");
  });
});
