import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { signUp } from "#lib/accounts/sign-up";
import { hideArgument } from "#lib/moderation/hide-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { type Ask, ask, onlyBy, open, workersOf } from "#tests/e2e/processes";
import type { Site } from "#tests/e2e/site";
import { thread } from "#tests/e2e/thread-page";
import { argue, newKey, SYSTEM } from "#tests/people";

test.use({ processes: 2, ownForum: "workers" });

const PASSWORD = "correct horse battery staple";
const LIVE = `${thread}/live`;

async function pair(site: Site): Promise<[number, number]> {
  await expect.poll(() => workersOf(site).length).toBe(2);
  const [first = 0, second = 0] = workersOf(site);
  // Of those that have just been started, not each listens yet.
  for (const worker of [first, second]) await askOf(site, worker, "/readyz");
  return [first, second];
}

/** Asks this worker, and no other. */
const askOf = (site: Site, worker: number, path: string, options?: Ask) =>
  onlyBy(site, worker, () => ask(site.url + path, options));

/** Begins to listen to this worker; what it told so far, at any time. */
async function listenTo(site: Site, worker: number) {
  const response = await onlyBy(site, worker, () => open(site.url + LIVE));
  const heard = { status: response.statusCode, text: "", ended: false, leave: () => response.destroy() };
  response.on("data", (chunk) => (heard.text += chunk));
  response.on("end", () => (heard.ended = true));
  response.on("error", () => {});
  return heard;
}

/** Signs in through next-auth's own way; answers the cookies with which one is signed in, or nothing. */
async function signInAt(site: Site, worker: number, email: string, password: string): Promise<string | undefined> {
  const csrf = await askOf(site, worker, "/api/auth/csrf");
  const { status, cookies } = await post(site, worker, "callback/credentials", csrf, { email, password });
  expect([302, 401, 429]).toContain(status);
  const session = cookies.find((cookie) => cookie.startsWith("parley.session="));
  return session && [...csrf.cookies, session].join("; ");
}

async function post(site: Site, worker: number, path: string, csrf: { text: string; cookies: string[] }, fields = {}) {
  const { csrfToken } = JSON.parse(csrf.text);
  const body = String(new URLSearchParams({ csrfToken, ...fields }));
  const type = { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) };
  const headers = { cookie: csrf.cookies.join("; "), origin: site.url, ...type };
  return askOf(site, worker, `/api/auth/${path}`, { method: "POST", headers, body });
}

test("several processes answer at one port; that they do is said once", async ({ site }) => {
  for (const worker of await pair(site)) {
    expect(await askOf(site, worker, "/readyz")).toMatchObject({ status: 200, text: "ready\n" });
    expect((await askOf(site, worker, thread)).status).toBe(200);
  }
  expect(site.output().match(/Parley is at/g)).toHaveLength(1);
  expect(site.output().match(/There is no admin yet/g)).toHaveLength(1);
});

test("one that is killed is replaced, and nobody waits for it", async ({ site }) => {
  const [first, second] = await pair(site);
  process.kill(first, "SIGKILL");
  const asked = () => ask(site.url + thread);
  // A connection that its end found waiting for it is reset, and is made again by whoever reads.
  const answers = [await asked().catch(asked)];
  while (answers.length < 20) answers.push(await asked());
  for (const { status } of answers) expect(status).toBe(200);
  await expect.poll(() => workersOf(site).filter((pid) => pid !== first).length).toBe(2);
  const [replacement = 0] = workersOf(site).filter((pid) => pid !== second);
  expect((await askOf(site, replacement, thread)).status).toBe(200);
  expect(site.output()).toContain("A process that answers has ended (SIGKILL). Another one takes its place.");
});

test("what is hidden is gone from what each of them keeps", async ({ site, people }) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { body: `Body ${secret}` });
  const workers = await pair(site);
  // Once to render, once from what is kept.
  for (const worker of [...workers, ...workers])
    expect((await askOf(site, worker, `${thread}/arguments/${id}`)).text).toContain(secret);
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  for (const worker of workers) {
    for (const path of [thread, `${thread}/timeline`, `${thread}/arguments/${id}`])
      expect((await askOf(site, worker, path)).text).not.toContain(secret);
  }
});

