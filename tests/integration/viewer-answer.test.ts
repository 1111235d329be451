import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { decode, encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { endSession } from "#lib/accounts/end-session";
import { giveRole } from "#lib/accounts/give-role";
import { SESSION_DAYS } from "#lib/accounts/rules";
import { sealSession, sessionCookie, viewerOfCookie } from "#lib/accounts/session-cookie";
import { secret } from "#lib/config";
import { followThread } from "#lib/following/follow-thread";
import { answering } from "#lib/http/answer";
import { viewerAnswers } from "#lib/http/viewer-answer";
import { hideArgument } from "#lib/moderation/hide-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { rateArgument } from "#lib/ratings/rate-argument";
import type { Person } from "#lib/viewer";
import { NOBODY, type ViewerOnPage } from "#lib/viewer-on-page";
import { argue, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";
import { PLAIN_SITE } from "#tests/plain-site";

const DAY_MS = 24 * 60 * 60 * 1000;
let askedNext = 0;
let member: Person;
let moderator: Person;
const { name } = sessionCookie();
const viewer = viewerAnswers({ cookieName: name, viewerOf: viewerOfCookie });
const server = createServer(
  answering(
    async (_, response) => {
      askedNext += 1;
      response.end("a page");
    },
    { ...PLAIN_SITE, viewer },
  ),
);

beforeAll(async () => {
  await seededDatabase();
  [member, moderator] = [await person("asks"), await person("keeps", "moderator")];
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());
afterEach(() => void vi.useRealTimers());

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

const cookieOf = async (who: Person) => ({ cookie: `other=1; ${name}=${await sealSession(who.sessionId)}` });
const seenBy = async (headers: Record<string, string>, path = "/api/viewer"): Promise<ViewerOnPage> =>
  JSON.parse((await ask(path, headers)).body.toString());
const nameOf = async (headers: Record<string, string>) => (await seenBy(headers)).member?.handle;

describe("GET /api/viewer", () => {
  test("tells a member what is theirs in the thread, and Next is not asked", async () => {
    const root = await argue(member);
    const other = await argue(moderator);
    await rateArgument(member, { id: other, rating: "strong", position: 1 });
    await followThread(member, { thread: THREAD });
    await reply(moderator, root);
    const { status, headers, body } = await ask(`/api/viewer?thread=${THREAD}`, await cookieOf(member));
    expect(status).toBe(200);
    expect(headers).toMatchObject({ "content-type": "application/json", "cache-control": "private, no-store" });
    expect(headers.vary).toMatch(/cookie/);
    expect(JSON.parse(body.toString())).toMatchObject({
      member: { handle: member.handle, role: "member" },
      own: [root],
      position: 1,
      ratings: { [other]: "strong" },
      credited: [],
      posting: { left: 29, slowMinutes: null },
      hidden: [],
      unread: 1,
      follows: [THREAD],
      reading: { marked: false, unread: [], isMore: false },
    });
    expect(askedNext).toBe(0);
  });

  test("tells on other pages who asks, what is unread and what they follow", async () => {
    expect(await seenBy(await cookieOf(member))).toEqual({
      ...NOBODY,
      member: { handle: member.handle, role: "member" },
      unread: 1,
      follows: [THREAD],
    });
  });

  test("knows nobody without a cookie, with one that is not ours, or with one of another secret", async () => {
    const foreign = await encode({ token: { sid: member.sessionId }, secret: "x".repeat(48) });
    const headers: Record<string, string>[] = [
      {},
      { cookie: "a=b" },
      { cookie: `${name}=nonsense` },
      { cookie: `${name}=${foreign}` },
    ];
    for (const each of headers) expect(await seenBy(each, `/api/viewer?thread=${THREAD}`)).toEqual(NOBODY);
  });

  test.each(["__proto__", "", "A", "a/b", "%00", "x".repeat(81)])("refuses %j as a thread", async (slug) => {
    const { status, headers, body } = await ask(`/api/viewer?thread=${slug}`, await cookieOf(member));
    expect([status, headers["cache-control"]]).toEqual([400, "private, no-store"]);
    expect(JSON.parse(body.toString())).toEqual({ error: "There is no such thread." });
  });

  test("answers for a thread that there is not as for one with nothing in it", async () => {
    const seen = await seenBy(await cookieOf(member), "/api/viewer?thread=none");
    expect(seen).toMatchObject({ own: [], ratings: {}, reading: null, follows: [], member: { handle: member.handle } });
  });

  test("answers HEAD without a body, and no POST", async () => {
    const head = await ask("/api/viewer", await cookieOf(member), "HEAD");
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(Number(head.headers["content-length"])).toBeGreaterThan(0);
    const post = await ask("/api/viewer", { "sec-fetch-site": "same-origin", "content-length": "0" }, "POST");
    expect([post.status, post.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("leaves other addresses to others", async () => {
    const before = askedNext;
    for (const path of ["/api/viewers", "/api/viewer/x", "/api"]) await ask(path);
    expect(askedNext).toBe(before + 3);
  });

  test("compresses what is long", async () => {
    const id = await argue(member, { body: "Many words of one argument. ".repeat(80) });
    await hideArgument(await person("hides", "moderator"), { id, revision: 1, ground: "spam", reason: "Advertising." });
    const headers = { ...(await cookieOf(member)), "accept-encoding": "br" };
    const { headers: answered, body } = await ask(`/api/viewer?thread=${THREAD}`, headers);
    expect(answered["content-encoding"]).toBe("br");
    expect(answered.vary).toMatch(/accept-encoding/);
    const seen: ViewerOnPage = JSON.parse(brotliDecompressSync(body).toString());
    expect(seen.hidden).toMatchObject([{ id, own: true }]);
  });
});

describe("who asks is decided anew at each request, though the cookie was opened before", () => {
  test("an ended session is nobody's at once", async () => {
    const who = await person("leaves");
    const headers = await cookieOf(who);
    expect(await nameOf(headers)).toBe("leaves");
    await endSession(who);
    expect(await nameOf(headers)).toBeUndefined();
  });

  test("so is that of a suspended member", async () => {
    const who = await person("suspended");
    const headers = await cookieOf(who);
    expect(await nameOf(headers)).toBe("suspended");
    await suspendMember(moderator, { handle: "suspended", ground: "spam", reason: "A break.", days: 3 });
    expect(await nameOf(headers)).toBeUndefined();
  });

  test("a role that was given or taken counts at once", async () => {
    const who = await person("rises");
    const headers = await cookieOf(who);
    expect((await seenBy(headers)).member?.role).toBe("member");
    await giveRole(SYSTEM, { handle: "rises", role: "moderator" });
    expect((await seenBy(headers)).member?.role).toBe("moderator");
  });

  test("a cookie ends with its own time, also where the session would live longer", async () => {
    const short = await encode({ token: { sid: member.sessionId }, secret: secret(), maxAge: 60 });
    const headers = { cookie: `${name}=${short}` };
    const now = Date.now();
    expect(await nameOf(headers)).toBe(member.handle);
    vi.useFakeTimers({ toFake: ["Date"], now: now + 59_000 });
    expect(await nameOf(headers)).toBe(member.handle);
    vi.setSystemTime(now + 60_000 + 16_000);
    expect(await decode({ token: short, secret: secret() }).catch(() => null)).toBeNull();
    expect(await nameOf(headers)).toBeUndefined();
  });

  test("a session ends with its own time", async () => {
    const headers = await cookieOf(member);
    expect(await nameOf(headers)).toBe(member.handle);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + SESSION_DAYS * DAY_MS + 20_000 });
    expect(await nameOf(headers)).toBeUndefined();
  });

  test("a new secret opens no old cookie", async () => {
    const headers = await cookieOf(member);
    expect(await nameOf(headers)).toBe(member.handle);
    vi.stubEnv("PARLEY_SECRET", "another secret, which is as long as it has to be");
    expect(await nameOf(headers)).toBeUndefined();
    vi.unstubAllEnvs();
    expect(await nameOf(headers)).toBe(member.handle);
  });
});
