import type { Page } from "@playwright/test";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, reply, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;

async function hide(page: Page, claim: string, reason: string) {
  await page.getByRole("article", { name: claim }).getByRole("button", { name: "Hide" }).click();
  const form = page.getByRole("form", { name: "Hide" });
  await form.getByLabel("Ground").selectOption({ label: "To the motion" });
  await form.getByLabel("Reason").fill(reason);
  await form.getByRole("button", { name: "Hide" }).click();
}

test("a moderator hides and restores; each role sees what it may", async ({ open, people }) => {
  const claim = `To be judged ${newKey()}`;
  const id = await argue(people.author, { claim, body: "Something beside the motion." });
  await reply(people.member, id, { body: "A reply that stays." });
  const moderator = await open(people.moderator);
  await moderator.goto(thread);

  await moderator.getByRole("article", { name: claim }).getByRole("button", { name: "Hide" }).click();
  await moderator.getByRole("form", { name: "Hide" }).getByRole("button", { name: "Hide" }).click();
  await expect(moderator.getByText("Please choose the house rule that it breaks.")).toBeVisible();
  await expect(moderator.getByText("Please tell the author why.")).toBeVisible();
  await moderator.goto(thread);

  await hide(moderator, claim, "This is not about the talks.");
  await expect(moderator.getByRole("status")).toContainText("Hidden. The author is told why.");
  await expect(moderator.locator(`#a${id}`)).toBeFocused();
  await moderator.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(moderator.getByRole("article", { name: claim })).toBeVisible();
  await expect(moderator.locator(`#a${id}`)).toBeFocused();

  await hide(moderator, claim, "This is not about the talks.");
  const tombstone = (page: Page) => page.locator(`#a${id}`);
  await expect(tombstone(moderator)).toContainText("Hidden by a moderator. Ground: To the motion");
  await expect(tombstone(moderator)).toContainText("Something beside the motion.");

  for (const who of [null, people.member]) {
    const page = await open(who);
    await page.goto(thread);
    await expect(tombstone(page)).toContainText("Hidden by a moderator. Ground: To the motion");
    await expect(page.getByText("A reply that stays.")).toBeVisible();
    await expect(page.getByText(claim)).toHaveCount(0);
    const own = await page.goto(`${thread}/arguments/${id}`);
    expect(own?.status()).toBe(404);
    await expect(page.getByText(claim)).toHaveCount(0);
  }

  const author = await open(people.author);
  await author.goto(thread);
  await expect(tombstone(author)).toContainText(claim);
  await expect(tombstone(author)).toContainText("This is not about the talks.");
  await expect(tombstone(author).getByRole("button", { name: "Restore" })).toHaveCount(0);

  await moderator.goto(thread);
  await tombstone(moderator).getByRole("button", { name: "Restore" }).click();
  await expect(moderator.getByRole("article", { name: claim })).toBeVisible();

  const log = await open(null);
  await log.goto("/log");
  const newest = log.getByRole("listitem");
  await expect(newest.nth(0)).toContainText("A hidden argument was restored");
  await expect(newest.nth(1)).toContainText("An argument was hidden");
  await expect(newest.nth(1)).toContainText("Ground: To the motion");
  await expect(log.getByText(claim)).toHaveCount(0);
});

test("a letter that gives something back takes nothing, and asks for nothing", async ({ open, people }) => {
  const id = await argue(people.author);
  const hidden = await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
  const restored = await restoreArgument(people.moderator, { id, reason: "" });
  const page = await open(people.author);
  for (const [{ decisionId }, lines] of [
    [hidden, 1],
    [restored, 0],
  ] as const) {
    await page.goto(`/decisions/${decisionId}`);
    await expect(page.getByRole("heading", { name: "What was decided" })).toBeVisible();
    await expect(page.getByText(/^It holds from/)).toHaveCount(lines);
    await expect(page.getByRole("heading", { name: "What you can do" })).toHaveCount(lines);
  }
});

test("without JavaScript a moderator hides and restores on the page of the review", async ({ open, people }) => {
  const claim = `Plainly judged ${newKey()}`;
  const id = await argue(people.author, { claim });
  const page = await open(people.moderator, { javaScriptEnabled: false });
  await page.goto(`${thread}/arguments/${id}`);
  await page.getByRole("link", { name: "review" }).click();
  await page.getByLabel("Ground").selectOption({ label: "To the motion" });
  await page.getByLabel("Reason").fill("Words to the author.");
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByRole("heading", { name: "A hidden argument" })).toBeVisible();
  await expect(page.getByText("Words to the author.")).toBeVisible();
  await page.goto(thread);
  await page.locator(`#a${id}`).getByRole("link", { name: "For its author and the moderators" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
});

test("hidden at its own address, the moderator is led to the review, from where it can be restored", async ({
  open,
  people,
}) => {
  const claim = `Judged alone ${newKey()}`;
  const id = await argue(people.author, { claim });
  const page = await open(people.moderator);
  await page.goto(`${thread}/arguments/${id}`);
  await hide(page, claim, "Beside the point.");
  await expect(page).toHaveURL(`${thread}/arguments/${id}/review`);
  await expect(page.getByText("Beside the point.")).toBeVisible();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
});

test("a text that was edited meanwhile is not hidden unread", async ({ open, people }) => {
  const claim = `Edited under review ${newKey()}`;
  const id = await argue(people.author, { claim });
  const moderator = await open(people.moderator);
  await moderator.goto(thread);
  const author = await open(people.author);
  await author.goto(`${thread}/arguments/${id}/edit`);
  await author.getByRole("textbox", { name: "Argument" }).fill("Another text.");
  await author.getByRole("button", { name: "Save changes" }).click();
  await hide(moderator, claim, "Too late.");
  await expect(moderator.getByRole("form", { name: "Hide" }).getByRole("alert")).toContainText(
    "The argument was edited meanwhile.",
  );
});
