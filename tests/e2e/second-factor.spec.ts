import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { viewerOfCookie } from "#lib/accounts/session-cookie";
import { signUp } from "#lib/accounts/sign-up";
import { expect, test } from "#tests/e2e/fixtures";
import { sessionFrom, wayOfNextAuth } from "#tests/e2e/next-auth";
import { startSite } from "#tests/e2e/site";
import { newKey, SYSTEM } from "#tests/people";
import { codeOf } from "#tests/second-factor";

const password = "correct horse battery staple";

async function account() {
  const handle = `two-${newKey().slice(0, 8)}`;
  const email = `${handle}@example.org`;
  await signUp(SYSTEM, { handle, email, password }, "test");
  return { handle, email };
}

async function signIn(page: Page, email: string) {
  await page.goto("/signin?then=/settings");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function signOut(page: Page) {
  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
}

/** Goes as far as to the key, on the page of the second step, and answers it. */
async function showKey(page: Page): Promise<string> {
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Show the key" }).click();
  await expect(page.getByRole("img", { name: "The key as a QR code" })).toBeVisible();
  const uri = await page.getByRole("link", { name: "open the key in it" }).getAttribute("href");
  return new URL(uri ?? "").searchParams.get("secret") ?? "";
}

async function enterCode(page: Page, code: string) {
  await page.getByLabel(/^(Recovery c|C)ode$/).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Turns it on, from a page of the account on, and answers the key that the app has and the recovery codes. */
async function turnOn(page: Page): Promise<{ key: string; codes: string[] }> {
  const key = await showKey(page);
  await page.getByLabel("Code", { exact: true }).fill(codeOf(key));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Your second step is on. All other devices are signed out.")).toBeVisible();
  return { key, codes: await page.getByRole("form", { name: "Turn on" }).getByRole("listitem").allTextContents() };
}

for (const javaScriptEnabled of [true, false])
  test(`a second step is turned on, asked for at each sign-in, and turned off (JavaScript: ${javaScriptEnabled})`, async ({
    open,
  }) => {
    const { email, handle } = await account();
    const page = await open(null, { javaScriptEnabled });
    await signIn(page, email);
    await page.getByRole("link", { name: "Set up a second step" }).click();

    // A wrong code changes nothing, the key neither.
    const before = await showKey(page);
    await expect(page.locator("p.select-all")).toHaveText(before);
    await page.getByLabel("Code", { exact: true }).fill("12345");
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByText("This is not the code for this key.")).toBeVisible();
    await expect(page.locator("p.select-all")).toHaveText(before);
    if (javaScriptEnabled) await expect(page.getByLabel("Code", { exact: true })).toBeFocused();

    const first = codeOf(before);
    await page.getByLabel("Code", { exact: true }).fill(first);
    await page.getByRole("button", { name: "Turn on" }).click();
    await expect(page.getByText("Your second step is on. All other devices are signed out.")).toBeVisible();
    await expect(page.getByRole("img", { name: "The key as a QR code" })).toHaveCount(0);
    const codes = await page.getByRole("form", { name: "Turn on" }).getByRole("listitem").allTextContents();
    expect(codes).toHaveLength(10);
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Save them as a file" }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("recovery-codes.txt");
    expect(readFileSync(await saved.path(), "utf8")).toBe(`${codes.join("\n")}\n`);
    await page.goto("/settings/second-step");
    await expect(page.getByText("Recovery codes that are left: 10.")).toBeVisible();
    await expect(page.getByText(codes[0] ?? "")).toHaveCount(0);

    // The password alone is no way in, and neither is the code of before.
    await signOut(page);
    await signIn(page, email);
    await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
    await expect(page.getByLabel("Code", { exact: true })).toHaveAttribute("autocomplete", "one-time-code");
    await expect(page.getByLabel("Code", { exact: true })).toHaveAttribute("inputmode", "numeric");
    await enterCode(page, first);
    await expect(page.getByText("This code is wrong, or it was used already.").first()).toBeVisible();
    await expect(page.getByLabel("Code", { exact: true })).toHaveValue("");
    await enterCode(page, codeOf(before, 1));
    await expect(page).toHaveURL("/settings");
    await expect(page.getByRole("main").getByRole("link", { name: handle })).toBeVisible();
    const cookies = (await page.context().cookies()).map(({ name }) => name);
    expect(cookies, "nothing but the session is left").toEqual(["parley.session"]);

    // Each recovery code once.
    for (const isUsed of [false, true]) {
      await signOut(page);
      await signIn(page, email);
      await page.getByRole("link", { name: "Use a recovery code instead" }).click();
      await enterCode(page, (codes[0] ?? "").toUpperCase());
      if (isUsed) await expect(page.getByText("a recovery code works once").first()).toBeVisible();
      else await expect(page).toHaveURL("/settings");
    }
    await enterCode(page, codes[1] ?? "");
    await expect(page.getByText("Recovery codes that are left: 8.")).toBeVisible();

    // New ones, in the place of the others.
    await page.getByRole("link", { name: "Change your second step" }).click();
    const renewing = page.getByRole("form", { name: "New recovery codes" });
    await renewing.getByLabel("Your password").fill(password);
    await renewing.getByLabel("Code", { exact: true }).fill(codes[2] ?? "");
    await renewing.getByRole("button", { name: "Make new codes" }).click();
    await expect(page.getByText("These are your new recovery codes.")).toBeVisible();
    const fresh = await renewing.getByRole("listitem").allTextContents();
    expect(fresh.filter((code) => !codes.includes(code))).toHaveLength(10);

    const turningOff = page.getByRole("form", { name: "Turn off" });
    await turningOff.getByLabel("Your password").fill(password);
    await turningOff.getByLabel("Code", { exact: true }).fill(codes[3] ?? "");
    await turningOff.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByText("This code is wrong").first()).toBeVisible();
    await turningOff.getByLabel("Your password").fill(password);
    await turningOff.getByLabel("Code", { exact: true }).fill(fresh[0] ?? "");
    await turningOff.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByText("Your second step is off. All other devices are signed out.")).toBeVisible();
    await signOut(page);
    await signIn(page, email);
    await expect(page).toHaveURL("/settings");
  });