test("who signs out at one is signed out at all", async ({ site }) => {
  const handle = `both-${newKey().slice(0, 8)}`;
  await signUp(SYSTEM, { handle, email: `${handle}@example.org`, password: PASSWORD }, "test");
  const [first, second] = await pair(site);
  const cookie = (await signInAt(site, first, `${handle}@example.org`, PASSWORD)) ?? "";
  const headers = { cookie };
  const memberAt = async (worker: number) =>
    JSON.parse((await askOf(site, worker, "/api/viewer", { headers })).text).member;
  for (const worker of [first, second]) expect(await memberAt(worker)).toMatchObject({ handle });
  const csrf = await askOf(site, second, "/api/auth/csrf", { headers });
  expect((await post(site, second, "signout", { ...csrf, cookies: [cookie] })).status).toBe(302);
  for (const worker of [first, second]) expect(await memberAt(worker)).toBeNull();
});

test("attempts are counted over all", async ({ site }) => {
  const [tried, other] = [`t-${newKey().slice(0, 8)}`, `o-${newKey().slice(0, 8)}`];
  for (const handle of [tried, other])
    await signUp(SYSTEM, { handle, email: `${handle}@example.org`, password: PASSWORD }, "test");
  const workers = await pair(site);
  for (let i = 0; i < 10; i += 1)
    expect(await signInAt(site, workers[i % 2] ?? 0, `${tried}@example.org`, "not the password")).toBeUndefined();
  for (const worker of workers) {
    expect(await signInAt(site, worker, `${tried}@example.org`, PASSWORD)).toBeUndefined();
    expect(await signInAt(site, worker, `${other}@example.org`, PASSWORD)).toBeDefined();
  }
});

test("what happens is told by each, and an address has one share of open pages in all", async ({ site, people }) => {
  const workers = await pair(site);
  const heard = [await listenTo(site, workers[0]), await listenTo(site, workers[1])];
  const id = await argue(people.author);
  for (const each of heard) await expect.poll(() => each.text).toContain(`[{"id":${id},"parentId":null}]`);
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  for (const each of heard) await expect.poll(() => each.text).toContain(`event: removed`);

  for (const worker of workers) {
    const more = await onlyBy(site, worker, () =>
      Promise.all(Array.from({ length: 100 }, () => open(site.url + LIVE))),
    );
    expect(more.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(99);
    for (const response of more) response.destroy();
  }
  for (const { leave } of heard) leave();
});

test.describe("a stop", () => {
  for (const [name, signal, toAll] of [
    ["by SIGTERM", "SIGTERM", false],
    ["by Ctrl-C, which every process hears", "SIGINT", true],
  ] as const) {
    test(`${name} answers what is under way, ends open streams, and is no failure`, async ({ freshSite: site }) => {
      const streams = [];
      for (const worker of await pair(site)) {
        const own = await onlyBy(site, worker, () =>
          Promise.all(Array.from({ length: 100 }, () => open(site.url + LIVE))),
        );
        expect(new Set(own.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
        streams.push(...own);
      }
      const ends = streams.map((stream) => text(stream));
      const asked = Array.from({ length: 40 }, (_, i) => get(`${site.url}/search?q=talks+${i}`, { agent: false }));
      const answered = asked.map(async (request) => {
        const [response] = (await once(request, "response")) as [IncomingMessage];
        return [response.statusCode, (await text(response)).endsWith("</html>")];
      });
      await Promise.all(asked.map(async (it) => once(((await once(it, "socket")) as [Socket])[0], "connect")));
      const from = performance.now();
      expect(await site.stop(signal, toAll)).toBe(0);
      expect(performance.now() - from).toBeLessThan(5_000);
      for (const answer of await Promise.all(answered)) expect(answer).toEqual([200, true]);
      for (const stream of await Promise.all(ends)) expect(stream).toContain("event: hello");
      expect(site.output()).not.toContain("takes its place");
    });
  }
});

test("one that hangs is made to end with the others", async ({ freshSite: site }) => {
  const [first] = await pair(site);
  process.kill(first, "SIGSTOP");
  expect(await site.stop()).toBe(0);
  expect(() => process.kill(first, 0)).toThrow("ESRCH");
});

test("while they stop, each says that it is not ready", async ({ freshSite: site }) => {
  const connections: Agent[] = [];
  for (const worker of await pair(site)) {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await onlyBy(site, worker, () => ask(`${site.url}/readyz`, { agent }))).status).toBe(200);
    connections.push(agent);
  }
  const lastWords = connections.map(async (agent) => {
    for (;;) {
      const { status, text } = await ask(`${site.url}/readyz`, { agent });
      if (status !== 200) return { status, text };
    }
  });
  expect(await site.stop()).toBe(0);
  for (const each of await Promise.all(lastWords))
    expect(each).toEqual({ status: 503, text: "starting or stopping\n" });
});
