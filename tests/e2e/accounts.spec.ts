import { expect, type Page } from "@playwright/test";
import { type World as Beside, testBeside } from "#tests/e2e/neighbour";
import { postOffice } from "#tests/integration/post-office";
import { newKey, THREAD } from "#tests/people";

/** A real mail server, and the forum that sends its mail there. */
async function mailServer() {
  const office = await postOffice();
  return { environment: { SMTP_URL: office.url }, mails: office.mails, close: office.close };
}

/** A forum whose mail arrives. */
const test = testBeside(mailServer);
type World = Beside<Awaited<ReturnType<typeof mailServer>>>;

const password = "correct horse battery staple";
const newPassword = "an entirely different sentence";
const newPerson = () => {
  const handle = `acc-${newKey().slice(0, 8)}`;
  return { handle, email: `${handle}@example.org` };
};

/** The path of the link in the newest mail to an address, once it has arrived. */
async function linkTo({ neighbour }: World, email: string, kind: string): Promise<string> {
  const find = () =>
    neighbour.mails
      .filter(({ to }) => to !== undefined && !Array.isArray(to) && to.text === email)
      .map(({ text }) => new RegExp(`/${kind}/[\\w-]{43}`).exec(text ?? "")?.[0])
      .findLast(Boolean);
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  return find() ?? "";
}

