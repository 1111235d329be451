import type { Page } from "@playwright/test";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { expect, test } from "#tests/e2e/fixtures";
import { known } from "#tests/e2e/thread-page";
import { argue, CONCERN, emptyThread, newKey, PRO, reply, SYSTEM } from "#tests/people";

const LONG = `${"A sentence of a paragraph that is too long to be quoted whole. ".repeat(9)}It ends here.`;
const ARTICLE = `The first paragraph has a *telling* sentence. It has another one.\n\n## A heading\n\nThe second paragraph is short.\n\n${LONG}`;

/** A thread of its own, so that what is marked in its article is what the test put there. */
async function freshThread() {
  const slug = `passages-${newKey().slice(0, 8)}`;
  await emptyThread(slug, ARTICLE);
  return slug;
}

/** Selects the words as a reader would, from one end to the other. */
async function select(page: Page, words: string, within = "#article") {
  await page.evaluate(
    ([wanted, selector]) => {
      const walker = document.createTreeWalker(
        document.querySelector(selector as string) as Node,
        NodeFilter.SHOW_TEXT,
      );
      const nodes: { node: Node; start: number }[] = [];
      let text = "";
      while (walker.nextNode()) {
        nodes.push({ node: walker.currentNode, start: text.length });
        text += walker.currentNode.nodeValue ?? "";
      }
      const start = text.indexOf(wanted as string);
      const end = start + (wanted as string).length;
      const at = (place: number) => {
        const { node, start: from } = nodes.findLast((each) => each.start <= place) as { node: Node; start: number };
        return [node, place - from] as const;
      };
      getSelection()?.setBaseAndExtent(...at(start), ...at(end));
    },
    [words, within],
  );
}

async function post(page: Page, claim: string, side = "Pro-engagement") {
  await page
    .locator("label")
    .filter({ hasText: side.toLowerCase().replace(" ", "-") })
    .click();
  await page.getByLabel("Claim").fill(claim);
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
}

