import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { hideArgument } from "#lib/moderation/hide-argument";
import { markRead } from "#lib/notifications/mark-read";
import { listNotifications } from "#lib/notifications/queries";
import { unsubscribeToken } from "#lib/notifications/unsubscribe-token";
import type { Person } from "#lib/viewer";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, reply, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const bell = (page: Page) => page.getByRole("banner").getByRole("link", { name: /^Notifications/ });
const firstOf = async (who: Person) => (await listNotifications(who)).notifications[0];

test("a reply is counted in the header, stands on the page, leads to itself and is read by that", async ({
  open,
  people,
}) => {
  const root = await argue(people.author, { claim: "Trade needs a channel" });
  const words = `It does not ${newKey()}`;
  const page = await open(people.member);
  await page.goto(`${thread}/arguments/${root}`);
  const article = page.getByRole("article", { name: "Trade needs a channel" });
  await article.getByRole("button", { name: "Reply" }).click();
  const composer = page.getByRole("form", { name: "Composer" });
  await composer.getByText("Legitimacy concern", { exact: true }).click();
  await composer.getByRole("textbox", { name: "Reply" }).fill(words);
  await composer.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByText(words)).toBeVisible();

  const own = await open(people.author);
  await own.goto("/");
  await expect(bell(own)).toHaveAccessibleName("Notifications, 1 unread");
  await bell(own).click();
  const item = own.getByRole("listitem").filter({ hasText: words });
  await expect(item.getByText("Unread")).toBeVisible();
  await own.reload();
  await expect(item.getByText("Unread")).toBeVisible();
  await item
    .getByRole("link", { name: `${people.member.handle} replied to your argument “Trade needs a channel”.` })
    .click();
  await expect(own).toHaveURL(new RegExp(`${thread}/arguments/\\d+$`));
  await expect(own.getByText(words)).toBeVisible();
  await expect(bell(own)).toHaveAccessibleName("Notifications");
  await own.goto("/notifications");
  await expect(item).toBeVisible();
  await expect(item.getByText("Unread")).toBeHidden();
});

