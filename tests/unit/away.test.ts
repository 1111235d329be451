import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Unavailable } from "#lib/errors";
import { answering } from "#lib/http/answer";
import { refused } from "#lib/http/attempt";
import { requestContext } from "#lib/http/request-context";
import { PLAIN_SITE } from "#tests/plain-site";

const ORIGIN = "https://debate.example.org";
const HTML = { accept: "text/html,*/*;q=0.8" };

let isAway = false;
let asked: string[] = [];
/** What Next does with a request. */
let next: (response: ServerResponse) => void;
const site = { ...PLAIN_SITE, origin: ORIGIN, wasAway: () => isAway };
const server = createServer(
  answering(async (request, response) => {
    asked.push(request.url ?? "");
    requestContext().understood = true;
    next(response);
  }, site),
);
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve)));
afterAll(() => void server.close());
beforeEach(() => {
  isAway = true;
  asked = [];
  next = (response) => response.end("from Next");
});

async function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
  const { port } = server.address() as AddressInfo;
  const sent = { ...headers, ...(method === "POST" ? { origin: ORIGIN, "content-length": "0" } : {}) };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path, method, headers: sent }, resolve).on("error", reject).end();
  });
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

describe("while the database is away", () => {
  test.each(["/", "/threads/a", "/settings", "/search?q=a", "/nowhere"])(
    "%s is a page of its own that says when to come back, and Next is not asked",
    async (path) => {
      const { status, headers, body } = await ask(path, HTML);
      expect(status).toBe(503);
      expect(headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
      expect(body).toContain(
        "The forum’s database does not answer at the moment. Everything that was accepted is safe.",
      );
      expect(asked).toEqual([]);
    },
  );

  test("that page may load nothing and lead nowhere, and its one style is named by its hash", async () => {
    const { headers, body } = await ask("/", HTML);
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(body).not.toMatch(/<script|<link|<img|<form/);
  });

  test.each([
    ["a feed", "/threads/a/feed.xml", {}],
    ["what a script asks for", "/api/viewer", { accept: "application/json" }],
    ["what the router asks for", "/threads/a", { rsc: "1", accept: "*/*" }],
  ])("%s gets a sentence", async (_, path, headers) => {
    const answer = await ask(path, headers);
    expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
    expect(answer.body).toBe(
      "The forum’s database does not answer at the moment. Everything that was accepted is safe.\n",
    );
    expect(asked).toEqual([]);
  });

  test("nothing but the head is sent to who asks for that", async () => {
    const { status, body } = await ask("/", HTML, "HEAD");
    expect([status, body]).toEqual([503, ""]);
  });

  test("whatever the build is made of is there", async () => {
    expect((await ask("/_next/static/chunks/a.js")).status).toBe(200);
    expect((await ask("/healthz")).status).toBe(200);
    expect(asked).toEqual(["/_next/static/chunks/a.js"]);
  });
});

describe("what is sent while the database is away", () => {
  const fails = (response: ServerResponse) => {
    response.statusCode = 500;
    response.end("Something broke");
  };

  test("is tried; what its form kept is given back, as text and without passwords", async () => {
    next = (response) => {
      const words = {
        body: "\n</textarea><b>Words & more",
        password: "a secret sentence",
        key: "k1",
        stance: "a-side",
      };
      refused(new Unavailable("Not now."), words);
      fails(response);
    };
    const { status, body } = await ask("/threads/a/argue", HTML, "POST");
    expect(status).toBe(503);
    expect(asked).toEqual(["/threads/a/argue"]);
    expect(body).toContain("<p>Not now.</p>");
    expect(body.match(/<textarea.*?<\/textarea>/gs)).toEqual([
      '<textarea readonly dir="auto" aria-label="What you wrote">\n\n&lt;/textarea&gt;&lt;b&gt;Words &amp; more</textarea>',
    ]);
    expect(body).not.toContain("a secret sentence");
  });

  test("is not said to be lost where nobody knows", async () => {
    next = fails;
    const { status, body } = await ask("/threads/a/argue", HTML, "POST");
    expect(status).toBe(503);
    expect(body).toContain("Whether what you just sent was kept shows once the forum answers again.");
  });

  test("is answered as always where nothing was wrong with it", async () => {
    expect(await ask("/threads/a/argue", HTML, "POST")).toMatchObject({ status: 200, body: "from Next" });
  });

  test.each([500, 502])("and a mistake of ours (%i) is no matter of the database when that answers", async (status) => {
    isAway = false;
    next = (response) => {
      response.statusCode = status;
      response.end("Something broke");
    };
    expect(await ask("/threads/a/argue", HTML, "POST")).toMatchObject({ status, body: "Something broke" });
  });
});
