import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "#db/client";
import { hideArgument } from "#lib/moderation/hide-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { freePort, type Site, startSite } from "#tests/e2e/site";
import { thread } from "#tests/e2e/thread-page";
import { type RunningProxy, type StartProxy, startCaddy, startNginx } from "#tests/kit/proxies";
import { type Through, through } from "#tests/kit/through";
import { missing } from "#tests/kit/tool";
import { argue, newKey, person } from "#tests/people";
import { startOwn } from "#tests/postgres/server";

type World = {
  port: number;
  origin: string;
  /** Where a third machine could be. */
  spare: number;
  machines: [Site, Site];
  startMachine: (at?: number) => Promise<Site>;
  proxy: RunningProxy;
  ask: Through;
};

// In a process of its own, whose data folder is that of the world below.
test.use({ ownForum: "kit" });

const LIVE = `${thread}/live`;
/** What one address may have open at one machine with one process. */
const STREAMS = 200;
const PROXIES: [name: string, tool: string, start: StartProxy][] = [
  ["nginx", "nginx", startNginx],
  ["Caddy", "caddy", startCaddy],
];

/** Two programs on one data folder stand for two machines: what they share is the database. */
async function startWorld(startProxy: StartProxy): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), "parley-kit-"));
  const port = await freePort();
  const origin = `https://localhost:${port}`;
  const environment = { PARLEY_ORIGIN: origin, PARLEY_PROXIES: "1" };
  process.env.PARLEY_DATA = data;
  const startMachine = (at?: number) => startSite(data, 1, { environment, at });
  const machines: [Site, Site] = [await startMachine(), await startMachine()];
  const spare = await freePort();
  const proxy = await startProxy(port, [...machines.map(portOf), spare]).catch(async (error: unknown) => {
    for (const machine of machines) await machine.stop();
    throw error;
  });
  return { port, origin, spare, machines, startMachine, proxy, ask: through(port) };
}

const portOf = ({ url }: Site) => Number(new URL(url).port);

async function stopWorld({ machines, proxy, ask }: World) {
  ask.leave();
  await proxy.stop();
  await closeDatabase();
  for (const machine of machines) await machine.stop();
}

