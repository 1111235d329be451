import { type BrowserContext, expect, type Page } from "@playwright/test";
import { viewerOfCookie } from "#lib/accounts/session-cookie";
import { signUp } from "#lib/accounts/sign-up";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type LocalProvider, localProvider, signInThere } from "#tests/e2e/local-provider";
import { type World as Beside, testBeside } from "#tests/e2e/neighbour";
import { type Site, startSite } from "#tests/e2e/site";
import { newKey, person, SYSTEM, THREAD } from "#tests/people";
import { codeOf } from "#tests/second-factor";

/** A forum to which a provider on this machine says who somebody is. */
const test = testBeside(localProvider);
type World = Beside<LocalProvider>;

const password = "correct horse battery staple";
const newName = (kind: string) => `${kind}-${newKey().slice(0, 8)}`;
const cookieNames = async (context: BrowserContext, site: Site) =>
  (await context.cookies(site.url))
    .map(({ name }) => name)
    .filter((name) => name.startsWith("parley."))
    .toSorted();

async function setOut(page: Page, then = "/") {
  await page.goto(`/signin?then=${encodeURIComponent(then)}`);
  await page.getByRole("button", { name: "Sign in with The Institute" }).click();
  await page.waitForURL(/127\.0\.0\.1/);
}

/** Somebody who signed in by the provider for the first time and chose a handle. */
async function newcomer(page: Page, then = "/") {
  const name = newName("inst");
  await setOut(page, then);
  await signInThere(page, name);
  await expect(page.getByRole("heading", { name: "Choose a handle" })).toBeVisible();
  await page.getByLabel("Handle").fill(name);
  await page.getByRole("button", { name: "Create account" }).click();
  return name;
}

async function account() {
  const handle = newName("acc");
  const email = `${handle}@example.org`;
  await signUp(SYSTEM, { handle, email, password }, "test");
  return { handle, email };
}

/** Whoever leaves the page before the answer may still be signed in. */
async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
}

async function signInHere(page: Page, email: string) {
  await page.goto("/signin?then=/settings");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/settings");
}

test("a first visit leads to a handle and back to the page; the next one straight in", async ({ page, world }) => {
  const name = await newcomer(page, `/threads/${THREAD}`);
  await expect(page).toHaveURL(`/threads/${THREAD}`);
  await expect(page.getByRole("link", { name })).toBeVisible();
  expect(await cookieNames(page.context(), world.site), "nothing but the session is left").toEqual(["parley.session"]);

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
  await page.goto("/signin?then=/settings");
  await page.getByRole("button", { name: "Sign in with The Institute" }).click();
  await expect(page).toHaveURL("/settings");
  await expect(page.getByText("You have none.")).toBeVisible();
  await expect(page.getByText(`${name}@example.org`)).toBeVisible();
});