async function signUp(page: Page, { handle, email }: { handle: string; email: string }) {
  await page.goto("/signup");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

async function signIn(page: Page, email: string, word = password) {
  await page.goto("/signin?then=/settings");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(word);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function newMember(page: Page, world: World) {
  const who = newPerson();
  await signUp(page, who);
  await page.goto(await linkTo(world, who.email, "verify"));
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Finish and sign in" }).click();
  await expect(page.getByRole("link", { name: who.handle }).first()).toBeVisible();
  return who;
}

for (const javaScriptEnabled of [true, false])
  test(`an account is finished by mail, and recovered by mail (JavaScript: ${javaScriptEnabled})`, async ({
    browser,
    world,
    page: _,
  }) => {
    const context = await browser.newContext({ baseURL: world.site.url, javaScriptEnabled });
    const page = await context.newPage();
    const { handle, email } = newPerson();
    await signUp(page, { handle, email });
    await expect(page.getByText(`We sent a mail to ${email}.`)).toBeVisible();
    expect(await context.cookies()).toEqual([]);
    await signIn(page, email);
    await expect(page.getByText("One thing is left: please open the link")).toBeVisible();
    await page.getByRole("link", { name: "Send the mail again" }).click();
    const first = await linkTo(world, email, "verify");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send the mail again" }).click();
    await expect(page.getByText("a new link is on its way to it")).toBeVisible();
    await expect.poll(() => linkTo(world, email, "verify"), { timeout: 20_000 }).not.toBe(first);
    await page.goto(first);
    await expect(page.getByText("This link does not work any more")).toBeVisible();
    await page.goto(await linkTo(world, email, "verify"));
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Finish and sign in" }).click();
    await expect(page).toHaveURL("/");
    await page.goto("/settings");
    await expect(page.getByText("this device")).toBeVisible();
    const before = await context.cookies();

    await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
    await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
    await page.goto("/signin");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByText("If this address has an account")).toBeVisible();
    const link = await linkTo(world, email, "reset");
    const shown = await page.goto(link);
    expect(shown?.headers()["cache-control"]).toContain("no-store");
    await expect(page.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", "noindex");
    await page.getByLabel("New password").fill(newPassword);
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page).toHaveURL("/signin?done=reset");
    await expect(page.getByText("Your password is changed. You can sign in with it now.")).toBeVisible();
    await page.goto(link);
    await expect(page.getByText("This link does not work any more")).toBeVisible();
    await signIn(page, email, newPassword);
    await expect(page).toHaveURL("/settings");
    await context.clearCookies();
    await context.addCookies(before);
    await page.goto("/settings");
    await expect(page, "the cookie of before is worth nothing").toHaveURL(/\/signin/);
    await context.close();
  });

test("a taken email looks like a free one, and its owner gets a mail", async ({ page, world }) => {
  const { email } = await newMember(page, world);
  await page.context().clearCookies();
  await signUp(page, { handle: newPerson().handle, email });
  await expect(page.getByText(`We sent a mail to ${email}.`)).toBeVisible();
  await expect
    .poll(() => world.neighbour.mails.some(({ subject }) => subject === "You have an account already."), {
      timeout: 20_000,
    })
    .toBe(true);
});

test("another email counts from when its link is opened, by who asked for it", async ({ page, world }) => {
  const { email } = await newMember(page, world);
  const next = `next-${email}`;
  await page.goto("/settings");
  await page.getByLabel("New email").fill(next);
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Send a link there" }).click();
  await expect(page.getByText(`We sent a mail to ${next}.`)).toBeVisible();
  const link = await linkTo(world, next, "email");
  await page.goto(link);
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByText("Your address is changed.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByText("This link does not work any more")).toBeVisible();
  await signIn(page, next);
  await expect(page).toHaveURL("/settings");
});

test.describe("a cookie that was taken", () => {
  /** Whether it still lets anybody in anywhere: a page, an action, and the request that every page makes. */
  async function opens({ site }: World, cookie: string): Promise<boolean[]> {
    const headers = { cookie };
    const page = await fetch(`${site.url}/settings`, { headers, redirect: "manual" });
    const viewer = await (await fetch(`${site.url}/api/viewer`, { headers })).json();
    const session = await (await fetch(`${site.url}/api/auth/session`, { headers })).json();
    const seen = await fetch(`${site.url}/api/seen`, {
      method: "POST",
      headers: { ...headers, origin: site.url, "content-type": "application/json" },
      body: JSON.stringify({ thread: THREAD, ids: [] }),
    });
    expect(session.user).toBeUndefined();
    return [page.status === 200, viewer.member !== null, seen.status === 204];
  }
  const cookieOf = async (page: Page) =>
    (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

  const ends: [string, (page: Page, world: World, email: string) => Promise<void>][] = [
    [
      "its owner signed out",
      async (page) => {
        await page.goto("/settings");
        await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
        await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
      },
    ],
    [
      "its owner signed all other devices out, on another one",
      async (page, _, email) => {
        await page.context().clearCookies();
        await signIn(page, email);
        await page.getByRole("button", { name: "Sign out all other devices" }).click();
        await expect(page.getByText("All other devices are signed out.")).toBeVisible();
      },
    ],
    [
      "its owner signed that device out, on another one",
      async (page, _, email) => {
        await page.context().clearCookies();
        await signIn(page, email);
        await page.getByRole("button", { name: /^Sign out .+ on / }).click();
        await expect(page.getByText("That device is signed out.")).toBeVisible();
      },
    ],
    [
      "the password was changed on another device",
      async (page, _, email) => {
        await page.context().clearCookies();
        await signIn(page, email);
        await page.getByLabel("Current password").fill(password);
        await page.getByLabel("New password").fill(newPassword);
        await page.getByRole("button", { name: "Change password" }).click();
        await expect(page.getByText("Your password is changed.")).toBeVisible();
      },
    ],
    [
      "the password was set anew by a link",
      async (page, world, email) => {
        await page.context().clearCookies();
        await page.goto("/reset");
        await page.getByLabel("Email").fill(email);
        await page.getByRole("button", { name: "Send the link" }).click();
        await page.goto(await linkTo(world, email, "reset"));
        await page.getByLabel("New password").fill(newPassword);
        await page.getByRole("button", { name: "Set the new password" }).click();
        await expect(page).toHaveURL("/signin?done=reset");
      },
    ],
  ];
  for (const [what, end] of ends)
    test(`opens nothing once ${what}`, async ({ page, world }) => {
      const { email } = await newMember(page, world);
      const taken = await cookieOf(page);
      expect(await opens(world, taken)).toEqual([true, true, true]);
      await end(page, world, email);
      expect(await opens(world, taken)).toEqual([false, false, false]);
    });

  test("is no key to a live stream: that is the same for everybody, and asks for none", async ({ page, world }) => {
    await newMember(page, world);
    const stream = async (headers: Record<string, string>) => {
      const stop = new AbortController();
      const answer = await fetch(`${world.site.url}/threads/${THREAD}/live`, { headers, signal: stop.signal });
      const first = await answer.body?.getReader().read();
      stop.abort();
      return [answer.status, answer.headers.get("content-type"), Buffer.from(first?.value ?? []).toString()];
    };
    expect(await stream({ cookie: await cookieOf(page) })).toEqual(await stream({}));
  });
});

test("asking for a password is stopped at the sixth time for one email", async ({ world, page }) => {
  const { email } = newPerson();
  for (let i = 0; i < 6; i += 1) {
    await page.goto("/reset");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    const words = i < 5 ? "If this address has an account" : "That was tried too often.";
    await expect(page.getByText(words)).toBeVisible();
  }
  expect(world.neighbour.mails.some(({ to }) => JSON.stringify(to).includes(email))).toBe(false);
});
