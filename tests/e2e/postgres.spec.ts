import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "#tests/e2e/fixtures";
import { type Site, startSite } from "#tests/e2e/site";
import { THREAD } from "#tests/people";
import { addressOf, anyServer, onServer } from "#tests/postgres/server";

const SECRET = "shared by all machines ".repeat(3);
const PASSWORD = "a long sentence nobody guesses";
const thread = `/threads/${THREAD}`;
const folder = () => mkdtempSync(join(tmpdir(), "parley-postgres-e2e-"));

let server: Awaited<ReturnType<typeof anyServer>>;
test.beforeAll(async () => {
  server = await anyServer();
});
test.afterAll(() => server.stop());

test("two machines with one PostgreSQL: what is posted and hidden on one is so on the other", async ({ browser }) => {
  test.slow();
  const name = `parley_e2e_${process.pid}`;
  await onServer(server.address, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const environment = {
    DATABASE_URL: addressOf(server.address, name),
    PARLEY_SECRET: SECRET,
  };
  const sites: Site[] = [];
  try {
    for (let machine = 0; machine < 2; machine += 1) sites.push(await startSite(folder(), 1, { environment }));
    const [one, other] = sites as [Site, Site];
    const setup = () => /http:\S+(\/setup\?token=\S+)/.exec(other.output())?.[1];
    await expect.poll(setup).toBeDefined();

    const page = await browser.newPage({ baseURL: other.url });
    await page.goto(setup() ?? "");
    await page.getByLabel("Email").fill("chief@example.org");
    await page.getByLabel("Handle").fill("chief");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await page.goto(`${thread}/argue?parent=1&stance=pro-engagement`);
    await page.getByRole("textbox", { name: "Reply" }).fill("It stands in PostgreSQL.");
    await page.getByRole("button", { name: "Post reply" }).click();
    await expect(page.getByText("It stands in PostgreSQL.")).toBeVisible();

    const reader = await browser.newPage({ baseURL: one.url });
    await reader.goto(`${thread}/arguments/1`);
    await expect(reader.getByText("It stands in PostgreSQL.")).toBeVisible();
    await reader.goto("/search?q=postgresql");
    await expect(reader.getByRole("main")).toContainText("It stands in PostgreSQL.");

    // A seeded argument of the side that the chief argued on: of the other one a second moderator would decide.
    await reader.goto(thread);
    const first = reader.getByRole("article").first();
    const id = await first.getAttribute("id");
    await page.goto(thread);
    await page.locator(`#${id}`).getByRole("button", { name: "Hide" }).first().click();
    const form = page.getByRole("form", { name: "Hide" });
    await form.getByLabel("Ground").selectOption({ label: "To the motion" });
    await form.getByLabel("Reason").fill("This is not about the talks.");
    await form.getByRole("button", { name: "Hide" }).click();
    await expect(page.getByRole("status")).toContainText("Hidden.");
    await expect(async () => {
      expect(await (await fetch(one.url + thread)).text()).toContain("Hidden by a moderator");
    }).toPass({ timeout: 1_000, intervals: [50] });

    for (const path of ["/", "/log", "/transparency", "/moderation", `${thread}/map`, `${thread}/timeline`])
      for (const { url } of sites) {
        const answered = await page.goto(url + path);
        expect(answered?.status(), path).toBeLessThan(500);
      }
  } finally {
    for (const site of sites) await site.stop();
    await onServer(server.address, `DROP DATABASE ${name} WITH (FORCE)`);
  }
});

test("what is wrong with DATABASE_URL is named in a sentence, without its password, and the exit code says so", async () => {
  const wrong = new URL(server.address);
  wrong.password = "hunter2";
  const missing = addressOf(server.address, "nowhere");
  const away = "postgres://parley:hunter2@127.0.0.1:1/parley";
  const cases: [address: string, sentence: RegExp, secret?: string][] = [
    ["mysql://localhost/parley", /DATABASE_URL should be an address like postgres:/],
    ["parley", /DATABASE_URL should be an address like postgres:/],
    ["postgres://localhost/parley?options=-c%20jit%3Doff", /DATABASE_URL may not set “options”/],
    [away, /No PostgreSQL answers at 127\.0\.0\.1:1\. /],
    [missing, /There is no database nowhere in the PostgreSQL at /],
    [away, /PARLEY_SECRET should be set together with DATABASE_URL/, ""],
    ...(process.env.TEST_DATABASE_URL ? [] : [[wrong.href, /does not let parley in\. /] as [string, RegExp]]),
  ];
  for (const [address, sentence, PARLEY_SECRET = SECRET] of cases) {
    const started = spawn("node", ["server.ts"], {
      env: { ...process.env, PORT: "0", PARLEY_DATA: folder(), DATABASE_URL: address, PARLEY_SECRET },
    });
    let words = "";
    started.stderr.on("data", (chunk) => {
      words += chunk;
    });
    await once(started, "close");
    expect(started.exitCode, address).toBe(1);
    expect(words, address).toMatch(sentence);
    expect(words).not.toMatch(/hunter2|\n\s+at /);
  }
});
