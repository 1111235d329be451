import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { inArray } from "drizzle-orm";
import { closeDatabase, read } from "#db/client";
import { argumentRevisions } from "#db/schema/arguments";
import { endSession } from "#lib/accounts/end-session";
import { config } from "#lib/config";
import { ROUND_MS } from "#lib/mail/rules";
import { hideArgument } from "#lib/moderation/hide-argument";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { type Person, VISITOR } from "#lib/viewer";
import { cookieHeader, cookieOf, expect, test } from "#tests/e2e/fixtures";
import { type Machines, startMachines } from "#tests/e2e/machines";
import { open } from "#tests/e2e/processes";
import { startSite } from "#tests/e2e/site";
import { known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, PRO, person, THREAD } from "#tests/people";
import { lineTo } from "#tests/postgres/line";
import { type OwnServer, startOwn } from "#tests/postgres/server";
import { readMetrics, sumOf } from "#tests/strict-metrics";

test.use({ ownForum: "machines" });

const TOKEN = "shown-to-prometheus-alone";
const SECRET = "of three machines, which believe each other’s cookies";

/** Posts as a page's script does; the key is the post's own, however often it is sent. */
async function post(site: { url: string }, who: Person, claim: string, key: string): Promise<Response> {
  const form = new FormData();
  const fields = { kind: "root", thread: THREAD, key, stance: PRO, claim, body: "A body.", sources: "" };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const { headers, body } = new Request(site.url, { method: "POST", body: form });
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  return fetch(`${site.url}${thread}/argue`, {
    method: "POST",
    headers: {
      ...(await cookieHeader(who)),
      "content-type": headers.get("content-type") ?? "",
      origin: site.url,
      accept: "application/json",
    },
    body: bytes,
  });
}

/** Posts until it is told what became of it, as somebody does who reads “please try again”. */
async function postSurely(site: { url: string }, who: Person, claim: string): Promise<void> {
  const key = newKey();
  await expect(async () => expect((await post(site, who, claim, key)).status).toBe(200)).toPass({
    timeout: 30_000,
  });
}

const pageOf = async (url: string) => (await fetch(url + thread)).text();

test.describe("three machines with one database", () => {
  test("what is hidden on one is on none of them at the next request; each tells it to those who listen", async ({
    site,
    people,
  }) => {
    const { machines } = site;
    expect(machines).toHaveLength(3);
    const claim = `Unsayable ${newKey()}`;
    const id = await argue(people.author, { claim });
    for (const machine of machines)
      await expect.poll(() => pageOf(machine.url), { timeout: 1_000, intervals: [20] }).toContain(claim);
    const heard = await Promise.all(
      machines.map(async (machine) => {
        const stream = await open(`${machine.url}${thread}/live`);
        const told = { words: "", leave: () => stream.destroy() };
        stream.on("data", (chunk) => (told.words += chunk)).on("error", () => undefined);
        return told;
      }),
    );
    for (const told of heard) await expect.poll(() => told.words).toContain("event: hello");

    await hideArgument(people.moderator, {
      id,
      revision: 1,
      ground: "off-topic",
      reason: "It is about nothing here.",
    });
    for (const machine of machines)
      await expect.poll(() => pageOf(machine.url), { timeout: 1_000, intervals: [20] }).not.toContain(claim);
    for (const told of heard) {
      await expect.poll(() => told.words).toMatch(new RegExp(`event: removed\\nid: \\d+\\ndata: \\[${id}\\]`));
      told.leave();
    }
  });

  test("also where what is told of it gets lost on the way, a second later at the latest", async ({ people }) => {
    const line = await lineTo(process.env.DATABASE_URL ?? "");
    const deaf = await startSite(undefined, 1, { environment: { DATABASE_URL: line.address } });
    line.lose("parley_committed");
    try {
      for (let round = 0; round < 3; round += 1) {
        const claim = `Unheard ${newKey()}`;
        const id = await argue(people.author, { claim });
        await expect.poll(() => pageOf(deaf.url), { timeout: 1_000, intervals: [20] }).toContain(claim);
        await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
        await expect.poll(() => pageOf(deaf.url), { timeout: 1_000, intervals: [20] }).not.toContain(claim);
      }
    } finally {
      await deaf.stop();
      await line.close();
    }
  });

  test("attempts are counted over all, and who signs out at one is signed out at all", async ({ site, people }) => {
    const { machines } = site;
    const headers = await cookieHeader(people.member);
    const memberAt = async (url: string) => (await (await fetch(`${url}/api/viewer`, { headers })).json()).member;
    for (const { url } of machines) expect(await memberAt(url)).toMatchObject({ handle: people.member.handle });
    await endSession(people.member);
    for (const { url } of machines) expect(await memberAt(url)).toBeNull();

    const statuses: number[] = [];
    for (let asked = 0; asked < 245; asked += 5) {
      const some = Array.from({ length: 5 }, () => fetch(`${site.url}/search?q=word${asked}`));
      for (const { status } of await Promise.all(some)) statuses.push(status);
    }
    // 240 a minute from a network, whichever machine is asked; a few may fall into the next minute.
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(240 * 2);
    expect(statuses).toContain(429);
  });

  test("each mail is sent once", async ({ site, people }) => {
    const { machines } = site;
    const id = await argue(people.author);
    const receipts: string[] = [];
    for (let sent = 0; sent < 12; sent += 1) {
      const form = {
        offence: "other",
        address: `${config().origin}${thread}/arguments/${id}`,
        law: "The law that it is against",
        explanation: "It is against the law, for reasons that I give here.",
        name: "A Reader",
        email: "reader@example.org",
        goodFaith: "yes",
      };
      receipts.push((await sendNotice(VISITOR, SendNotice.parse(form), newKey())).receipt);
    }
    const letters = () =>
      machines.flatMap(({ data }) => filesIn(join(data, "outbox")).map((file) => readFileSync(file, "utf8")));
    for (const receipt of receipts)
      await expect.poll(() => letters().filter((letter) => letter.includes(receipt)).length, PATIENCE).toBe(1);
    // Time for a second one, were there any.
    await sleep(2 * ROUND_MS);
    expect(letters()).toHaveLength(new Set(letters().map(messageIdIn)).size);
    for (const receipt of receipts) expect(letters().filter((letter) => letter.includes(receipt))).toHaveLength(1);
  });
});