for (const [name, tool, startProxy] of PROXIES)
  test.describe(`${name} before two machines`, () => {
    // One after the other: the last one takes the machines away.
    test.describe.configure({ mode: "serial" });
    let world: World;
    test.beforeAll(async () => {
      const sentence = missing(tool);
      test.info().skip(sentence !== undefined, sentence ?? "");
      world = await startWorld(startProxy);
    });
    test.afterAll(async () => {
      if (world) await stopWorld(world);
    });

    test("a page is what the machine gave, and is not sent again to whoever has it", async () => {
      const { ask, machines } = world;
      for (const encoding of ["br", "gzip", "identity"]) {
        const headers = { "accept-encoding": encoding };
        const given = await ask.ask(thread, headers);
        const [own] = await Promise.all([fetch(machines[0].url + thread, { headers })]);
        await own.arrayBuffer();
        expect(given.status).toBe(200);
        for (const name of ["etag", "cache-control", "vary", "content-security-policy", "strict-transport-security"])
          expect(given.headers[name], name).toBe(own.headers.get(name));
        expect(given.headers["content-encoding"] ?? "identity").toBe(encoding);
        expect(given.body.length).toBe(Number(own.headers.get("content-length")));
        const again = await ask.ask(thread, { ...headers, "if-none-match": given.headers.etag });
        expect([again.status, again.body.length]).toEqual([304, 0]);
      }
    });

    test("what is hidden is gone at the next request", async () => {
      const { ask } = world;
      const secret = `unsayable-${newKey()}`;
      const author = await person(`author-${newKey().slice(0, 8)}`);
      const moderator = await person(`moder-${newKey().slice(0, 8)}`, "moderator");
      const id = await argue(author, { body: `Body ${secret}` });
      const page = `${thread}/arguments/${id}`;
      const before = [];
      for (let i = 0; i < 4; i += 1) before.push(await ask.ask(page));
      for (const { body } of before) expect(body.toString()).toContain(secret);
      await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
      for (const { headers } of before) {
        const after = await ask.ask(page, { "if-none-match": headers.etag });
        expect(after.status).not.toBe(304);
        expect(after.body.toString()).not.toContain(secret);
      }
    });

    test("what is new is told while the stream is open, and who leaves has left", async () => {
      const { port } = world;
      const reader = through(port);
      const { status, stream } = await reader.open(LIVE);
      expect(status).toBe(200);
      let heard = "";
      stream.setEncoding("utf8").on("data", (chunk) => (heard += chunk));
      await expect.poll(() => heard).toContain("event: hello");
      const id = await argue(await person(`author-${newKey().slice(0, 8)}`));
      await expect.poll(() => heard).toContain(`[{"id":${id},"parentId":null}]`);
      expect(stream.closed).toBe(false);
      reader.leave();
    });

    test("an address is the one that the proxy sees, whatever a reader says of theirs", async () => {
      const { port } = world;
      /** As many as go, a hundred on each connection, each of which says that it comes from elsewhere. */
      const openAll = async () => {
        const readers = Array.from({ length: 5 }, () => through(port));
        const opened = readers.map((reader, i) =>
          Array.from({ length: 100 }, (_, j) => reader.open(LIVE, { "x-forwarded-for": `203.0.${i}.${j}` })),
        );
        const statuses = (await Promise.all(opened.flat())).map(({ status }) => status);
        return { readers, told: statuses.filter((status) => status === 200).length, refused: statuses.includes(503) };
      };
      const { readers, told, refused } = await openAll();
      expect(told).toBeLessThanOrEqual(2 * STREAMS);
      expect(told).toBeGreaterThanOrEqual(STREAMS);
      expect(refused).toBe(true);
      // The forum goes on for them, and others have their own share.
      expect((await world.ask.ask(thread)).status).toBe(200);
      const other = through(port, "127.0.0.2");
      expect((await other.open(LIVE)).status).toBe(200);
      for (const reader of [...readers, other]) reader.leave();
      await expect(async () => {
        const again = await openAll();
        for (const reader of again.readers) reader.leave();
        expect(again.told).toBeGreaterThanOrEqual(STREAMS);
      }).toPass();
    });

    test("what is too much is refused in the words of the program", async () => {
      const { ask, machines, origin } = world;
      const body = Buffer.alloc(256 * 1024 + 1);
      const headers = { origin, "content-type": "application/x-www-form-urlencoded" };
      const own = await fetch(`${machines[0].url}${thread}/argue`, { method: "POST", headers, body });
      expect(own.status).toBe(413);
      const given = await ask.send(`${thread}/argue`, body, headers);
      expect(given.status).toBe(413);
      expect(given.body.toString()).toBe(await own.text());
      expect(given.headers["content-type"]).toBe(own.headers.get("content-type"));
      const most = await ask.send(`${thread}/argue`, body.subarray(1), headers);
      expect(most.status).not.toBe(413);
    });

    test("a browser signs up and argues over https", async ({ browser }) => {
      const page = await browser.newPage({ baseURL: world.origin, ignoreHTTPSErrors: true });
      await page.goto("/signup");
      const handle = `new-${newKey().slice(0, 8)}`;
      await page.getByLabel("Email").fill(`${handle}@example.org`);
      await page.getByLabel("Handle").fill(handle);
      await page.getByLabel("Password").fill("a long sentence nobody guesses");
      await page.getByRole("button", { name: "Create account" }).click();
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await page.goto(`${thread}/argue?parent=1&stance=legitimacy-concern`);
      await page.getByRole("textbox", { name: "Reply" }).fill("It came by a proxy.");
      await page.getByRole("button", { name: "Post reply" }).click();
      await expect(page.getByRole("article").filter({ hasText: "It came by a proxy." })).toBeVisible();
      await page.close();
    });

    test("what those who run it ask is not for everybody", async () => {
      expect((await world.ask.ask("/metrics")).status).toBe(404);
    });

    test("a machine that says that it starts is left alone, or another one is asked", async () => {
      const { ask, spare } = world;
      const asked: string[] = [];
      const starting = createServer(({ url = "" }, response) => {
        asked.push(url);
        response.writeHead(503, { "retry-after": "5" }).end("starting");
      }).listen(spare, "127.0.0.1");
      await once(starting, "listening");
      do expect((await ask.ask(thread)).status).toBe(200);
      while (asked.length < 4);
      // nginx, as Debian has it, does not ask by itself.
      if (name === "Caddy") expect(new Set(asked)).toEqual(new Set(["/readyz?exclude=database"]));
      starting.closeAllConnections();
      starting.close();
    });

    test("nobody who reads notices that a machine is stopped, comes back, or is killed; without any there is a sentence", async () => {
      test.slow();
      const { ask, machines, startMachine, origin } = world;
      const [one, other] = machines;
      const form = Buffer.from('--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nargument\r\n--b--\r\n');
      const headers = { origin, "content-type": "multipart/form-data; boundary=b" };
      const asked = async () => (await ask.ask(thread)).status;
      // Changes nothing, as nobody has signed in.
      const sent = async () => (await ask.send(`${thread}/argue`, form, headers)).status;
      const accepted = await sent();

      const whileStopped = await allWhile([asked, asked, sent], async () => {
        process.kill(one.pid, "SIGTERM");
        await isGone(one);
      });
      const [read, readAsWell, posted = new Set()] = whileStopped;
      expect([read, readAsWell]).toEqual([new Set([200]), new Set([200])]);
      // One that came to the machine as it stopped listening is not sent again by a proxy, but by who reads that it was not
      // taken. Caddy has heard before that it stops.
      if (name !== "Caddy") posted.delete(503);
      expect(posted).toEqual(new Set([accepted]));

      machines[0] = await startMachine(portOf(one));
      // So long nginx may leave a machine alone that failed it.
      await sleep(2_500);
      // One request has to go well there before others follow.
      for (let i = 0; i < 4; i += 1) expect(await asked()).toBe(200);
      // What was on its way to one that is killed, and may have been done, is not sent again: so nothing is sent.
      const whileKilled = await allWhile([asked, asked], async () => {
        process.kill(other.pid, "SIGKILL");
        await isGone(other);
      });
      expect(whileKilled).toEqual([new Set([200]), new Set([200])]);
      expect([await asked(), await sent()]).toEqual([200, accepted]);

      process.kill(machines[0].pid, "SIGKILL");
      await expect.poll(asked).toBe(503);
      const { headers: told, body } = await ask.ask("/");
      expect(told).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
      expect(body.toString()).toContain("Nothing that was accepted is lost.");
    });
  });

