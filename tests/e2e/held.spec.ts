import type { Page } from "@playwright/test";
import { saveWords } from "#lib/house/save-words";
import { expect, test } from "#tests/e2e/fixtures";
import { known, thread, WITHOUT_SCRIPT } from "#tests/e2e/thread-page";
import { argue, longAgo, newKey } from "#tests/people";

const WAITS = "Only you and the moderators see this: it waits for a moderator";
const WHY = "It has words that moderators want to read in their context first.";

/** A word that nobody else in these tests uses. */
async function watchedWord(admin: Parameters<typeof saveWords>[0], verdict: "refuse" | "hold"): Promise<string> {
  const word = `watched${newKey()}`;
  await saveWords(admin, { verdict, words: [word] });
  return word;
}

async function compose(page: Page, stance: string, claim: string) {
  await page.goto(thread);
  await known(page);
  await page.getByRole("link", { name: new RegExp(`Add an argument.*${stance}`) }).click();
  await page.getByRole("textbox", { name: "Claim" }).fill(claim);
  await page.getByRole("button", { name: "Post argument" }).click();
}

test("what waits is shown to its author and moderators at its place, to nobody else, until it is published", async ({
  open,
  people,
}) => {
  const word = await watchedWord(people.admin, "hold");
  const answered = await argue(people.member, { claim: `Answered ${newKey()}` });
  const author = await open(people.author);
  await compose(author, "Pro-engagement", `A ${word} claim`);
  const status = author.getByRole("status").filter({ hasText: "waits for a moderator" });
  await expect(status).toContainText(WHY);
  const mine = author.getByRole("article", { name: "Argument that waits" }).filter({ hasText: `A ${word} claim` });
  await expect(mine).toContainText(WAITS);
  await expect(mine).toContainText(WHY);
  await expect(mine.getByRole("button", { name: "Restore" })).toHaveCount(0);
  const id = Number((await mine.getAttribute("id"))?.slice(1));
  await longAgo(id);

  await author.locator(`#a${answered}`).getByRole("button", { name: "Reply" }).click();
  await author.getByText("Just asking", { exact: true }).click();
  await author.getByRole("textbox", { name: "Reply" }).fill(`Is it ${word}?`);
  await author.getByRole("button", { name: "Post reply" }).click();
  await expect(author.locator(`#a${answered}`)).toContainText(`Is it ${word}?`);

  for (const who of [null, people.member]) {
    const page = await open(who);
    await page.goto(thread);
    if (who) await known(page);
    await expect(page.locator(`#a${id}`)).toHaveCount(0);
    await expect(page.getByText(word)).toHaveCount(0);
    expect((await page.goto(`${thread}/arguments/${id}`))?.status()).toBe(404);
  }

  const moderator = await open(people.moderator);
  await moderator.goto(thread);
  await expect(moderator.locator(`#a${id}`)).toContainText("Only its author and the moderators see this");
  await moderator.locator(`#a${id}`).getByRole("link", { name: "Read it and decide" }).click();
  const reader = await open(null);
  await reader.goto(thread);
  await moderator.getByRole("button", { name: "Publish" }).click();
  await expect(moderator).toHaveURL(/\/moderation\?done=\d+$/);
  await expect(reader.getByRole("button", { name: /1 new argument/ })).toBeVisible();
  await reader.goto(thread);
  await expect(reader.getByRole("article", { name: `A ${word} claim` })).toBeVisible();
});

test("a refused word is said beside the field, and everything typed is still there", async ({ open, people }) => {
  const word = await watchedWord(people.admin, "refuse");
  const page = await open(people.author);
  await compose(page, "Legitimacy concern", `A ${word} claim`);
  const claim = page.getByRole("textbox", { name: "Claim" });
  await expect(claim).toHaveAccessibleDescription(/Please say it in another way/);
  await expect(claim).toBeFocused();
  await expect(claim).toHaveValue(`A ${word} claim`);
});

test("without JavaScript an edit that waits leads to the page that says so, where it can be deleted", async ({
  open,
  people,
}) => {
  const word = await watchedWord(people.admin, "hold");
  const id = await argue(people.author, { claim: `Plain ${newKey()}` });
  const page = await open(people.author, WITHOUT_SCRIPT);
  await page.goto(`${thread}/arguments/${id}/edit`);
  await page.getByRole("textbox", { name: "Argument" }).fill(`Now it is ${word}.`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(`${thread}/arguments/${id}/review`);
  await expect(page.getByRole("heading", { name: "An argument that waits" })).toBeVisible();
  await expect(page.getByText(WAITS)).toBeVisible();
  await expect(page.getByText(WHY)).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(thread);
  await expect(page.locator(`#a${id}`)).toHaveCount(0);
});

test("an admin writes the lists and what authors are told, also without JavaScript; others are refused", async ({
  open,
  people,
}) => {
  const member = await open(people.member);
  expect((await member.goto("/admin/rules"))?.status()).toBe(403);
  for (const options of [{}, WITHOUT_SCRIPT]) {
    const page = await open(people.admin, options);
    await page.goto("/admin/rules");
    const marks = page.getByRole("form", { name: "Watched words: Mark" });
    const phrase = `phrase ${newKey()}`;
    await marks.getByLabel("Mark").fill(`${phrase}\n${phrase.toUpperCase()}`);
    await marks.getByRole("button", { name: "Save" }).click();
    await expect(marks.getByRole("status")).toHaveText("Saved. It counts from now on.");
    await expect(marks.getByLabel("Mark")).toHaveValue(phrase);

    const spam = page.getByRole("form", { name: "Words for: No advertising, no repetition" });
    await spam.getByRole("textbox").fill("");
    await spam.getByRole("button", { name: "Save" }).click();
    await expect(spam.getByText("Please write what the author is told.")).toBeVisible();
    await spam.getByRole("textbox").fill(`Words of ${phrase}.`);
    await spam.getByRole("button", { name: "Save" }).click();
    await expect(spam.getByRole("status")).toHaveText("Saved. It counts from now on.");
    await expect(spam.getByRole("textbox")).toHaveValue(`Words of ${phrase}.`);
  }
});
