import { createServer, type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { endSession } from "#lib/accounts/end-session";
import { sealSession, sessionCookie, viewerOfCookie } from "#lib/accounts/session-cookie";
import { postArgument } from "#lib/arguments/post-argument";
import type { FormState } from "#lib/form-state";
import { answering } from "#lib/http/answer";
import { postingAnswers } from "#lib/http/posting";
import { requestContext } from "#lib/http/request-context";
import { log } from "#lib/log";
import type { Person } from "#lib/viewer";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, newKey, PRO, person, seededDatabase, THREAD } from "#tests/people";
import { PLAIN_SITE } from "#tests/plain-site";

const ORIGIN = "http://debate.example.org";
const COMPOSER = `/threads/${THREAD}/argue?stance=${PRO}`;
const BOUNDARY = "----of-a-browser";
const { name: cookieName } = sessionCookie();

/** What was handed on to Next: each request with its whole body. */
let handedOn: { method?: string; url?: string; headers: IncomingHttpHeaders; body: Buffer }[] = [];
let nextStatus = 200;
const post = vi.fn(postArgument);
const server = createServer(
  answering(
    async (asked, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of asked) chunks.push(chunk);
      handedOn.push({ method: asked.method, url: asked.url, headers: asked.headers, body: Buffer.concat(chunks) });
      requestContext().understood = true;
      response.statusCode = nextStatus;
      response.end("a page");
    },
    {
      ...PLAIN_SITE,
      origin: ORIGIN,
      posting: postingAnswers({ cookieName, viewerOf: viewerOfCookie, post }),
    },
  ),
);
let member: Person;

