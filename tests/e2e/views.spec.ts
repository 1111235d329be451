import { deleteArgument } from "#lib/arguments/delete-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { article, focused, thread, WITHOUT_SCRIPT } from "#tests/e2e/thread-page";
import { argue, emptyThread, newKey, reply } from "#tests/people";

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
