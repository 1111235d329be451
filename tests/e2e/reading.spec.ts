import type { Page } from "@playwright/test";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { getReading } from "#lib/reading/queries";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { argue, CONCERN, emptyThread, newKey, PRO, reply, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const WITHOUT_SCRIPT = { javaScriptEnabled: false };

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const article = (page: Page, id: number) => page.locator(`article#a${id}`);
/** Until the page knows who reads, so that what is personal is there. */
const known = (page: Page) => expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();

test("the timeline has everything in one list, with what each answers and tombstones of what is gone", async ({
  open,
  people,
}) => {
  const claim = `In time ${newKey()}`;
  const root = await argue(people.author, { claim });
  const hidden = await reply(people.member, root, { body: "Hidden words" });
  const below = await reply(people.author, hidden, { body: "Below the hidden" });
  const leaf = await reply(people.author, root, { body: "Deleted words" });
  await hideArgument(people.moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
  await deleteArgument(people.author, { id: leaf });

  for (const options of [{}, WITHOUT_SCRIPT]) {
    const page = await open(null, options);
    await page.goto(thread);
    await page
      .getByRole("navigation", { name: "Views of the arguments" })
      .getByRole("link", { name: "Timeline" })
      .click();
    await expect(page.getByRole("link", { name: "Timeline" })).toHaveAttribute("aria-current", "page");
    const order = await page.locator("main article").evaluateAll((all) => all.slice(0, 3).map(({ id }) => id));
    expect(order).toEqual([`a${below}`, `a${hidden}`, `a${root}`]);
    const items = page.locator("main ol > li");
    await expect(items.nth(0)).toContainText("In reply to an argument that a moderator hid");
    await expect(items.nth(1)).toContainText(`Against ${claim} by ${people.author.handle}`);
    await expect(article(page, hidden)).toContainText("Hidden by a moderator.");
    await expect(article(page, leaf)).toHaveCount(0);
    await items.nth(1).getByRole("link", { name: claim }).click();
    await expect(page).toHaveURL(new RegExp(`/arguments/${root}$`));
  }
});

test("the map can be read without a script, and as a list", async ({ open, people }) => {
  const claim = `On the map ${newKey()}`;
  const root = await argue(people.author, { claim });
  await reply(people.member, root, { body: "A reply on the map" });
  const page = await open(null, WITHOUT_SCRIPT);
  await page.goto(`${thread}/map`);
  const map = page.getByRole("region", { name: "Map of the arguments" });
  const name = `“A reply on the map” by ${people.member.handle}. Level 2, reply to ${people.author.handle}’s argument, legitimacy concern.`;
  await expect(map.getByRole("link", { name })).toBeVisible();
  await page.getByText("The map as a list").click();
  await expect(page.getByRole("listitem").getByRole("link", { name })).toBeVisible();
  await map.getByRole("link", { name: `“${claim}” by ${people.author.handle}. Pro-engagement.` }).click();
  await expect(page).toHaveURL(new RegExp(`/arguments/${root}$`));
});

test("arrow keys lead through the map, which is one stop for Tab; buttons make it larger", async ({ open, people }) => {
  const slug = `arrows-${newKey().slice(0, 8)}`;
  await emptyThread(slug);
  const root = await argue(people.author, { thread: slug, claim: "By arrows" });
  const first = await reply(people.member, root, { thread: slug });
  const second = await reply(people.member, root, { thread: slug });
  const page = await open(null, { viewport: { width: 400, height: 700 } });
  await page.goto(`/threads/${slug}/map`);
  const stops = page.locator("section.map a[tabindex='0']");
  await expect(stops).toHaveCount(1);
  await page.locator(`#n${root}`).focus();
  const way = [
    ["ArrowRight", first],
    ["ArrowDown", second],
    ["ArrowDown", second],
    ["ArrowUp", first],
    ["ArrowLeft", root],
  ] as const;
  for (const [key, id] of way) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toBe(`n${id}`);
  }
  await expect(stops).toHaveCount(1);

  const width = async () => Number(await page.locator("section.map svg").getAttribute("width"));
  const before = await width();
  await page.getByRole("button", { name: "Larger" }).click();
  expect(await width()).toBeCloseTo(before * 1.25);
  await page.getByRole("button", { name: "Smaller" }).click();
  await page.getByRole("button", { name: "Smaller" }).click();
  expect(await width()).toBeLessThan(before);
  await page.getByRole("button", { name: "Reset" }).click();
  expect(await width()).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.locator(`#n${root}`).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/arguments/${root}$`));
});

test("by keys alone: on, back, beside, up, fold, reply; and off by a switch that is remembered", async ({
  open,
  people,
}) => {
  const [below, above] = [await argue(people.author), await argue(people.author)];
  const first = await reply(people.member, above, { stance: PRO });
  const nested = await reply(people.author, first);
  const second = await reply(people.member, above, { stance: PRO });
  const page = await open(people.member, { reducedMotion: "reduce" });
  await page.goto(thread);
  await known(page);
  await article(page, above).focus();
  const way = [
    ["j", first],
    ["j", nested],
    ["p", first],
    ["J", second],
    ["K", first],
    ["k", above],
    ["J", below],
    ["K", above],
  ] as const;
  for (const [key, id] of way) {
    await page.keyboard.press(key);
    expect(await focused(page), key).toBe(`a${id}`);
    await expect(article(page, id)).toBeInViewport();
  }
  // Folded replies are passed over.
  await page.keyboard.press("z");
  await expect(article(page, first)).toBeHidden();
  await page.keyboard.press("j");
  expect(await focused(page)).toBe(`a${below}`);
  await page.keyboard.press("k");
  await page.keyboard.press("z");
  await expect(article(page, first)).toBeVisible();

  // No key does anything while somebody types.
  await page.keyboard.press("r");
  const form = page.getByRole("form", { name: "Composer" });
  await form.getByRole("textbox", { name: "Reply" }).pressSequentially("jkJKprzn?");
  await expect(form.getByRole("textbox", { name: "Reply" })).toHaveValue("jkJKprzn?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await form.getByRole("button", { name: "Cancel" }).click();

  await article(page, above).focus();
  await page.keyboard.press("Control+j");
  expect(await focused(page)).toBe(`a${above}`);
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toContainText("Next or previous argument");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  expect(await focused(page)).toBe(`a${above}`);
  await page.keyboard.press("?");
  await dialog.getByRole("checkbox", { name: "Single-key shortcuts are on" }).uncheck();
  await dialog.getByRole("button", { name: "Close" }).click();

  await page.reload();
  await known(page);
  await article(page, above).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  expect(await focused(page)).toBe(`a${above}`);
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await dialog.getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await article(page, above).focus();
  await page.keyboard.press("j");
  expect(await focused(page)).toBe(`a${first}`);
});

test("on a phone the keys follow what the eye reads: the sides take turns", async ({ open }) => {
  const page = await open(null, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" });
  await page.goto(thread);
  await page.getByRole("button", { name: "Collapse all replies" }).click();
  await page.locator("main article").first().focus();
  const tops: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    tops.push(
      await page.evaluate(
        () => (document.activeElement?.getBoundingClientRect().top ?? 0) + document.documentElement.scrollTop,
      ),
    );
    await page.keyboard.press("j");
  }
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(5);
});

test("folded replies stay folded at the next visit, all or one, and fold without a script", async ({
  open,
  people,
}) => {
  const root = await argue(people.author, { claim: `To fold ${newKey()}` });
  const answer = await reply(people.member, root, { stance: PRO });
  const other = await argue(people.author);
  // The strongest reply of the other side stands in a frame of its own, which folds too.
  const kept = await reply(people.member, other);
  const page = await open(null);
  await page.goto(thread);
  const replies = page.locator(`details[data-replies='${root}']`);
  await replies.locator("summary").click();
  await expect(article(page, answer)).toBeHidden();
  await page.reload();
  await expect(article(page, answer)).toBeHidden();
  await expect(article(page, kept)).toBeVisible();

  await page.getByRole("button", { name: "Collapse all replies" }).click();
  await page.reload();
  await expect(article(page, kept)).toBeHidden();
  await page.getByRole("button", { name: "Expand all replies" }).click();
  await expect(article(page, answer)).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Collapse all replies" })).toBeVisible();
  await expect(article(page, answer)).toBeVisible();

  const plain = await open(null, WITHOUT_SCRIPT);
  await plain.goto(thread);
  await expect(plain.getByRole("button", { name: /all replies/ })).toBeHidden();
  await plain.locator(`details[data-replies='${root}'] summary`).first().click();
  await expect(article(plain, answer)).toBeHidden();
});

test("a member is shown what is new, led to it, and not shown it again", async ({ open, people }) => {
  const page = await open(people.member, { reducedMotion: "reduce" });
  const marked = page.waitForResponse((response) => response.url().endsWith("/api/seen"));
  await page.goto(thread);
  expect((await marked).status()).toBe(204);
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);

  const root = await argue(people.author, { claim: `Unread yet ${newKey()}`, stance: CONCERN });
  const answer = await reply(people.author, root);
  await page.reload();
  await expect(page.getByRole("button", { name: "Next unread · 2" })).toBeVisible();
  await expect(article(page, root)).toContainText("New");
  await expect(article(page, 1)).not.toContainText(/^New/);
  const told = page.waitForResponse((response) => response.url().endsWith("/api/seen"));
  await page.getByRole("button", { name: "Next unread · 2" }).click();
  expect(await focused(page)).toBe(`a${root}`);
  await page.keyboard.press("n");
  expect(await focused(page)).toBe(`a${answer}`);
  await expect(article(page, answer)).toBeInViewport();
  expect((await told).status()).toBe(204);
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);
  await expect.poll(async () => (await getReading(people.member, THREAD))?.unread).toEqual([]);
  await page.reload();
  await known(page);
  await expect(article(page, root)).toBeVisible();
  await expect(article(page, root)).not.toContainText("New");

  const last = await argue(people.author);
  await page.goto(`${thread}/arguments/1`);
  await page.getByRole("button", { name: "Next unread · 1" }).click();
  await expect(page).toHaveURL(new RegExp(`/arguments/${last}$`));
});

test("all is marked as read by a button, and by a form without a script", async ({ open, people }) => {
  const page = await open(people.member);
  const marked = page.waitForResponse((response) => response.url().endsWith("/api/seen"));
  await page.goto(`${thread}/map`);
  await marked;
  await argue(people.author);
  await page.reload();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("status")).toContainText("Everything here is marked as read.");
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);

  await argue(people.author);
  const plain = await open(people.member, WITHOUT_SCRIPT);
  await plain.goto(`${thread}/timeline`);
  await plain.getByRole("button", { name: "Mark all as read" }).click();
  await expect(plain).toHaveURL(new RegExp(`${thread}$`));
  await page.reload();
  await known(page);
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);
});

test("what others post waits behind a button, and nothing moves until it is pressed", async ({ open, people }) => {
  const [page, phone] = [
    await open(null, { reducedMotion: "reduce" }),
    await open(people.member, { viewport: { width: 390, height: 844 }, reducedMotion: "reduce" }),
  ];
  for (const each of [page, phone]) {
    const live = each.waitForRequest((request) => request.url().endsWith("/live"));
    await each.goto(`${thread}#arguments`);
    await live;
  }
  await known(phone);
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
  await form.getByLabel("Claim").fill(`My own ${newKey()}`);
  await form.getByRole("button", { name: "Post argument" }).click();
  await expect(form).toHaveCount(0);
  await page.waitForTimeout(2_500);
  await expect(page.getByRole("button", { name: /new argument|Next unread/ })).toHaveCount(0);
});

