import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { cookiesOfSignIn } from "#lib/accounts/session-cookie";
import { signUp } from "#lib/accounts/sign-up";
import { cookiesInUse } from "#lib/privacy/cookies";
import { RETENTION } from "#lib/privacy/retention";
import type { Person } from "#lib/viewer";
import { cookieHeader, expect, PUBLIC_PAGES, test } from "#tests/e2e/fixtures";
import { argue, newKey, reply, SYSTEM, THREAD } from "#tests/people";

test.use({ ownForum: "privacy" });

const password = "correct horse battery staple";

/** Somebody with a password, an argument, a reply to it that names them, and words that are nobody else's. */
async function someone(other: Person) {
  const handle = `leaving-${newKey().slice(0, 8)}`;
  const email = `${handle}@example.org`;
  const { memberId, sessionId } = await signUp(SYSTEM, { handle, email, password }, "test");
  const who: Person = { role: "member", id: memberId, handle, sessionId };
  const word = `quark${newKey().slice(0, 10)}`;
  const id = await argue(who, { claim: `A claim with ${word}`, body: `A body with ${word}.` });
  const answer = await reply(other, id, { body: `I answer @${handle}.` });
  return { who, handle, email, word, id, answer };
}

async function leave(page: Page, how: RegExp) {
  await page.getByRole("radio", { name: how }).check();
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByRole("heading", { name: "Your account is gone" })).toBeVisible();
}

test("a member has everything that is kept of them, as a file", async ({ open, people, site }) => {
  const { who, word } = await someone(people.member);
  const page = await open(who);
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your data" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download my data" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`parley-${who.handle}.json`);
  const text = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({ account: [{ handle: who.handle }] });
  expect(text).toContain(word);

  const visitor = await fetch(`${site.url}/settings/data/export`, { redirect: "manual" });
  expect([visitor.status, visitor.headers.get("location")]).toEqual([307, "/signin?then=/settings/data"]);
  const answer = await fetch(`${site.url}/settings/data/export`, { headers: await cookieHeader(who) });
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  const ahead = { ...(await cookieHeader(who)), "sec-purpose": "prefetch" };
  expect((await fetch(`${site.url}/settings/data/export`, { headers: ahead })).status).toBe(204);
});

for (const javaScriptEnabled of [true, false]) {
  for (const [mode, how] of [
    ["keep", /without my name/],
    ["blank", /Blank them/],
  ] as const) {
    test(`who leaves is on no page any more: ${mode}${javaScriptEnabled ? "" : ", without a script"}`, async ({
      open,
      people,
      site,
    }) => {
      const { who, handle, email, word, id, answer } = await someone(people.member);
      const pages = [
        ...PUBLIC_PAGES.filter((path) => path !== "/search?q=talks"),
        ...[`/threads/${THREAD}/arguments/${id}`, `/threads/${THREAD}/arguments/${answer}`, `/members/${handle}`],
        ...[`/search?q=${word}`, `/search?q=${handle}`, "/log/feed.atom", "/transparency/statements.json"],
      ];
      const shown = async (words: string[]) => {
        const found: string[] = [];
        for (const path of pages) {
          // What was asked for stands in the answer itself.
          const text = (await (await fetch(site.url + path)).text()).replaceAll(decodeURIComponent(path), "");
          const own = path.split(/[=/]/).at(-1);
          for (const each of words) if (each !== own && text.includes(each)) found.push(`${each} in ${path}`);
        }
        return found;
      };
      expect((await shown([handle, word])).length).toBeGreaterThan(3);

      const page = await open(who, { javaScriptEnabled });
      await page.goto("/settings/data");
      await page.getByRole("radio", { name: how }).check();
      await page.getByLabel("Your password").fill("not the password");
      await page.getByRole("checkbox").check();
      await page.getByRole("button", { name: "Delete my account" }).click();
      await expect(page.getByText("This is not your current password.")).toBeVisible();
      await expect(page.getByRole("radio", { name: how })).toBeChecked();
      await leave(page, how);

      expect(await page.context().cookies()).toEqual([]);
      expect(await shown(mode === "blank" ? [handle, email, word] : [handle, email])).toEqual([]);
      if (mode === "keep") expect((await shown([word])).length).toBeGreaterThan(1);
      await page.goto(`/threads/${THREAD}/arguments/${answer}`);
      await expect(page.locator(`#a${answer}`)).toContainText(
        mode === "keep" ? /I answer former-participant-\w{5}\./ : /I answer former participant\./,
      );
      await expect(page.locator(`#a${id}`)).toContainText(mode === "keep" ? word : "Deleted by its author");
      await expect(page.locator('a[href^="/members/former"]')).toHaveCount(0);
      const signedIn = await fetch(`${site.url}/settings`, { headers: await cookieHeader(who), redirect: "manual" });
      expect(signedIn.headers.get("location")).toContain("/signin");
    });
  }
}

test("leaving is done with the keyboard alone", async ({ open, people }) => {
  const { who } = await someone(people.member);
  const page = await open(who);
  await page.goto("/settings/data");
  await page.getByRole("link", { name: "Download my data" }).focus();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await press("Tab", "Tab", "Space");
  await expect(page.getByRole("radio", { name: /without my name/ })).toBeChecked();
  await press("ArrowDown");
  await expect(page.getByRole("radio", { name: /Blank them/ })).toBeChecked();
  await press("Tab");
  await page.keyboard.type(password);
  await press("Tab", "Space", "Tab", "Enter");
  await expect(page.getByRole("heading", { name: "Your account is gone" })).toBeVisible();
});

test("a moderator is told to give the role back first", async ({ open, people }) => {
  const page = await open(people.moderator);
  await page.goto("/settings/data");
  await expect(page.getByText("give that back first")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete my account" })).toHaveCount(0);
});

test("the page on privacy has the table by which the program forgets, and every cookie that is set", async ({
  open,
  people,
}) => {
  const page = await open(null);
  await page.goto("/privacy");
  for (const { what, until } of Object.values(RETENTION)) {
    await expect(page.getByText(what, { exact: true })).toBeVisible();
    await expect(page.getByText(`Kept ${until}.`, { exact: true }).first()).toBeVisible();
  }
  expect(await page.context().cookies()).toEqual([]);
  const { email } = await someone(people.member);
  await page.goto("/signin");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
  const set = (await page.context().cookies()).map(({ name }) => name);
  const told = cookiesInUse("parley.session", cookiesOfSignIn()).flatMap(({ names }) => names);
  expect(set.filter((name) => !told.includes(name))).toEqual([]);
  expect(set).toContain("parley.session");
});
