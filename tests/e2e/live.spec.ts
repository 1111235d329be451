import { deleteArgument } from "#lib/arguments/delete-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { getReading } from "#lib/reading/queries";
import { expect, test } from "#tests/e2e/fixtures";
import { article, known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, reply, THREAD } from "#tests/people";

test("what others post waits behind a button, and nothing moves until it is pressed", async ({ open, people }) => {
  const [page, phone] = [
    await open(null, { reducedMotion: "reduce" }),
    await open(people.member, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" }),
  ];
  for (const each of [page, phone]) {
    const live = each.waitForRequest((request) => request.url().includes("/live?"));
    await each.goto(`${thread}#arguments`);
    await live;
  }
  await known(phone);
  // What was there at the first visit is not new, and that of this one ends with the mark.
  await expect.poll(async () => (await getReading(people.member, THREAD))?.marked).toBe(true);
  const top = () =>
    page
      .locator("main article")
      .nth(1)
      .evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  const claim = `Posted meanwhile ${newKey()}`;
  const root = await argue(people.author, { claim });
  await expect(page.getByRole("button", { name: "1 new argument" })).toBeVisible();
  const answer = await reply(people.author, root);
  await expect(page.getByRole("button", { name: "2 new arguments" })).toBeVisible();
  await expect(page.locator("[aria-live='polite']")).toHaveText(
    "There are new arguments. A button at the end of the page shows them.",
  );
  expect(await top()).toBe(before);
  await expect(page.getByText(claim)).toHaveCount(0);

  await page.getByRole("button", { name: "2 new arguments" }).click();
  await expect(article(page, root)).toBeFocused();
  await expect(article(page, answer)).toBeVisible();
  await expect(page.getByRole("button", { name: /new argument/ })).toHaveCount(0);

  // To a member they are unread, too.
  await phone.getByRole("button", { name: "2 new arguments" }).click();
  await expect(article(phone, root)).toBeFocused();
  await expect(article(phone, root)).toContainText("New");
});

test("one's own post is no news to oneself", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(thread);
  await known(page);
  await page.getByRole("link", { name: /Add an argument.*Legitimacy/ }).click();
  const form = page.getByRole("form", { name: "Composer" });
  const claim = `My own ${newKey()}`;
  await form.getByLabel("Claim").fill(claim);
  await form.getByRole("button", { name: "Post argument" }).click();
  // The page that has it is there: what comes from here on is not on it by itself.
  await expect(page.getByRole("article", { name: claim })).toBeFocused();
  // What is news after it is counted alone.
  await argue(people.author);
  await expect(page.getByRole("button", { name: /new argument/ })).toHaveText("1 new argument");
});

test("what is hidden leaves the pages that are open, and nobody's words are lost", async ({ open, people }) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const below = await reply(people.member, id, { body: "A reply that stays" });
  const show = async (path: string) => {
    const page = await open(people.member);
    const live = page.waitForRequest((request) => request.url().includes("/live?"));
    await page.goto(path);
    await live;
    await known(page);
    await expect(page.locator("main")).toContainText(secret);
    return page;
  };
  const writing = await show(thread);
  const others = [
    await show(`${thread}/timeline`),
    await show(`${thread}/map`),
    await show(`${thread}/arguments/${below}`),
  ];
  await writing
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" })
    .click();
  await writing.getByRole("textbox", { name: "Reply" }).fill("Half a sentence");
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  for (const page of [writing, ...others]) {
    await expect(page.locator("main")).not.toContainText(secret);
    expect(await page.locator("main").innerHTML()).not.toContain(secret);
  }
  await expect(article(writing, id)).toContainText("Hidden by a moderator.");
  await expect(writing.getByRole("textbox", { name: "Reply" })).toHaveValue("Half a sentence");
});

test("what was hidden while a page was on its way is gone when it has arrived", async ({ open, people }) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const page = await open(null);
  await page.route(`**${thread}`, async (route) => {
    const response = await route.fetch();
    expect(await response.text()).toContain(secret);
    await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
    await route.fulfill({ response });
  });
  await page.goto(thread);
  await page.unroute(`**${thread}`);
  await expect(article(page, id)).toContainText("Hidden by a moderator.");
  await expect(page.locator("main")).not.toContainText(secret);
});

test("what was hidden while a page was out of view is gone when it comes into view, also when it was opened so", async ({
  open,
  people,
}) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const page = await open(null);
  await page.addInitScript(() => {
    const seen = Object.assign(window, { isInView: false });
    Object.defineProperty(document, "visibilityState", { get: () => (seen.isInView ? "visible" : "hidden") });
  });
  const left = page.waitForEvent("requestfinished", (request) => request.url().includes("/live?"));
  const cut = page.waitForEvent("requestfailed", (request) => request.url().includes("/live?"));
  await page.goto(thread);
  await Promise.any([left, cut]);
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  await expect(page.locator("main")).toContainText(secret);
  await page.evaluate(() => {
    Object.assign(window, { isInView: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(page.locator("main")).not.toContainText(secret);
});

test("a reply to an argument that is removed meanwhile is not lost, but its words are gone", async ({
  open,
  people,
}) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const page = await open(people.member);
  const live = page.waitForRequest((request) => request.url().includes("/live?"));
  await page.goto(thread);
  await live;
  await known(page);
  await article(page, id).getByRole("button", { name: "Reply" }).click();
  await page.getByRole("textbox", { name: "Reply" }).fill("Half a sentence");
  await deleteArgument(people.author, { id });
  await expect(page.locator("main")).not.toContainText(secret);
  await expect(page.getByText("This argument has just been removed.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveValue("Half a sentence");
});