beforeAll(async () => {
  await seededDatabase();
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
beforeEach(async () => {
  handedOn = [];
  nextStatus = 200;
  post.mockClear();
  member = await person(`member-${newKey().slice(0, 8)}`);
});
afterAll(() => void server.close());

const form = (changed: Record<string, string> = {}) => ({
  $ACTION_KEY: "k1",
  kind: "root",
  thread: THREAD,
  key: newKey(),
  stance: PRO,
  claim: `A claim ${newKey()}`,
  body: "With *reasons* and — letters.",
  sources: "",
  ...changed,
});

const multipart = (fields: Record<string, string>) =>
  Buffer.from(
    Object.entries(fields)
      .map(([name, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join("")
      .concat(`--${BOUNDARY}--\r\n`),
  );

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** Sends a body from a page of ours, and answers what comes back. */
async function send(
  who: Person | null,
  body: Buffer,
  headers: Record<string, string> = {},
  options: RequestOptions = {},
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const cookie = who ? { cookie: `${cookieName}=${await sealSession(who.sessionId)}` } : {};
  const sent = {
    origin: ORIGIN,
    "content-type": `multipart/form-data; boundary=${BOUNDARY}`,
    "content-length": String(body.length),
    ...cookie,
    ...headers,
  };
  const where = { port, host: "127.0.0.1", path: COMPOSER, method: "POST", agent: false, ...options };
  return new Promise((resolve, reject) => {
    const asked = request({ ...where, headers: sent }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

const JSON_WANTED = { accept: "application/json" };
const stateOf = ({ body }: Answer): FormState => JSON.parse(body);
const countOf = (who: Person) =>
  inRawDatabase((db) => db.prepare("SELECT count(*) FROM arguments WHERE author_id = ?").pluck().get(who.id));

describe("a posting", () => {
  test("is on disk when its browser is led to it, and Next is not asked", async () => {
    const { claim, ...fields } = form();
    const { status, headers, body } = await send(member, multipart({ claim, ...fields }));
    expect(status).toBe(303);
    expect(headers).toMatchObject({ "cache-control": "private, no-store", "x-parley-cache": "pass" });
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(body).toBe("");
    const id = Number(/^\/threads\/[\w-]+\/arguments\/(\d+)$/.exec(headers.location ?? "")?.[1]);
    const row = inRawDatabase((db) => db.prepare("SELECT * FROM argument_revisions WHERE argument_id = ?").get(id));
    expect(row).toMatchObject({ claim, body: fields.body });
    expect(handedOn).toEqual([]);
  });

  test("of a script is told its state instead, as JSON", async () => {
    const root = await argue(await person(`answered-${newKey().slice(0, 8)}`));
    const reply = { kind: "reply", parent: String(root), stance: CONCERN, claim: "" };
    const answer = await send(member, multipart(form(reply)), JSON_WANTED);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/json"]);
    const state = stateOf(answer);
    expect(state).toEqual({
      status: "done",
      message: "Posted.",
      id: expect.any(Number),
      to: expect.stringMatching(/^\/threads\/[\w-]+\/arguments\/\d+$/),
    });
    expect(countOf(member)).toBe(1);
  });

  test("that waits for a moderator leads its author to what it waits for", async () => {
    vi.stubEnv("PARLEY_HOLD_NEWCOMERS", "1");
    const { headers } = await send(member, multipart(form()));
    vi.unstubAllEnvs();
    expect(headers.location).toMatch(/\/arguments\/\d+\/review$/);
  });

  test("sent twice with the same key is one, and both are led to it", async () => {
    const body = multipart(form());
    const both = await Promise.all([send(member, body), send(member, body)]);
    const again = await send(member, body);
    expect([...both, again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set([...both, again].map(({ headers }) => headers.location)).size).toBe(1);
    expect(countOf(member)).toBe(1);
  });

  test("may come in pieces, and nobody waits for a slow one", async () => {
    const body = multipart(form());
    const { port } = server.address() as AddressInfo;
    const slow = connect(port, "127.0.0.1");
    const cookie = `${cookieName}=${await sealSession(member.sessionId)}`;
    const head = `POST ${COMPOSER} HTTP/1.1\r\nhost: x\r\norigin: ${ORIGIN}\r\ncookie: ${cookie}\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: ${body.length}\r\n\r\n`;
    slow.write(head);
    slow.write(body.subarray(0, 100));
    const others = Array.from({ length: 9 }, () => person(`other-${newKey().slice(0, 8)}`));
    for (const other of await Promise.all(others)) expect((await send(other, multipart(form()))).status).toBe(303);
    expect(countOf(member)).toBe(0);
    slow.write(body.subarray(100));
    const answer = await new Promise<Buffer>((resolve) => void slow.once("data", resolve));
    slow.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 303 /);
    expect(countOf(member)).toBe(1);
  });
});

describe("a refused posting", () => {
  test("of a script comes back with its status, its sentences and all that was typed", async () => {
    const fields = form({ claim: "x".repeat(141), stance: "" });
    const answer = await send(member, multipart(fields), JSON_WANTED);
    expect(answer.status).toBe(422);
    expect(stateOf(answer)).toMatchObject({
      status: "refused",
      fields: { claim: expect.stringContaining("140"), stance: expect.stringContaining("side") },
      values: { claim: fields.claim, body: fields.body },
    });
    expect(handedOn).toEqual([]);
    expect(countOf(member)).toBe(0);
  });

  test("that comes too soon says when to try again, in a header too", async () => {
    await send(member, multipart(form()));
    const answer = await send(member, multipart(form()), JSON_WANTED);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(stateOf(answer)).toMatchObject({ message: expect.stringContaining("your text stays here") });
  });

  test("of an ended session says so, and the way to sign in", async () => {
    await endSession(member);
    const answer = await send(member, multipart(form()), JSON_WANTED);
    expect(answer.status).toBe(401);
    expect(stateOf(answer)).toMatchObject({ status: "refused", signIn: true });
    expect((await send(null, multipart(form()), JSON_WANTED)).status).toBe(401);
  });

  test.each([
    ["wrong field", () => form({ claim: "" })],
    ["made-up kind", () => form({ kind: "__proto__" })],
    ["thread that is not there", () => form({ thread: "none" })],
  ])("of a browser without scripts is the page's to answer, which reads all of it: %s", async (_, fields) => {
    nextStatus = 422;
    const body = multipart(fields());
    const before = everyRow();
    expect((await send(member, body)).status).toBe(422);
    expect(handedOn).toMatchObject([{ method: "POST", url: COMPOSER }]);
    expect(handedOn[0]?.body.equals(body)).toBe(true);
    expect(everyRow()).toEqual(before);
  });

  test("leaves nothing of its answer in that of the page", async () => {
    await send(member, multipart(form()));
    const { status, headers } = await send(member, multipart(form()));
    expect([status, headers["retry-after"]]).toEqual([200, undefined]);
    expect(handedOn).toHaveLength(1);
  });
});

describe("handed on as it came is", () => {
  test.each<[string, () => Buffer, Record<string, string>]>([
    ["a preview", () => multipart(form({ intent: "preview" })), {}],
    ["another form of the page", () => multipart({ $ACTION_ID_1: "", id: "1" }), {}],
    ["what Next's own script sends", () => multipart(form()), { "next-action": "0".repeat(42) }],
    ["a form of another kind", () => Buffer.from("kind=root&key=12345678"), { "content-type": "text/plain" }],
    ["a form that ends in the middle", () => multipart(form()).subarray(0, 200), {}],
    ["a form without a boundary", () => multipart(form()), { "content-type": "multipart/form-data" }],
    ["an empty one", () => Buffer.alloc(0), {}],
  ])("%s", async (_, bodyOf, headers) => {
    const body = bodyOf();
    const before = everyRow();
    await send(member, body, headers);
    expect(handedOn).toMatchObject([{ method: "POST", url: COMPOSER, headers }]);
    expect(handedOn[0]?.body.equals(body)).toBe(true);
    expect([post.mock.calls.length, everyRow()]).toEqual([0, before]);
  });

  test("a posting to another address", async () => {
    for (const path of [`/threads/${THREAD}`, `/threads/${THREAD}/argued`, "/threads/A/argue", "/argue"])
      await send(member, multipart(form()), {}, { path });
    expect(handedOn).toHaveLength(4);
    expect(countOf(member)).toBe(0);
  });

  test("one of nearly 256 KiB, to the last byte", async () => {
    const body = multipart(form({ body: "ü".repeat(130_000) }));
    expect((await send(member, body, JSON_WANTED)).status).toBe(422);
    await send(member, body);
    expect(handedOn[0]?.body.equals(body)).toBe(true);
    expect((await send(member, multipart(form({ body: "x".repeat(256 * 1024) })))).status).toBe(413);
  });
});

describe("nothing is written", () => {
  test.each<Record<string, string>>([{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }])(
    "for what comes from elsewhere: %j",
    async (headers) => {
      expect((await send(member, multipart(form()), headers)).status).toBe(403);
      expect([post.mock.calls.length, handedOn.length]).toEqual([0, 0]);
    },
  );

  test("when the sender leaves in the middle, and the next one is answered", async () => {
    const { port } = server.address() as AddressInfo;
    const body = multipart(form());
    for (const leave of ["end", "destroy"] as const) {
      const leaving = connect(port, "127.0.0.1");
      const cookie = `${cookieName}=${await sealSession(member.sessionId)}`;
      leaving.on("error", () => {});
      leaving.write(
        `POST ${COMPOSER} HTTP/1.1\r\nhost: x\r\norigin: ${ORIGIN}\r\ncookie: ${cookie}\r\ncontent-type: multipart/form-data; boundary=${BOUNDARY}\r\ncontent-length: ${body.length + 10}\r\n\r\n`,
      );
      leaving.write(body);
      await sleep(20);
      const closed = new Promise((resolve) => leaving.once("close", resolve));
      leaving[leave]();
      leaving.resume();
      await closed;
    }
    expect([post.mock.calls.length, handedOn.length, countOf(member)]).toEqual([0, 0, 0]);
    expect((await send(member, body)).status).toBe(303);
  });

  test("when the verb breaks, and it is said in words", async () => {
    const said = vi.spyOn(log, "error").mockImplementation(() => {});
    post.mockRejectedValueOnce(new Error("disk full"));
    const { status, body } = await send(member, multipart(form()));
    expect([status, body]).toEqual([500, expect.stringContaining("Something broke on our side")]);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
    expect(countOf(member)).toBe(0);
  });
});