test("what is hidden leaves the pages that are open, and nobody's words are lost", async ({ open, people }) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const below = await reply(people.member, id, { body: "A reply that stays" });
  const show = async (path: string) => {
    const page = await open(people.member);
    const live = page.waitForRequest((request) => request.url().includes("/live"));
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

test("a reply to an argument that is removed meanwhile is not lost, but its words are gone", async ({
  open,
  people,
}) => {
  const secret = `unsayable-${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}`, body: `Body ${secret}` });
  const page = await open(people.member);
  const live = page.waitForRequest((request) => request.url().endsWith("/live"));
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

test("of a long chain the middle is folded, and the argument itself is in view", async ({ open, people }) => {
  let last = await argue(people.author, { claim: `Deep ${newKey()}` });
  const chain = [last];
  for (let depth = 2; depth <= 8; depth += 1) {
    last = await reply(depth % 2 ? people.author : people.member, last, { body: `Level ${depth} words` });
    chain.push(last);
  }
  const page = await open(null);
  await page.goto(`${thread}/arguments/${last}`);
  await expect(article(page, last)).toHaveAttribute("aria-current", "true");
  await expect(article(page, last)).toBeInViewport();
  await expect(article(page, last)).toHaveAccessibleDescription(
    `Level 8, reply to ${people.author.handle}’s argument, legitimacy concern.`,
  );
  for (const [i, id] of chain.entries()) await expect(article(page, id)).toBeVisible({ visible: i === 0 || i >= 5 });
  await page.getByText("4 arguments between").click();
  for (const id of chain) await expect(article(page, id)).toBeVisible();
});

test("only members' own pages may say what was seen", async ({ site, people }) => {
  const send = async (who: keyof typeof people | null, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${site.url}/api/seen`, {
      method: "POST",
      headers: {
        "sec-fetch-site": "same-origin",
        "content-type": "application/json",
        ...(await cookieHeader(who && people[who])),
        ...headers,
      },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    return response.status;
  };
  expect(await send("member", { thread: THREAD, ids: [1] })).toBe(204);
  expect(await send("member", { thread: THREAD, ids: [1] }, { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await send(null, { thread: THREAD, ids: [1] })).toBe(401);
  expect(await send("member", { thread: "nowhere", ids: [1] })).toBe(404);
  expect(await send("member", { thread: THREAD, ids: ["x"] })).toBe(422);
  expect(await send("member", "{")).toBe(422);
  expect((await fetch(`${site.url}/api/seen`)).status).toBe(405);
});