test("whose second step is on is asked for a code, and led on from there", async ({ page, world }) => {
  await newcomer(page, "/settings/second-step");
  await page.getByRole("button", { name: "Show the key" }).click();
  const key = (await page.locator("p.select-all").textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill(codeOf(key));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Your second step is on.")).toBeVisible();
  await page.context().clearCookies({ name: "parley.session" });

  await page.goto(`/signin?then=/threads/${THREAD}`);
  await page.getByRole("button", { name: "Sign in with The Institute" }).click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  expect(await cookieNames(page.context(), world.site), "no session yet").toEqual(["parley.code"]);
  await page.getByLabel("Code", { exact: true }).fill(codeOf(key, 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(`/threads/${THREAD}`);
  expect(await cookieNames(page.context(), world.site)).toEqual(["parley.session"]);
});

test("all of it works without JavaScript", async ({ browser, world }) => {
  const context = await browser.newContext({ baseURL: world.site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await newcomer(page, "/settings");
  await expect(page).toHaveURL("/settings");
  await context.close();
});

test("a handle that is taken is told, and another one can be chosen", async ({ page }) => {
  const { handle } = await account();
  const name = newName("inst");
  await setOut(page);
  await signInThere(page, name);
  await page.getByLabel("Handle").fill(handle);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Somebody has this handle already.")).toBeVisible();
  await page.getByLabel("Handle").fill(name);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/");
});

test.describe("an email links nobody", () => {
  test("one that has an account is told to sign in as before and link it", async ({ page, world }) => {
    const { email } = await account();
    const name = newName("inst");
    world.neighbour.say(name, { email, email_verified: true });
    await setOut(page);
    await signInThere(page, name);
    await expect(page.getByText("There is an account with your email here already.")).toBeVisible();
    expect(await cookieNames(page.context(), world.site)).toEqual([]);
  });

  for (const verified of [false, undefined])
    test(`somebody else's, which the provider has not verified (${verified}), gets no account at all`, async ({
      page,
      world,
    }) => {
      const { email } = await account();
      for (const each of [email, `${newName("nobody")}@example.org`]) {
        const name = newName("inst");
        world.neighbour.say(name, { email: each, email_verified: verified });
        await page.context().clearCookies();
        await setOut(page);
        await signInThere(page, name);
        await expect(page.getByText("an email that they made sure is yours")).toBeVisible();
        expect(await cookieNames(page.context(), world.site)).toEqual([]);
      }
    });
});

test("linking needs the password, and from then on the account elsewhere signs in", async ({ page, world }) => {
  const { handle, email } = await account();
  await signInHere(page, email);
  const name = newName("inst");
  world.neighbour.say(name, { email: "another@example.com", email_verified: false });
  await page.getByRole("button", { name: "Link The Institute" }).click();
  await signInThere(page, name);
  await expect(page.getByText("You can sign in with that account from now on.")).toBeVisible();

  await signOut(page);
  await page.goto("/signin?then=/settings");
  await page.getByRole("button", { name: "Sign in with The Institute" }).click();
  await expect(page).toHaveURL("/settings");
  await expect(page.getByRole("link", { name: handle }).first()).toBeVisible();
  await page.getByRole("button", { name: "Unlink The Institute" }).click();
  await expect(page.getByText("That account does not sign you in any more.")).toBeVisible();
});

test("the last way in is not taken away", async ({ page }) => {
  await newcomer(page, "/settings");
  await page.getByRole("button", { name: "Unlink The Institute" }).click();
  await expect(page.getByText("This is your only way to sign in.")).toBeVisible();
});

test("an account elsewhere that signs somebody in is linked to nobody else", async ({ page }) => {
  await newcomer(page, "/settings");
  await signOut(page);
  const { email } = await account();
  await signInHere(page, email);
  await page.getByRole("button", { name: "Link The Institute" }).click();
  await expect(page.getByText("That account signs in another member")).toBeVisible();
});

test("who is suspended is led to the decision", async ({ page }) => {
  const handle = await newcomer(page);
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
  await suspendMember(await person(newName("mod"), "moderator"), {
    handle,
    ground: "spam",
    reason: "A break.",
    days: 3,
  });
  await page.goto("/signin");
  await page.getByRole("button", { name: "Sign in with The Institute" }).click();
  await expect(page).toHaveURL(/\/decisions\/\d+\?token=/);
  await expect(page.getByText("A break.").first()).toBeVisible();
});

test.describe("an answer that is not for this browser", () => {
  /** The address to which the provider sends a browser back, caught before the forum sees it. */
  async function caught(page: Page, world: World): Promise<URL> {
    let answer = "";
    await page.route(/^http:\/\/127\.0\.0\.1/, async (route) => {
      let response = await route.fetch({ maxRedirects: 0 });
      for (let there = response.headers().location; there; there = response.headers().location) {
        answer = new URL(there, response.url()).href;
        if (answer.startsWith(world.site.url)) return route.fulfill({ status: 200, body: "caught" });
        response = await page.request.get(answer, { maxRedirects: 0 });
      }
      return route.fulfill({ response });
    });
    await setOut(page);
    await signInThere(page, newName("inst"));
    await expect(page.getByText("caught")).toBeVisible();
    await page.unrouteAll();
    return new URL(answer);
  }

  test("is worth nothing in another one", async ({ page, browser, world }) => {
    const answer = await caught(page, world);
    const victim = await browser.newContext({ baseURL: world.site.url });
    const other = await victim.newPage();
    await other.goto(answer.href);
    await expect(other.getByText("Signing in there did not work")).toBeVisible();
    expect(await cookieNames(victim, world.site)).toEqual([]);
    // Nor in one that is on its way there itself.
    await setOut(other);
    await other.goto(answer.href);
    await expect(other.getByText("Signing in there did not work")).toBeVisible();
    await victim.close();
  });

  test("or with another state, is refused", async ({ page, world }) => {
    const answer = await caught(page, world);
    answer.searchParams.set("state", "made-up");
    await page.goto(answer.href);
    await expect(page.getByText("Signing in there did not work")).toBeVisible();
    expect(await cookieNames(page.context(), world.site)).toEqual([]);
  });

  test("or is sent twice, signs nobody in again, even with the cookies of before", async ({ page, world }) => {
    const answer = await caught(page, world);
    const before = await page.context().cookies(world.site.url);
    await page.goto(answer.href);
    await expect(page.getByRole("heading", { name: "Choose a handle" })).toBeVisible();
    await page.context().clearCookies();
    await page.context().addCookies(before);
    await page.goto(answer.href);
    await expect(page.getByText("Signing in there did not work")).toBeVisible();
  });

  test("the cookies on the way there are no session", async ({ page, world }) => {
    await setOut(page);
    const cookies = (await page.context().cookies(world.site.url)).filter(({ name }) => name.startsWith("parley."));
    expect(cookies.map(({ name }) => name).toSorted()).toEqual([
      "parley.leads-to",
      "parley.nonce",
      "parley.pkce",
      "parley.state",
    ]);
    for (const { name, value, httpOnly, sameSite } of cookies) {
      expect([name, httpOnly, sameSite]).toEqual([name, true, "Lax"]);
      expect((await viewerOfCookie(decodeURIComponent(value))).role, name).toBe("visitor");
      const answer = await fetch(`${world.site.url}/settings`, {
        headers: { cookie: `parley.session=${value}` },
        redirect: "manual",
      });
      expect(answer.status, name).toBe(307);
    }
  });
});

test("whoever says no there is told so here", async ({ page, world }) => {
  await page.goto(`${world.site.url}/api/auth/callback/oidc?error=access_denied&state=x`);
  await expect(page.getByText("You did not let us know who you are there")).toBeVisible();
});

test("the way back never leaves the forum", async ({ page, world }) => {
  for (const then of [
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "https://evil.example/",
    "/%0d%0aset-cookie:x=1",
    "/\r\nset-cookie:x=1",
    "javascript:alert(1)",
    `${world.site.url}.evil.example/`,
  ]) {
    const answer = await fetch(`${world.site.url}/api/auth/signin/oidc`, {
      method: "POST",
      headers: { origin: world.site.url, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ then, callbackUrl: then }),
    });
    expect(answer.status, then).toBe(200);
    const leadsTo = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("parley.leads-to="));
    const value = decodeURIComponent(/=([^;]*)/.exec(leadsTo ?? "")?.[1] ?? "");
    expect(new URL(value).origin, then).toBe(world.site.url);
    expect(
      answer.headers.getSetCookie().some((cookie) => cookie.startsWith("x=")),
      then,
    ).toBe(false);
  }
  await newcomer(page, "//evil.example");
  expect(new URL(page.url()).origin).toBe(world.site.url);
});

test("no other site presses the button", async ({ world }) => {
  const others: Record<string, string>[] = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, {}];
  for (const headers of others) {
    const answer = await fetch(`${world.site.url}/api/auth/signin/oidc`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
      body: "then=/",
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test("a provider that is not set up is no way in, and one that is away is told in a sentence", async ({ browser }) => {
  const away = { OIDC_ISSUER: "http://127.0.0.1:9", OIDC_CLIENT_ID: "x", OIDC_CLIENT_SECRET: "y", OIDC_NAME: "Away" };
  const site = await startSite(undefined, 1, { environment: away });
  const page = await browser.newPage({ baseURL: site.url });
  await page.goto("/signin");
  await expect(page.getByRole("button", { name: /Sign in with/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Sign in with Away" }).click();
  await expect(page.getByText("We could not reach who was to say who you are.")).toBeVisible();
  const github = await fetch(`${site.url}/api/auth/signin/github`, {
    method: "POST",
    headers: { origin: site.url, "content-type": "application/x-www-form-urlencoded" },
    body: "then=/",
    redirect: "manual",
  });
  expect([github.status, github.headers.get("location")]).toEqual([303, "/signin?problem=failed"]);
  // What cannot be decided lets nobody in.
  for (const path of ["/settings", "/notifications", "/admin/members"]) {
    const answer = await fetch(site.url + path, { headers: { cookie: "parley.session=x" }, redirect: "manual" });
    expect(answer.status, path).toBe(307);
  }
  await page.close();
  await site.stop();
});
