import { getReading } from "#lib/reading/queries";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { article, focused, known, thread, WITHOUT_SCRIPT } from "#tests/e2e/thread-page";
import { argue, CONCERN, emptyThread, newKey, PRO, reply, THREAD } from "#tests/people";

test("where nobody has argued there is nothing to fold, and the map says so", async ({ open, people }) => {
  const slug = `silent-${newKey().slice(0, 8)}`;
  await emptyThread(slug);
  const page = await open(people.member);
  await page.goto(`/threads/${slug}`);
  await known(page);
  await expect(page.getByRole("button", { name: /all replies$/ })).toHaveCount(0);
  await page.goto(`/threads/${slug}/map`);
  await expect(page.getByText("Nobody has argued yet.")).toBeVisible();
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
  await expect(article(page, kept)).toBeHidden();
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

  // The button goes, and the focus stays among what is read.
  await argue(people.author);
  await page.goto(thread);
  await page.getByRole("button", { name: "Mark all as read" }).press("Enter");
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);
  await expect.poll(() => focused(page)).toMatch(/^a\d+$/);

  await argue(people.author);
  const plain = await open(people.member, WITHOUT_SCRIPT);
  await plain.goto(`${thread}/timeline`);
  await plain.getByRole("button", { name: "Mark all as read" }).click();
  await expect(plain).toHaveURL(new RegExp(`${thread}$`));
  await page.reload();
  await known(page);
  await expect(page.getByRole("button", { name: /Next unread/ })).toHaveCount(0);
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

test("a reply below replies that were folded is shown", async ({ open, people }) => {
  const root = await argue(people.author, { claim: `Folded ${newKey()}` });
  await reply(people.author, root);
  const page = await open(people.member);
  await page.goto(`${thread}/arguments/${root}`);
  await known(page);
  const replies = page.locator(`details[data-replies='${root}']`).first();
  await replies.locator("summary").first().click();
  await expect(replies).not.toHaveAttribute("open");
  await article(page, root).getByRole("button", { name: "Reply", exact: true }).click();
  const composer = page.getByRole("form", { name: "Composer" });
  await composer.getByText("Pro-engagement", { exact: true }).click();
  const words = `Shown ${newKey()}`;
  await composer.getByRole("textbox", { name: "Reply" }).fill(words);
  await composer.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByText(words)).toBeVisible();
});
