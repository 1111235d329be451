import { deleteArgument } from "#lib/arguments/delete-argument";
import { cookieHeader, expect, PUBLIC_PAGES, test } from "#tests/e2e/fixtures";
import { argue, emptyThread, newKey, reply, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;

for (const javaScriptEnabled of [true, false]) {
  test(`a visitor reads the debate ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    freshSite,
    open,
  }) => {
    const page = await open(null, { javaScriptEnabled, baseURL: freshSite.url });
    await page.goto("/");
    await page.getByRole("link", { name: /Brussels opens a door to Kabul/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: /Brussels opens a door to Kabul/ })).toBeVisible();
    await expect(
      page.getByText("The EU should hold technical talks with the Taliban on returning failed asylum-seekers."),
    ).toBeVisible();
    await expect(page.getByRole("heading", { name: "The case for a working channel" })).toBeVisible();
    await expect(page.locator("#sources").getByText(/Reporting on the Belgian visas/)).toBeVisible();

    const pro = page.getByRole("region", { name: "Pro-engagement" });
    const concern = page.getByRole("region", { name: "Legitimacy concern" });
    await expect(pro.getByRole("article", { name: "A narrow, technical channel is not recognition" })).toContainText(
      "Pro-engagement",
    );
    await expect(concern.getByRole("article", { name: "The meeting itself is the concession" })).toContainText(
      "Legitimacy concern",
    );

    const answer = page.getByRole("article", { name: /^editors: Withholding the stage/ });
    await expect(answer).toContainText("rebuts the argument above");
    await page.locator("details", { has: answer }).locator("summary").first().click();
    await expect(answer).toBeHidden();

    await page.goto(`${thread}/arguments/8`);
    await expect(page.getByRole("list", { name: "What it answers" }).getByRole("article")).toHaveCount(1);
    await expect(page.locator("#a8")).toHaveAttribute("aria-current", "true");
  });
}

test("reading signed out sets no cookie and no storage, and asks no other origin", async ({ open, site }) => {
  const page = await open(null);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(site.url) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  for (const path of PUBLIC_PAGES) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    await page.waitForLoadState("networkidle");
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
    }));
    expect(stored, path).toEqual({ local: 0, session: 0, databases: 0 });
  }
  expect(await page.context().cookies()).toEqual([]);
  expect(foreign).toEqual([]);
});

test("a public page is the same bytes for everyone", async ({ site, people }) => {
  for (const path of PUBLIC_PAGES) {
    const bodies = new Set<string>();
    for (const who of [null, people.member, people.moderator, people.admin]) {
      const response = await fetch(site.url + path, { headers: await cookieHeader(who) });
      expect(response.headers.getSetCookie(), path).toEqual([]);
      bodies.add(`${response.headers.get("content-security-policy")}\n${await response.text()}`);
    }
    expect(bodies.size, path).toBe(1);
  }
});

test("every answer carries the security headers, and no script runs that the page did not bring", async ({
  site,
  browser,
}) => {
  for (const path of [...PUBLIC_PAGES, "/nowhere", "/%ff", "/api/viewer", "/healthz", "/icon.svg", "/signin"]) {
    const { headers } = await fetch(site.url + path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("referrer-policy"), path).toBeTruthy();
    expect(headers.get("x-powered-by"), path).toBeNull();
    const policy = headers.get("content-security-policy") ?? "";
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
      expect(policy, path).toContain(part);
    expect(policy, path).not.toMatch(/unsafe|nonce/);
  }
  const asked = await fetch(site.url, {
    headers: { "content-security-policy": "script-src 'nonce-\"><script>alert(1)</script>'" },
  });
  expect(await asked.text()).not.toContain("alert(1)");
  // Not a page of the fixtures: there the refused script would count as an error, and here it is what is wanted.
  const page = await browser.newPage();
  await page.goto(site.url);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'injected'";
    document.body.append(script);
    return document.title;
  });
  expect(ran).not.toBe("injected");
  await page.close();
});

test("a side of more than twenty arguments goes on on the next page, none twice and none lost", async ({
  open,
  people,
}) => {
  const claims = Array.from({ length: 23 }, (_, i) => `Paged ${i} ${newKey()}`);
  const own = (await emptyThread(`paged-${newKey()}`)).slug;
  for (const claim of claims) await argue(people.author, { claim, thread: own });
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(`/threads/${own}`);
  const seen: string[] = [];
  for (;;) {
    seen.push(...(await page.locator("article h3").allTextContents()));
    const more = page.getByRole("link", { name: "More arguments" });
    if ((await more.count()) === 0) break;
    await more.click();
  }
  expect(seen.toSorted()).toEqual(claims.toSorted());
  const first = (await page.locator("article h3").allTextContents()).length;
  await page.getByRole("link", { name: "First page" }).click();
  await expect(page.locator("article h3")).not.toHaveCount(first);
  expect(seen.slice(0, 2)).toEqual((await page.locator("article h3").allTextContents()).slice(0, 2));
});

test("from every later page of a list there is a way to its first one", async ({ open, people }) => {
  const page = await open(people.moderator);
  for (const list of [
    `${thread}/timeline`,
    `${thread}/arguments/1/credits`,
    "/members/editors",
    "/log?kind=hide",
    "/notifications",
    "/decisions",
    "/moderation/decided",
  ]) {
    await page.goto(list);
    await expect(page.getByRole("link", { name: "First page" })).toHaveCount(0);
    await page.goto(`${list}${list.includes("?") ? "&" : "?"}before=5`);
    await page.getByRole("link", { name: "First page" }).click();
    await expect(page).toHaveURL(list);
  }
  await page.goto("/moderation?after=1700000000000-1");
  await expect(page.getByRole("link", { name: "First page" })).toHaveAttribute("href", "/moderation");
});

test("the depth of replies ends at eight, where a deeper one stands beside the last", async ({ open, people }) => {
  const root = await argue(people.author, { claim: `Deep ${newKey()}` });
  let parent = root;
  const chain: number[] = [];
  for (let depth = 2; depth <= 9; depth += 1) {
    parent = await reply(people.member, parent, { body: `Level ${depth}` });
    chain.push(parent);
  }
  const page = await open(null, { viewport: { width: 320, height: 700 } });
  await page.goto(`${thread}/arguments/${chain.at(-1)}`);
  await page.getByText("4 arguments between").click();
  await expect(page.getByRole("list", { name: "What it answers" }).getByRole("article")).toHaveCount(7);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("print gives the article and both columns, without the chrome", async ({ freshSite, open }) => {
  const page = await open(null, { baseURL: freshSite.url });
  await page.goto(thread);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("heading", { name: "The case for a working channel" })).toBeVisible();
  await expect(page.getByRole("article", { name: "The meeting itself is the concession" })).toBeVisible();
  await expect(page.getByRole("article", { name: "A narrow, technical channel is not recognition" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("contentinfo").filter({ hasText: "House rules" })).toHaveCount(0);
  await expect(page.getByRole("article", { name: "The meeting itself is the concession" })).toContainText("by editors");
  await expect(page.getByText("by editors").first()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
});

test("a page that cannot be shown says so in words, without JavaScript too", async ({ open, people, site }) => {
  const deleted = await argue(people.author);
  await deleteArgument(people.author, { id: deleted });
  const page = await open(null, { javaScriptEnabled: false });
  const cases: [string, number, string][] = [
    [`${thread}/arguments/${deleted}`, 410, "Its author deleted this argument."],
    [`${thread}/arguments/99999999`, 404, "There is no such argument, or it was removed."],
    ["/threads/none", 404, "There is no such thread."],
    ["/members/nobody-at-all", 404, "There is no member with this handle."],
    ["/nowhere", 404, "The address may have a mistake"],
  ];
  for (const [path, status, words] of cases) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(status);
    await expect(page.getByRole("main"), path).toContainText(words);
    const robots = await page.locator("meta[name=robots]").first().getAttribute("content");
    expect(robots, path).toContain("noindex");
  }
  expect((await fetch(`${site.url}/threads/none`, { headers: { rsc: "1" } })).status).toBe(404);
});
