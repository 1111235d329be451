import { expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, THREAD } from "#tests/people";

// The queue shows so many at once: it is to be nobody else's.
test.use({ ownForum: "reports" });

const thread = `/threads/${THREAD}`;

test("a member reports, a moderator reads it and keeps the argument", async ({ open, people }) => {
  const claim = `Reported ${newKey()}`;
  await argue(people.author, { claim });
  const page = await open(people.member);
  await page.goto(thread);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  const argument = page.getByRole("article", { name: claim });
  await argument.getByRole("button", { name: "Report" }).click();
  const form = argument.getByRole("form", { name: "Report" });
  await form.getByRole("button", { name: "Send report" }).click();
  await expect(form.getByText("Please choose the house rule")).toBeVisible();
  await form.getByLabel("Ground").selectOption({ label: "To the motion" });
  await form.getByLabel("Note").fill("It is about something else.");
  await form.getByRole("button", { name: "Send report" }).click();
  await expect(page.getByRole("status")).toContainText("A moderator will look at it.");

  const desk = await open(people.moderator);
  await desk.goto("/moderation");
  await desk.getByRole("link", { name: new RegExp(claim) }).click();
  await expect(desk.getByRole("article", { name: /^Case/ })).toContainText(claim);
  await expect(desk.getByText("It is about something else.")).toBeVisible();
  await expect(desk.getByText(people.member.handle)).toHaveCount(0);
  await desk.getByLabel(/^Keep/).check({ force: true });
  await desk.getByRole("button", { name: "Decide" }).click();
  await expect(desk).toHaveURL(/done=\d+$/);
  await expect(desk.getByRole("link", { name: new RegExp(claim) })).toHaveCount(0);
  await page.goto("/notifications");
  await expect(page.getByText("that you reported, and kept it.")).toBeVisible();
});

test("reporting works without JavaScript, and the list is for moderators", async ({ open, people }) => {
  const id = await argue(people.author);
  const page = await open(people.member, { javaScriptEnabled: false });
  await page.goto(`${thread}/arguments/${id}`);
  await page.locator(`#a${id}`).getByRole("button", { name: "Report" }).click();
  await page.getByLabel("Ground").selectOption({ label: "No private data" });
  await page.getByRole("button", { name: "Send report" }).click();
  await expect(page).toHaveURL(new RegExp(`/arguments/${id}$`));
  const answer = await page.goto("/moderation");
  expect(answer?.status()).toBe(403);
});