test("selected words are quoted, posted, marked in the article, and lead to the arguments about them", async ({
  open,
  people,
}) => {
  const slug = await freshThread();
  await argue(await openHouseAccount(SYSTEM), { thread: slug, claim: "About something else", stance: CONCERN });
  const page = await open(people.member);
  await page.goto(`/threads/${slug}`);
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
  await select(page, "a telling sentence. It has");
  await page.getByRole("form", { name: "Quote the selected words" }).getByRole("button", { name: "Quote" }).click();
  await expect(page.getByText("“a telling sentence. It has”")).toBeVisible();
  await expect(page.getByRole("radio", { name: PRO })).not.toBeChecked();
  await post(page, "Of that sentence");

  await page.goto(`/threads/${slug}`);
  await expect(page.locator("#article mark").first()).toHaveText("a ");
  const mark = page.getByRole("link", { name: /sentence. It has.*Quoted by 1 argument of pro-engagement/ });
  await mark.click();
  await expect(page.getByRole("heading", { name: "1 argument quotes this passage" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Of that sentence" })).toBeVisible();
  await expect(page.getByRole("article", { name: "About something else" })).toHaveCount(0);
  await page.getByRole("link", { name: "Show all arguments" }).click();
  await expect(page.getByRole("article", { name: "About something else" })).toBeVisible();

  await page
    .getByRole("article", { name: "Of that sentence" })
    .getByRole("link", { name: /About this passage/ })
    .click();
  await expect(page).toHaveURL(/#passage-24$/);
  await expect(page.locator("mark:target")).toHaveText("a ");
});

test("by keyboard: a paragraph is quoted by its own link, a long one sentence by sentence", async ({
  open,
  people,
}) => {
  const slug = await freshThread();
  const page = await open(people.member);
  await page.goto(`/threads/${slug}`);
  const link = page.getByRole("link", { name: /^Quote this passage\W+The second/ });
  await link.focus();
  await expect(link).toHaveCSS("opacity", "1");
  await page.keyboard.press("Enter");
  await expect(page.getByText("“The second paragraph is short.”")).toBeVisible();

  await page.goto(`/threads/${slug}`);
  await page.getByRole("link", { name: /^Quote this passage\W+A sentence/ }).press("Enter");
  const choice = page.getByRole("group", { name: "Which words do you want to quote?" });
  await expect(choice.getByRole("radio")).toHaveCount(11);
  await choice.getByRole("radio", { name: "It ends here.", exact: true }).check();
  await page.getByRole("button", { name: "Quote these words" }).press("Enter");
  await expect(page.getByText("“It ends here.”")).toBeVisible();
  await page.getByRole("link", { name: "Remove the passage" }).press("Enter");
  await expect(page.getByText("“It ends here.”")).toHaveCount(0);
});

test("without JavaScript a member quotes a paragraph, finds it marked, and quotes an argument", async ({
  open,
  people,
}) => {
  const slug = await freshThread();
  const parent = await argue(people.author, { thread: slug, claim: "To be quoted", body: "One point. Another point." });
  const page = await open(people.member, { javaScriptEnabled: false });
  await page.goto(`/threads/${slug}`);
  await page.getByRole("link", { name: /^Quote this passage\W+The second/ }).click();
  await page.getByRole("radio", { name: CONCERN }).check({ force: true });
  await page.getByLabel("Claim").fill("Without any script");
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("article", { name: "Without any script" })).toContainText(
    "The second paragraph is short.",
  );
  await page.goto(`/threads/${slug}`);
  await page
    .getByRole("link", { name: /The second paragraph is short.*Quoted by 1 argument of legitimacy-concern/ })
    .click();
  await expect(page.getByRole("heading", { name: "1 argument quotes this passage" })).toBeVisible();
  await page.getByRole("link", { name: "Show all arguments" }).click();

  await page.getByRole("article", { name: "To be quoted" }).getByRole("button", { name: "Quote" }).click();
  expect(new URL(page.url()).searchParams.get("quoting")).toBe(String(parent));
  await page.getByRole("radio", { name: "Another point.", exact: true }).check();
  await page.getByRole("button", { name: "Quote these words" }).click();
  await expect(page.getByText("You quote these words of the argument")).toBeVisible();
  await expect(page.getByText("“Another point.”")).toBeVisible();
  await page.getByRole("link", { name: "Remove the passage" }).click();
  await expect(page.getByText("“Another point.”")).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeVisible();
});

test("a visitor is led through sign-in to the composer with the selected words", async ({ open }) => {
  const slug = await freshThread();
  const page = await open(null);
  await page.goto(`/threads/${slug}`);
  await select(page, "another one");
  await page.getByRole("form", { name: "Quote the selected words" }).getByRole("button", { name: "Quote" }).click();
  await expect(page).toHaveURL(/\/signin/);
  const then = new URL(page.url()).searchParams.get("then");
  expect(new URL(then ?? "", "http://x").searchParams.get("quote")).toBe("another one");
});

test("more than 500 selected characters are not offered, and no button covers what is not selected", async ({
  open,
}) => {
  const slug = await freshThread();
  const page = await open(null);
  await page.goto(`/threads/${slug}`);
  await select(page, LONG.slice(0, 520));
  await expect(page.getByText("Select at most 500 characters to quote them.")).toBeVisible();
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await expect(page.getByRole("form", { name: "Quote the selected words" })).toHaveCount(0);
});

test("words that are not in the article are refused in their place, and the text is kept", async ({ open, people }) => {
  const slug = await freshThread();
  const page = await open(people.member);
  await page.goto(`/threads/${slug}/argue?stance=${PRO}&quote=The+Commission+agrees`);
  await page.getByLabel("Claim").fill("Words put into its mouth");
  await page.getByLabel("Argument").fill("Not to be lost.");
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Post argument" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByText("This passage is not in the article.")).toBeVisible();
  await expect(page.getByLabel("Argument")).toHaveValue("Not to be lost.");
  await page.getByRole("link", { name: "Remove the passage" }).click();
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("article", { name: "Words put into its mouth" })).toContainText("Not to be lost.");
});

test("the selected words of an argument are quoted in a reply, in place", async ({ open, people }) => {
  const slug = await freshThread();
  const id = await argue(people.author, { thread: slug, claim: "To be answered", body: "One point. *Another* point." });
  const page = await open(people.member);
  await page.goto(`/threads/${slug}`);
  await expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
  await select(page, "Another point", `#a${id} > div[dir]`);
  const quoted = page.getByRole("article", { name: "To be answered" });
  await quoted.getByRole("button", { name: "Quote" }).click();
  const composer = page.getByRole("form", { name: "Composer" });
  await expect(composer).toContainText("“Another point”");
  await composer.getByText("Just asking").click();
  await composer.getByRole("textbox", { name: "Reply" }).fill("Which one?");
  await composer.getByRole("button", { name: "Post reply" }).click();
  const answer = page.getByRole("article", { name: /Which one\?/ });
  await expect(answer.getByRole("blockquote")).toContainText("“Another point”");
});

test("a selection over the claim and the text keeps them apart, as it does the blocks of the text", async ({
  open,
  people,
}) => {
  const slug = await freshThread();
  const bodies = { "One point.\n\nAnother.": "One point. Another.", "- One\n- Two": "One Two", "> Quoted": "Quoted" };
  for (const [body, words] of Object.entries(bodies)) {
    const claim = `Claimed ${newKey()}`;
    const id = await argue(people.author, { thread: slug, claim, body });
    const page = await open(people.member);
    await page.goto(`/threads/${slug}/arguments/${id}`);
    await known(page);
    await page.locator(`#c${id}`).evaluate((heading) => {
      const text = heading.closest("article")?.querySelector(":scope > div[dir]");
      if (text) getSelection()?.setBaseAndExtent(heading, 0, text, text.childNodes.length);
    });
    await page.locator(`#a${id}`).getByRole("button", { name: "Quote" }).click();
    await expect(page.getByRole("form", { name: "Composer" })).toContainText(`“${claim} ${words}”`);
  }
});

test("an admin publishes a revision: what moved and what is lost is told, and arguments keep the old text", async ({
  open,
  people,
}) => {
  const slug = await freshThread();
  const stays = await argue(people.author, { thread: slug, claim: "Stays", quote: "The second paragraph is short." });
  const goes = await argue(people.member, { thread: slug, claim: "Goes", quote: "It has another one." });
  await reply(people.member, stays, { thread: slug, quote: "Stays" });
  const page = await open(people.admin);
  await page.goto("/");
  await page.getByRole("link", { name: "Articles" }).click();
  await page.goto(`/admin/threads/${slug}`);
  await expect(page.getByText("It cannot change: members have taken positions on it.")).toBeVisible();
  await page.getByLabel("Title").fill("A new title");
  await page.getByLabel("Article").fill("A new first paragraph.\n\nThe second paragraph is short.");
  await page.getByRole("button", { name: "Publish revision" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Revision 2 is published." })).toBeVisible();
  await expect(page.getByRole("list", { name: "Lost passages" })).toContainText("“It has another one.”");
  await expect(page.getByText("Moved or reworded").locator("..")).toContainText("1");

  const reader = await open(null);
  await reader.goto(`/threads/${slug}`);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("A new title");
  await expect(reader.getByText(/Revision 2, updated/)).toBeVisible();
  await expect(reader.locator(`#a${goes}`)).toContainText("This passage changed in a later revision of the article:");
  await expect(reader.locator(`#a${goes}`)).toContainText("It has another one.");
  await reader
    .locator(`#a${stays}`)
    .getByRole("link", { name: /About this passage/ })
    .click();
  await expect(reader.locator("mark:target")).toHaveText("The second paragraph is short.");

  const member = await open(people.member);
  const answer = await member.goto(`/admin/threads/${slug}`);
  expect(answer?.status()).toBe(403);
});

test("on a touch screen the button stands at the foot, clear of the system's menu; every paragraph shows its link", async ({
  open,
}) => {
  const slug = await freshThread();
  const page = await open(null, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.goto(`/threads/${slug}`);
  const link = page.getByRole("link", { name: /^Quote this passage\W+The first/ });
  await expect(link).toHaveCSS("opacity", "1");
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await select(page, "another one");
  const button = page.getByRole("form", { name: "Quote the selected words" });
  await expect(button).toBeVisible();
  expect((await button.boundingBox())?.y).toBeGreaterThan(700);
});