const PATIENCE = { timeout: 30_000 };
const messageIdIn = (letter: string) => /^Message-ID: (.+)$/im.exec(letter)?.[1];
const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : ([] as string[]);

test.describe("three machines that begin at once on an empty database of their own", () => {
  const before = { DATABASE_URL: process.env.DATABASE_URL, PARLEY_SECRET: process.env.PARLEY_SECRET };
  let server: OwnServer;
  let site: Machines;
  /** Each posts once, so that nobody posts too often. */
  let writers: Person[];
  const posted: string[] = [];

  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    server = await startOwn();
    const own = { DATABASE_URL: server.address, PARLEY_SECRET: SECRET };
    site = await startMachines(3, { ...own, PARLEY_METRICS_TOKEN: TOKEN });
    Object.assign(process.env, own);
    writers = await Promise.all(Array.from({ length: 26 }, () => person(`writer-${newKey().slice(0, 8)}`)));
  });
  test.afterAll(async () => {
    await site.stop();
    await closeDatabase();
    await server.stop();
    Object.assign(process.env, before);
  });

  const nextWriter = () => {
    const writer = writers.pop();
    if (!writer) throw new Error("Everybody has posted.");
    return writer;
  };
  const claims = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix} ${i} ${newKey()}`);
  /** Posts these one after the other, and remembers which were said to be kept. */
  async function postAll(these: readonly string[], meanwhile?: (sent: number) => Promise<unknown> | undefined) {
    for (const [i, claim] of these.entries()) {
      const during = meanwhile?.(i);
      await postSurely(site, nextWriter(), claim);
      await during;
      posted.push(claim);
    }
  }
  /** What each machine says of the database: to who asks whether it is ready, and to who measures. */
  async function expectEach(status: number, words: string, up: number) {
    for (const { url } of site.machines.filter(({ pid }) => isAlive(pid))) {
      const ready = await fetch(`${url}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([status, words]);
      const measured = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
      expect(sumOf(readMetrics(await measured.text()), "parley_database_up")).toBe(up);
    }
  }
  /** Each once, and shown by every machine. */
  async function expectAllKept() {
    const rows = await read((db) =>
      db
        .select({ claim: argumentRevisions.claim })
        .from(argumentRevisions)
        .where(inArray(argumentRevisions.claim, posted)),
    );
    expect(rows.map(({ claim }) => claim).toSorted()).toEqual(posted.toSorted());
    for (const { url } of site.machines.filter(({ pid }) => isAlive(pid)))
      await expect(async () => {
        const page = await (await fetch(`${url}${thread}/timeline`)).text();
        for (const claim of posted) expect(page).toContain(claim);
      }).toPass({ timeout: 5_000 });
  }

  test("have one forum, and nobody who posts or reads notices that one of them is killed", async () => {
    const [, second] = site.machines;
    const answers: number[] = [];
    let isOver = false;
    const reading = (async () => {
      while (!isOver) answers.push((await fetch(site.url + thread)).status);
    })();
    await postAll(claims("Before and after the death of one", 8), async (sent) => {
      if (sent === 3 && second) process.kill(second.pid, "SIGKILL");
    });
    isOver = true;
    await reading;
    expect(new Set(answers)).toEqual(new Set([200]));
    await expectAllKept();
  });

  test("say so kindly while the database is away, and go on by themselves; nothing that was kept is lost", async ({
    browser,
  }) => {
    const writing = async (javaScriptEnabled: boolean) => {
      const page = await browser.newPage({ baseURL: site.url, javaScriptEnabled });
      await page.context().addCookies([await cookieOf(nextWriter(), site)]);
      await page.goto(`${thread}/argue?stance=${PRO}`);
      if (javaScriptEnabled) await known(page);
      await page.getByLabel("Claim").fill("Words that outlive the database");
      return page;
    };
    const page = await writing(true);
    const withoutScript = await writing(false);
    await server.kill();

    await page.getByRole("button", { name: "Post argument" }).click();
    await expect(page.getByRole("alert").first()).toContainText("the forum’s database does not answer at the moment");
    await expect(page.getByLabel("Claim")).toHaveValue("Words that outlive the database");
    await withoutScript.getByRole("button", { name: "Post argument" }).click();
    await expect(withoutScript.getByText("This could not be kept: the forum’s database does not answer")).toBeVisible();
    await expect(withoutScript.getByLabel("What you wrote")).toHaveValue("Words that outlive the database");
    const reader = await (await browser.newContext({ baseURL: site.url })).newPage();
    for (const path of ["/", thread, `${thread}/arguments/1`, "/search?q=talks", "/log", "/settings", "/nowhere"]) {
      const answer = await reader.goto(path);
      expect(answer?.status(), path).toBe(503);
      expect(answer?.headers()["retry-after"], path).toBe("5");
      await expect(reader.getByRole("heading", { name: "One moment, please" })).toBeVisible();
      expect(await reader.locator("body").evaluate((body) => getComputedStyle(body).maxInlineSize)).toBe("544px");
    }
    expect((await new AxeBuilder({ page: reader }).analyze()).violations).toEqual([]);
    await expectEach(503, "the database does not answer\n", 0);
    for (const path of ["/api/viewer", `${thread}/live`, `${thread}/feed.xml`]) {
      const answer = await fetch(site.url + path);
      expect([answer.status, answer.headers.get("retry-after")], path).toEqual([503, "5"]);
      expect(await answer.text()).toContain("does not answer at the moment");
    }

    await server.start();
    await expect(async () => expect((await fetch(site.url + thread)).status).toBe(200)).toPass({ timeout: 10_000 });
    await expect(() => expectEach(200, "ready\n", 1)).toPass({ timeout: 5_000 });
    await reader.goto(thread);
    await expectAllKept();
    await page.getByRole("button", { name: "Post argument" }).click();
    await expect(page.getByText("Words that outlive the database").first()).toBeVisible();
    posted.push("Words that outlive the database");
    await expectAllKept();
  });

  test("lose nothing that they said was kept when the database is killed while people post", async () => {
    const each = claims("While it comes and goes", 16);
    const all = Promise.all([0, 1, 2, 3].map((lane) => postAll(each.filter((_, i) => i % 4 === lane))));
    for (let time = 0; time < 3; time += 1) {
      await sleep(150);
      await server.kill();
      await server.start();
    }
    await all;
    await expectAllKept();
    for (const { pid } of site.machines.filter(({ pid }) => pid !== site.machines[1]?.pid))
      expect(isAlive(pid)).toBe(true);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