for (const [name, tool, startProxy] of PROXIES)
  test(`${name} lets the machines say themselves that the database is away, also to whoever sends something`, async () => {
    const sentence = missing(tool);
    test.info().skip(sentence !== undefined, sentence ?? "");
    test.slow();
    const server = await startOwn();
    const port = await freePort();
    const origin = `https://localhost:${port}`;
    const own = { DATABASE_URL: server.address, PARLEY_SECRET: "s".repeat(64) };
    const environment = { ...own, PARLEY_ORIGIN: origin, PARLEY_PROXIES: "1" };
    const startMachine = () => startSite(mkdtempSync(join(tmpdir(), "parley-kit-")), 1, { environment });
    const machines = [await startMachine(), await startMachine()];
    const proxy = await startProxy(port, machines.map(portOf));
    const { ask, send, leave } = through(port);
    const form = Buffer.from('--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nargument\r\n--b--\r\n');
    const headers = { accept: "text/html", origin, "content-type": "multipart/form-data; boundary=b" };
    const asked = () => ask(thread, { accept: "text/html" });
    const sent = () => send(`${thread}/argue`, form, headers);
    try {
      expect((await asked()).status).toBe(200);
      const { status: accepted } = await sent();
      await server.kill();
      for (const { url } of machines) await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(503);
      // For longer than it takes a proxy to leave out whoever does not answer, and to try again.
      const until = performance.now() + 6_000;
      do {
        const read = await asked();
        expect(read.status).toBe(503);
        expect(read.headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
        expect(read.body.toString()).toContain("The forum’s database does not answer at the moment.");
        // It changes nothing, which is said by the machine.
        expect(await sent()).toMatchObject({ status: accepted });
      } while (performance.now() < until);

      await server.start();
      await expect.poll(async () => (await asked()).status, { timeout: 15_000 }).toBe(200);
    } finally {
      leave();
      await proxy.stop();
      for (const machine of machines) await machine.stop();
      await server.stop();
    }
  });

const isGone = ({ url }: Site) =>
  expect.poll(async () => (await fetch(url).catch(() => undefined))?.status).toBeUndefined();

/** What each of these answers, asked again and again until `work` is done, and once more after it. */
async function allWhile(asking: (() => Promise<number>)[], work: () => Promise<void>): Promise<Set<number>[]> {
  let over = false;
  const answers = asking.map(async (ask) => {
    const statuses = new Set<number>();
    do statuses.add(await ask());
    while (!over);
    return statuses.add(await ask());
  });
  await work();
  over = true;
  return Promise.all(answers);
}
