import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { hideArgument } from "#lib/moderation/hide-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, CONCERN, newKey, PRO, reply, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const results = (page: Page) => page.getByRole("main").getByRole("listitem");

/** A word that no other test has. */
const rareWord = () =>
  `w${newKey()
    .slice(0, 10)
    .replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;

test("from the header to a result and its argument, by mouse and by the key /", async ({ open, people }) => {
  const word = rareWord();
  const id = await argue(people.author, { claim: `About ${word}`, body: `Why ${word.toUpperCase()} matters.` });
  await reply(people.member, id, {});
  const page = await open(null);
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search" }).fill(word);
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle(`${word} · Search · Parley`);
  await expect(page.getByRole("heading", { name: "1 argument found" })).toBeVisible();
  await expect(results(page)).toContainText("Pro-engagement");
  await expect(results(page)).toContainText("1 reply");
  await expect(results(page).locator("mark")).toHaveText([word, word.toUpperCase()]);
  await page.getByRole("link", { name: `About ${word}` }).click();
  await expect(page.getByRole("article", { name: `About ${word}` })).toBeVisible();

  const field = page.getByRole("searchbox", { name: "Search" });
  // The key works once there is a script.
  await expect(async () => {
    await page.locator("body").press("/");
    await expect(field).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await field.fill("");
  await page.keyboard.type("a/b");
  await expect(field).toHaveValue("a/b");
});

test("on a phone the header leads to the page, where an empty field has the focus", async ({ open }) => {
  const page = await open(null, { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
  await page.goto("/");
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await sideways()).toBe(0);
  await page.getByRole("banner").getByRole("link", { name: "Search" }).tap();
  const field = page.getByRole("searchbox", { name: "Words to look for" });
  await expect(field).toBeFocused();
  await expect(page.getByText("Type one or more words")).toBeVisible();
  await field.fill("kabul");
  await page.getByRole("button", { name: "Search" }).tap();
  await expect(page.getByRole("heading", { name: /arguments found$/ })).toBeVisible();
  await expect(field).not.toBeFocused();
  expect(await sideways()).toBe(0);
});

test("without JavaScript: words, filters, pages", async ({ open, people }) => {
  const word = rareWord();
  for (let i = 0; i < 21; i += 1)
    await argue(
      { role: "system", id: i === 0 ? people.author.id : people.member.id },
      { claim: `${word} ${i}`, stance: i === 0 ? CONCERN : PRO },
    );
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("searchbox").fill(word);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "21 arguments found" })).toBeVisible();
  await expect(results(page)).toHaveCount(20);
  await page.getByRole("link", { name: "More results" }).click();
  await expect(results(page)).toHaveCount(1);
  await page.getByRole("link", { name: "Better matches" }).click();
  await expect(results(page)).toHaveCount(20);

  await page.getByText("Filters").click();
  await page.getByLabel("Stance").selectOption({ label: "Legitimacy concern" });
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "1 argument found" })).toBeVisible();
  await page.getByLabel("Author").fill(`@${people.member.handle}`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await page.getByRole("link", { name: "look everywhere, without the filters" }).click();
  await expect(page.getByRole("heading", { name: "21 arguments found" })).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue(word);
});

test("articles and members are found too, and Persian by the letters of another keyboard", async ({ open, people }) => {
  const page = await open(null);
  const id = await argue(people.author, { claim: "گفت‌وگو با طالبان یک امتیاز است", body: "۲۰۲۱" });
  await page.goto(`/search?q=${encodeURIComponent("گفتوگو با طالبان يك")}`);
  await expect(page.locator(`a[href="${thread}/arguments/${id}"]`)).toBeVisible();
  await expect(page.locator(`h3:has(a[href="${thread}/arguments/${id}"])`)).toHaveCSS("direction", "rtl");

  await page.goto("/search?q=state-building");
  await expect(page.getByRole("heading", { name: "1 article found" })).toBeVisible();
  await page.getByRole("link", { name: /Brussels opens a door/ }).click();
  await expect(page).toHaveURL(thread);

  await page.goto(`/search?q=${people.author.handle}`);
  await expect(page.getByRole("heading", { name: "1 member found" })).toBeVisible();
});

test("nothing found, no word and every sign are answered, and never as markup", async ({ open, site }) => {
  const page = await open(null);
  for (const query of ["zzzqqq", '"', "<script>alert(1)</script><b>", "% _ * ' -- ;", "🙂", "x".repeat(5_000), "\0"]) {
    const response = await page.goto(`/search?q=${encodeURIComponent(query)}`);
    expect(response?.status(), query).toBe(200);
    await expect(
      page
        .getByRole("main")
        .getByRole("heading", { name: /^Nothing found$|^Search$/ })
        .first(),
    ).toBeVisible();
    expect(await page.locator("main b, main script").count()).toBe(0);
  }
  const html = await (await fetch(`${site.url}/search?q=kabul&thread=nowhere&page=99999&kind=x&q=y`)).text();
  expect(html).toContain('<meta name="robots" content="noindex"');
});

test("what is hidden is not found", async ({ open, people }) => {
  const word = rareWord();
  const id = await argue(people.author, { claim: `Unheard ${word} elsewhere`, body: word });
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  const page = await open(people.author);
  await page.goto(`/search?q=${word}`);
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  const answer = await page.request.get(`/api/similar?thread=${THREAD}&claim=Unheard+${word}+elsewhere`);
  expect(await answer.json()).toEqual({ similar: [] });
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect((await page.request.get("/api/similar?thread=No+such&claim=a")).status()).toBe(400);
});

test("the composer tells what was argued already, before it is posted", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?stance=${CONCERN}`);
  const claim = page.getByLabel("Claim");
  const box = page.getByText("Already argued?");
  await claim.pressSequentially("Meeting them is already");
  await expect(box).toBeHidden();
  await claim.pressSequentially(" a concession");
  await expect(box).toBeVisible();
  const link = page.getByRole("link", { name: /The meeting itself is the concession/ });
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(page.getByText(/Legitimacy concern · \d+ repl/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await claim.fill("A penguin is not a whale");
  await page.getByLabel("Argument").focus();
  await expect(box).toBeHidden();
  await page.context().setOffline(true);
  await claim.fill("The meeting itself is a concession");
  await page.getByLabel("Argument").focus();
  await page.context().setOffline(false);
  await claim.focus();
  await page.getByLabel("Argument").focus();
  await expect(box).toBeVisible();

  await page.goto(`${thread}/argue?parent=4`);
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
  await expect(page.locator("[aria-live=polite]:has-text('Already')")).toHaveCount(0);
});