test("all of it is done with the keys alone", async ({ open }) => {
  const { email } = await account();
  const page = await open(null);
  await signIn(page, email);
  await expect(page).toHaveURL("/settings");
  const tabTo = async (name: string | RegExp, role: "link" | "textbox" | "button") => {
    const place = page.getByRole("main").getByRole(role, { name });
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press("Tab");
      if (await place.evaluateAll((all) => all.includes(document.activeElement as HTMLElement | SVGElement))) return;
    }
    expect.soft(false, `no way by Tab to ${name}`).toBe(true);
  };
  await tabTo("Set up a second step", "link");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Second step", level: 1 })).toBeVisible();
  await tabTo("Your password", "textbox");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("img", { name: "The key as a QR code" })).toBeVisible();
  const key = (await page.locator("p.select-all").textContent()) ?? "";
  await tabTo("Code", "textbox");
  await page.keyboard.type(codeOf(key));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your second step is on.")).toBeVisible();
  // What came of it has the focus, so that it is read and the next Tab is on what to do with the codes.
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Save them as a file" })).toBeFocused();
  await signOut(page);
  await signIn(page, email);
  await tabTo("Code", "textbox");
  await page.keyboard.type(codeOf(key, 1));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/settings");
});

test("what a sign-in has while it waits for a code opens nothing, and is worth nothing elsewhere", async ({
  open,
  site,
}) => {
  const { email } = await account();
  const page = await open(null);
  await signIn(page, email);
  await page.getByRole("link", { name: "Set up a second step" }).click();
  const { key } = await turnOn(page);
  await signOut(page);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  const [waiting, ...others] = await page.context().cookies();
  expect(others).toEqual([]);
  expect(waiting).toMatchObject({ name: "parley.code", httpOnly: true, sameSite: "Lax" });
  expect((await viewerOfCookie(waiting?.value)).role).toBe("visitor");
  for (const path of ["/settings", "/settings/second-step", "/settings/data", "/notifications"]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/signin\?then=/);
    const headers = { cookie: `parley.session=${waiting?.value}; parley.code=${waiting?.value}` };
    expect((await fetch(site.url + path, { headers, redirect: "manual" })).status, path).toBe(307);
  }

  const elsewhere = await open(null);
  await elsewhere.goto("/signin/code");
  await expect(elsewhere.getByText("more than ten minutes ago, or in another browser")).toBeVisible();

  const answer = await (await wayOfNextAuth(site)).send("callback/credentials", { email, password });
  expect([answer.status, sessionFrom(answer)]).toEqual([401, undefined]);

  await page.goto("/signin/code?then=//evil.example");
  await enterCode(page, codeOf(key, 1));
  await expect(page).toHaveURL(`${site.url}/`);
});

test("a code too often is answered with 429 and how long to wait", async ({ open }) => {
  const { email } = await account();
  const page = await open(null, { javaScriptEnabled: false });
  await signIn(page, email);
  await page.getByRole("link", { name: "Set up a second step" }).click();
  await turnOn(page);
  await signOut(page);
  await signIn(page, email);
  for (let i = 0; i < 6; i += 1) {
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await enterCode(page, `made up ${i}`);
    const response = await answered;
    expect(response.status()).toBe(i < 5 ? 422 : 429);
    if (i === 5) expect(Number(response.headers()["retry-after"])).toBeGreaterThan(0);
  }
  await expect(page.getByText("That was tried too often.")).toBeVisible();
});

test("where it is asked of them, the first admin is led to it, and has an admin's rights once it is on", async ({
  browser,
}) => {
  const site = await startSite(undefined, 1, { environment: { PARLEY_SECOND_FACTOR: "moderators" } });
  const page = await browser.newPage({ baseURL: site.url });
  await page.goto(/http:\S+\/setup\?token=\S+/.exec(site.output())?.[0] ?? "");
  await page.getByLabel("Email").fill("first@example.org");
  await page.getByLabel("Handle").fill("the-first");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/settings/second-step");
  await expect(page.getByText("This forum asks a second step of moderators and admins")).toBeVisible();

  const member = async () => (await (await page.request.get("/api/viewer")).json()).member;
  expect(await member()).toEqual({ handle: "the-first", role: "member", waitingRole: "admin" });
  expect((await page.goto("/admin/members"))?.status()).toBe(403);
  await expect(page.getByText("Until yours is on you have a member’s rights.")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Turn on your second step" }).click();
  await turnOn(page);
  expect(await member()).toEqual({ handle: "the-first", role: "admin" });
  expect((await page.goto("/admin/members"))?.status()).toBe(200);
  await expect(page.getByRole("form", { name: "Role of the-first" })).toBeVisible();

  // On a public page, which is the same for everyone, too.
  await page.goto("/");
  await expect(page.getByRole("banner").getByRole("link", { name: "Review" })).toBeVisible();
  await expect(page.getByRole("banner").getByRole("link", { name: "Turn on your second step" })).toHaveCount(0);
  await page.close();
  await site.stop();
});
