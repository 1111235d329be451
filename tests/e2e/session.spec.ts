import { write } from "#db/client";
import { limits } from "#db/schema/accounts";
import { endSession } from "#lib/accounts/end-session";
import { giveRole } from "#lib/accounts/give-role";
import { signUp } from "#lib/accounts/sign-up";
import { suspendMember } from "#lib/moderation/suspend-member";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { sessionFrom, wayOfNextAuth } from "#tests/e2e/next-auth";
import { known, thread } from "#tests/e2e/thread-page";
import { newKey, person, SYSTEM, THREAD } from "#tests/people";

const password = "correct horse battery staple";

async function account() {
  const handle = `acc-${newKey().slice(0, 8)}`;
  await signUp(SYSTEM, { handle, email: `${handle}@example.org`, password }, "test");
  return { handle, email: `${handle}@example.org` };
}

test("sign in leads back, sign out ends it; a wrong password and an unknown email read the same", async ({ open }) => {
  const { handle, email } = await account();
  const page = await open(null);
  await page.goto(`/signin?then=/threads/${THREAD}`);
  const words: string[] = [];
  for (const wrong of [
    { email, password: "not the password" },
    { email: `x${email}`, password },
  ]) {
    await page.getByLabel("Email").fill(wrong.email);
    await page.getByLabel("Password").fill(wrong.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByLabel("Password")).toBeFocused();
    words.push((await page.getByRole("alert").first().textContent()) ?? "");
    await expect(page.getByLabel("Email")).toHaveValue(wrong.email);
    await expect(page.getByLabel("Password")).toHaveValue("");
    await page.reload();
  }
  expect(words[0]).toBe("This email and password do not belong together.");
  expect(words[1]).toBe(words[0]);

  await page.getByLabel("Email").fill(email.toUpperCase());
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/threads/${THREAD}`);
  await expect(page.getByRole("link", { name: handle })).toBeVisible();

  const cookies = await page.context().cookies();
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: "parley.session", httpOnly: true, sameSite: "Lax" },
  ]);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();

  await page.context().addCookies(cookies);
  await page.goto("/settings");
  await expect(page, "the old cookie is worth nothing").toHaveURL(/\/signin/);
});

test("the way back after sign-in never leaves the forum", async ({ open, site }) => {
  const { email } = await account();
  for (const then of [
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "/%0d%0aset-cookie:x=1",
    "javascript:alert(1)",
  ]) {
    const page = await open(null, { javaScriptEnabled: false });
    await page.goto(`/signin?then=${encodeURIComponent(then)}`);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    expect(new URL(page.url()).origin, then).toBe(site.url);
  }
});

test("an ended session, a suspension, a lost role and a changed password count from the next request on", async ({
  site,
  people,
  open,
}) => {
  const statusOf = async (path: string, who: Parameters<typeof cookieHeader>[0]) =>
    (await fetch(site.url + path, { headers: await cookieHeader(who), redirect: "manual" })).status;
  const viewerOf = async (who: Parameters<typeof cookieHeader>[0]) =>
    (await (await fetch(`${site.url}/api/viewer`, { headers: await cookieHeader(who) })).json()).member;

  expect(await statusOf("/settings", people.member)).toBe(200);
  await endSession(people.member);
  expect(await statusOf("/settings", people.member)).toBe(307);
  expect(await viewerOf(people.member)).toBeNull();

  expect(await viewerOf(people.author)).toMatchObject({ handle: people.author.handle });
  await suspendMember(people.moderator, { handle: people.author.handle, ground: "spam", reason: "A break.", days: 3 });
  expect(await viewerOf(people.author)).toBeNull();

  expect(await statusOf("/admin/members", people.admin)).toBe(200);
  // Somebody must stay who can administer the forum.
  await person(`heir-${newKey().slice(0, 8)}`, "admin");
  await giveRole(SYSTEM, { handle: people.admin.handle, role: "member" });
  expect(await statusOf("/admin/members", people.admin)).toBe(403);

  const { email } = await account();
  const first = await open(null);
  const second = await open(null);
  for (const page of [first, second]) {
    await page.goto("/signin?then=/settings");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL("/settings");
  }
  await first.getByLabel("Current password").fill(password);
  await first.getByLabel("New password").fill("an entirely different sentence");
  await first.getByRole("button", { name: "Change password" }).click();
  await expect(first.getByText("Your password is changed.")).toBeVisible();
  await second.reload();
  await expect(second).toHaveURL(/\/signin/);
});

test("a page that the browser brings back as it was left shows nobody who signed out since", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto("/");
  await expect(page.getByRole("link", { name: people.member.handle })).toBeVisible();
  await endSession(people.member);
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("link", { name: people.member.handle })).toHaveCount(0);
});

test("next-auth's own way in starts the same session", async ({ site }) => {
  const { email, handle } = await account();
  const { cookie, send } = await wayOfNextAuth(site);
  const session = sessionFrom(await send("callback/credentials", { email, password }));
  expect(session).toBeTruthy();
  const memberOf = async (cookie = "") =>
    (await (await fetch(`${site.url}/api/viewer`, { headers: { cookie } })).json()).member;
  expect((await memberOf(session)).handle).toBe(handle);

  const asked = await fetch(`${site.url}/api/auth/session`, { headers: { cookie: `${cookie}; ${session}` } });
  expect([asked.status, asked.headers.getSetCookie()]).toEqual([200, []]);
  expect((await send("signout", {}, session)).status).toBe(200);
  expect(await memberOf(session)).toBeNull();
});

test("next-auth's own way in says what it refuses, and when to try again", async ({ site, people }) => {
  const { send } = await wayOfNextAuth(site);
  const enter = (email: string, password: string) => send("callback/credentials", { email, password });
  const suspended = await account();
  await suspendMember(people.moderator, { handle: suspended.handle, ground: "spam", reason: "A break.", days: 3 });
  const refused = await enter(suspended.email, password);
  expect([refused.status, (await refused.json()).error]).toEqual([403, expect.stringContaining("suspended")]);

  const { email } = await account();
  for (let i = 0; i < 10; i += 1) expect((await enter(email, "not the password")).status).toBe(401);
  const stopped = await enter(email, password);
  expect([stopped.status, (await stopped.json()).error]).toEqual([429, expect.stringContaining("tried too often")]);
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(60);
  await write(async (tx) => void (await tx.delete(limits)));
});

test("the link of the first start makes one admin, who gives others their roles", async ({ open, site, people }) => {
  const link = /http:\S+\/setup\?token=(\S+)/.exec(site.output());
  expect(link, "printed at start").not.toBeNull();
  const page = await open(null);
  await page.goto(`/setup?token=${link?.[1]}`);
  await page.getByLabel("Email").fill(`chief-${newKey()}@example.org`);
  await page.getByLabel("Handle").fill(`c-${newKey().slice(0, 10)}`);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  // Other tests of this worker have made admins already, after which the link is worth nothing.
  await expect(page.getByText("This link does not work any more.")).toBeVisible();

  const admin = await open(people.admin);
  await admin.goto("/admin/members");
  const search = admin.getByRole("searchbox", { name: "Handle begins with" });
  await search.fill("nobody-at-all");
  await search.press("Enter");
  await expect(admin.getByText("No member has a handle that begins with “nobody-at-all”.")).toBeVisible();
  await search.fill(people.member.handle.slice(0, -1));
  await search.press("Enter");
  await expect(admin.getByRole("link", { name: people.author.handle })).toHaveCount(0);
  const form = admin.getByRole("form", { name: `Role of ${people.member.handle}` });
  await form.getByRole("combobox").selectOption("moderator");
  await form.getByRole("button", { name: "Save" }).click();
  const promoted = await open(people.member);
  await promoted.goto(`/threads/${THREAD}`);
  await expect(promoted.getByRole("button", { name: "Hide" }).first()).toBeVisible();
});

test("who signed out elsewhere has the buttons of everybody; the way in leads back to what was searched", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto(thread);
  await known(page);
  const reply = page.locator("article#a1").getByRole("button", { name: "Reply", exact: true });
  await reply.click();
  await expect(page.getByRole("form", { name: "Composer" })).toBeVisible();
  await endSession(people.member);
  // As “Back” shows a page as it was left.
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
  await reply.click();
  await expect(page).toHaveURL(/signin\?then=/);
  await page.goto("/search?q=borders&kind=arguments");
  await page.getByRole("banner").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/signin\?then=%2Fsearch%3Fq%3Dborders%26kind%3Darguments$/);
});