test("a mention is shown as a link in the preview and where it is posted, and told", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?parent=1`);
  await page.getByRole("form", { name: "Composer" }).getByText("Pro-engagement", { exact: true }).click();
  await page.getByRole("textbox", { name: "Reply" }).fill(`As @${people.author.handle} says, and a@example.org.`);
  await page.getByRole("button", { name: "Preview" }).click();
  const link = page.getByRole("link", { name: `@${people.author.handle}` });
  await expect(page.getByRole("region", { name: "Preview" }).locator(link)).toBeVisible();
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page).toHaveURL(/arguments\/\d+$/);
  await expect(link).toHaveAttribute("href", `/members/${people.author.handle}`);

  const own = await open(people.author);
  await own.goto("/notifications");
  await expect(own.getByRole("link", { name: `${people.member.handle} mentioned you in a reply.` })).toBeVisible();
});

test("all are marked as read at once, without leaving the page, and those that come meanwhile are not", async ({
  open,
  people,
}) => {
  const root = await argue(people.author);
  for (let i = 0; i < 3; i += 1) await reply(people.member, root);
  const page = await open(people.author);
  await page.goto("/notifications");
  await expect(bell(page)).toHaveAccessibleName("Notifications, 3 unread");
  await reply(people.moderator, root);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("main").getByText("Unread", { exact: true })).toHaveCount(1);
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
});

test("what is switched off is not listed; a decision about oneself always is", async ({ open, people }) => {
  const root = await argue(people.author);
  const page = await open(people.author);
  await page.goto("/settings");
  await page.getByRole("link", { name: "What you are told, and how" }).click();
  const replies = page.getByRole("group", { name: "Somebody replies to an argument of yours" });
  const box = replies.getByRole("checkbox", { name: "On the page" });
  await expect(box).toBeChecked();
  await box.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your choice is saved." })).toBeVisible();
  await expect(box).not.toBeChecked();
  await expect(replies.getByRole("checkbox", { name: "By mail" })).toBeChecked();

  await reply(people.member, root);
  const hide = { id: root, revision: 1, ground: "spam", reason: "It was posted twice." } as const;
  const { decisionId } = await hideArgument(people.moderator, hide);
  await page.goto("/notifications");
  await expect(bell(page)).toHaveAccessibleName("Notifications, 1 unread");
  await expect(page.getByText("The moderators wrote: It was posted twice.")).toBeVisible();
  await expect(page.getByText("replied to")).toHaveCount(0);
  await page.getByRole("link", { name: /^The moderators hid your argument in/ }).click();
  await expect(page).toHaveURL(`/decisions/${decisionId}`);
});

test("without JavaScript all of it works: read one, read all, choose, follow and unfollow", async ({
  open,
  people,
}) => {
  const root = await argue(people.author);
  for (let i = 0; i < 2; i += 1) await reply(people.member, root);
  const page = await open(people.author, { javaScriptEnabled: false });
  const unread = page.getByRole("main").getByText("Unread", { exact: true });
  await page.goto("/settings");
  await page.getByRole("link", { name: "Your notifications" }).click();
  await expect(unread).toHaveCount(2);
  await page
    .getByRole("link", { name: /replied to your argument/ })
    .first()
    .click();
  await expect(page).toHaveURL(/arguments\/\d+$/);
  await page.goto("/notifications");
  await expect(unread).toHaveCount(1);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page).toHaveURL("/notifications");
  await expect(unread).toHaveCount(0);

  await page.goto("/settings/notifications");
  const mentions = page.getByRole("group", { name: "Somebody mentions you" });
  await mentions.getByRole("checkbox", { name: "By mail" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your choice is saved.")).toBeVisible();
  await expect(mentions.getByRole("checkbox", { name: "By mail" })).not.toBeChecked();
  await expect(mentions.getByRole("checkbox", { name: "On the page" })).toBeChecked();

  await page.goto(thread);
  await page.getByRole("button", { name: "Follow this thread" }).click();
  await expect(page).toHaveURL("/notifications");
  const followed = page.getByRole("region", { name: "Threads you follow" });
  await expect(followed.getByRole("link")).toHaveAttribute("href", thread);
  await followed.getByRole("button", { name: /^Unfollow/ }).click();
  await expect(followed.getByRole("link")).toHaveCount(0);
});

test("a thread is followed in place, which the home page and the list of news say", async ({ open, people }) => {
  const page = await open(people.author);
  await page.goto(thread);
  const form = page.getByRole("form", { name: "Follow" });
  await expect(bell(page)).toBeVisible();
  await form.scrollIntoViewIfNeeded();
  const place = await form.getByRole("button").boundingBox();
  await form.getByRole("button", { name: "Follow this thread" }).click();
  await expect(form.getByRole("button", { name: /^Following/ })).toBeFocused();
  expect(await form.getByRole("button").boundingBox()).toEqual(place);
  await page.goto("/");
  await expect(page.getByRole("main").getByText("Following", { exact: true })).toBeVisible();
  await expect(
    page
      .getByRole("main")
      .getByText(/ in the last 7 days/)
      .last(),
  ).toBeVisible();

  await argue(people.member);
  await page.goto("/notifications");
  await expect(page.getByRole("region", { name: "Threads you follow" })).toContainText(/Nothing new|new argument/);
  await page.goto(thread);
  await form.getByRole("button", { name: /^Following/ }).click();
  await expect(form.getByRole("button", { name: "Follow this thread" })).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`a visitor who wants to follow is led to sign in, and back (JavaScript: ${javaScriptEnabled})`, async ({
    open,
  }) => {
    const page = await open(null, { javaScriptEnabled });
    await page.goto(thread);
    await page.getByRole("button", { name: "Follow this thread" }).click();
    await expect(page).toHaveURL(`/signin?then=${encodeURIComponent(thread)}`);
  });

test("a link to a notification marks it for its member alone, and not when a browser only looks ahead", async ({
  site,
  people,
}) => {
  await reply(people.member, await argue(people.author));
  const told = await firstOf(people.author);
  const target = told?.target ?? "";
  const follow = async (who: Person | null, query = "", headers = {}) => {
    const response = await fetch(`${site.url}/notifications/${told?.id}${query}`, {
      redirect: "manual",
      headers: { ...headers, ...(await cookieHeader(who)) },
    });
    return { status: response.status, to: response.headers.get("location") };
  };
  const isUnread = async () => (await firstOf(people.author))?.unread;
  expect((await follow(null)).to).toMatch(/\/signin\?then=\/notifications\/\d+$/);
  expect((await follow(null, `?to=${encodeURIComponent(target)}`)).to).toMatch(new RegExp(`${target}$`));
  expect((await follow(null, "?to=https://evil.example/")).to).not.toContain("evil");
  expect((await follow(people.member)).to).toMatch(/\/notifications$/);
  expect((await follow(people.author, "", { "sec-purpose": "prefetch;prerender" })).to).toMatch(
    new RegExp(`${target}$`),
  );
  expect(await isUnread()).toBe(true);
  expect((await follow(people.author)).to).toMatch(new RegExp(`${target}$`));
  expect(await isUnread()).toBe(false);
  expect((await fetch(`${site.url}/notifications/none`)).status).toBe(404);
});

test("mail ends by one click from a mail program, or by the button of the page, never by opening it", async ({
  open,
  people,
  site,
}) => {
  const address = `/unsubscribe?token=${unsubscribeToken(people.author.id)}`;
  const boxes = async () => {
    const page = await (
      await fetch(`${site.url}/settings/notifications`, { headers: await cookieHeader(people.author) })
    ).text();
    return [...page.matchAll(/<input[^>]*\.mail"[^>]*>/g)].filter(([box]) => / checked=""/.test(box)).length;
  };
  expect(await boxes()).toBe(6);
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(address);
  expect(await boxes()).toBe(6);

  const oneClick = (path: string) =>
    fetch(site.url + path, {
      method: "POST",
      body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
      redirect: "manual",
    });
  expect((await oneClick("/unsubscribe?token=1.x")).status).toBe(403);
  expect((await oneClick(address.replace("/unsubscribe", "/api/unsubscribe"))).status).toBe(403);
  expect(await boxes()).toBe(6);
  const answer = await oneClick(address);
  expect([answer.status, await answer.text()]).toEqual([200, "You will get no more mail from here.\n"]);
  expect(await boxes()).toBe(0);

  await page.goto(`/unsubscribe?token=${unsubscribeToken(people.member.id)}`);
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(page.getByText("You will get no more mail from Parley.")).toBeVisible();
  await page.goto("/unsubscribe?token=1.x");
  await expect(page.getByRole("button", { name: "Unsubscribe" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing, and nothing sticks out on the smallest phone (${colorScheme})`, async ({ open, people }) => {
    const root = await argue(people.author, { claim: "کانال فنی" });
    await reply(people.member, root, { body: "x".repeat(200) });
    const told = await firstOf(people.author);
    await markRead(people.author, { id: told?.id ?? 0 });
    await reply(people.member, root);
    const token = unsubscribeToken(people.author.id);
    const page = await open(people.author, {
      colorScheme,
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    const paths = [
      "/notifications",
      "/settings/notifications",
      `/unsubscribe?token=${token}`,
      "/unsubscribe?done=yes",
      "/",
      thread,
    ];
    for (const path of paths) {
      await page.goto(path);
      await expect(bell(page)).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .options({ rules: { "target-size": { enabled: true } } })
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`),
        path,
      ).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways, path).toBe(0);
    }
    const box = await bell(page).boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  });

test("the empty pages say what to do", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto("/notifications");
  await expect(page.getByText(/^Nothing yet\. You are told here when/)).toBeVisible();
  await expect(page.getByText(/^You follow no thread\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  const visitor = await open(null);
  await visitor.goto("/notifications");
  await expect(visitor).toHaveURL("/signin?then=%2Fnotifications");
});
