import { changeMinds } from "#tests/changed-minds";
import { expect, test } from "#tests/e2e/fixtures";
import { known } from "#tests/e2e/thread-page";
import { argue, newKey, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const WHY = "I had taken the two to be the same; the list of states that do one without the other is right.";

test("a member credits an argument in place: it is counted, listed, and taken back", async ({ open, people }) => {
  const claim = `Moving ${newKey()}`;
  const id = await argue(people.author, { claim });
  const page = await open(people.member);
  await page.goto(thread);
  await known(page);
  const card = page.getByRole("article", { name: claim });
  await card.getByRole("button", { name: "This moved me", exact: true }).click();

  const form = page.getByRole("form", { name: "This moved me" });
  await form.getByRole("textbox", { name: "Why did it move you?" }).fill("> quoted words do not count\n0123456789");
  await expect(form.getByText("40 more characters")).toBeVisible();
  await form.getByRole("button", { name: "Give credit" }).click();
  await expect(form.getByText("Please say what changed.")).toBeVisible();
  await expect(form.getByText(/^Please say why in at least 50 characters of your own/)).toBeVisible();
  await expect(form.getByRole("radio", { name: "How I see one point" })).toBeFocused();

  await form.getByRole("group", { name: "Where did you stand" }).getByText("Leaning against").click();
  await expect(form.getByRole("group", { name: "Where do you stand now?" })).toBeHidden();
  await form.getByLabel("My position on the motion").check();
  await form.getByRole("group", { name: "Where do you stand now?" }).getByText("Leaning for").click();
  await form.getByRole("textbox").fill(WHY);
  await expect(form.getByText(`${1000 - WHY.length} left`)).toBeVisible();
  await form.getByRole("button", { name: "Give credit" }).click();

  await expect(page.getByRole("status")).toContainText("Saved. You can take it back for 24 hours.");
  await expect(card.getByRole("button", { name: "You were moved" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("radio", { name: "Leaning for" })).toBeChecked();
  await card.getByRole("link", { name: "Moved 1 reader" }).click();
  await expect(page).toHaveURL(`${thread}/arguments/${id}#moved`);
  const section = page.getByRole("region", { name: "What it moved" });
  await expect(section.getByRole("listitem")).toContainText(people.member.handle);
  await expect(section.getByRole("listitem")).toContainText("changed position");
  await expect(section).toContainText(WHY);

  const visitor = await open(null);
  await visitor.goto(`/members/${people.author.handle}`);
  await expect(visitor.getByRole("main")).toContainText("Moved 1 reader");
  await visitor.goto(`${thread}/arguments/${id}`);
  await expect(visitor.getByRole("region", { name: "What it moved" })).toContainText(WHY);
  await expect(visitor.getByRole("button", { name: "Take back" })).toHaveCount(0);

  await section.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("status")).toContainText("Taken back. Your position stays where it is.");
  await expect(section).toHaveCount(0);
  await expect(page.locator(`#a${id}`)).toBeFocused();
  await expect(page.getByRole("button", { name: "This moved me", exact: true })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText(WHY)).toHaveCount(0);
});

test("without JavaScript it is credited and taken back on its own page", async ({ open, people }) => {
  const claim = `Moving plainly ${newKey()}`;
  const id = await argue(people.author, { claim });
  const page = await open(people.member, { javaScriptEnabled: false });
  await page.goto(thread);
  await page.getByRole("article", { name: claim }).getByRole("button", { name: "This moved me" }).click();
  await expect(page).toHaveURL(new RegExp(`/arguments/${id}/moved`));
  await page.getByRole("textbox").fill(WHY);
  await page.getByLabel("I concede a fact").check();
  await page.getByRole("button", { name: "Give credit" }).click();
  await expect(page.getByText("Please say where you stood: credits are counted side by side.").first()).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveValue(WHY);
  await page.getByRole("group", { name: "Where did you stand" }).getByText("Undecided").click();
  await page.getByRole("button", { name: "Give credit" }).click();
  await expect(page).toHaveURL(`${thread}/arguments/${id}#moved`);
  await expect(page.getByRole("region", { name: "What it moved" })).toContainText("conceded a fact");
  await page.goto(`${thread}/arguments/${id}/moved`);
  await expect(page.getByRole("heading", { name: "You were moved" })).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page).toHaveURL(`${thread}/arguments/${id}`);
  await expect(page.getByRole("region", { name: "What it moved" })).toHaveCount(0);
});

test("a visitor is asked to sign in, and authors have no such button", async ({ open, people }) => {
  const claim = `Own ${newKey()}`;
  const id = await argue(people.author, { claim });
  const visitor = await open(null);
  await visitor.goto(`${thread}/arguments/${id}`);
  await visitor.getByRole("button", { name: "This moved me" }).click();
  await expect(visitor).toHaveURL(/\/signin\?then=/);
  const author = await open(people.author);
  await author.goto(`${thread}/arguments/${id}`);
  await expect(author.getByRole("button", { name: "Edit" })).toBeVisible();
  await expect(author.getByRole("button", { name: "This moved me" })).toHaveCount(0);
});

test("a moderator removes a credit, in place and without JavaScript", async ({ open, people }) => {
  const id = await argue(people.author, { claim: `Credited ${newKey()}` });
  await changeMinds(id);
  const moderator = await open(people.moderator);
  await moderator.goto(`${thread}/arguments/${id}`);
  const section = moderator.getByRole("region", { name: "What it moved" });
  await expect(section).toContainText("Moved 4 readers, 3 from the other side");
  await section.getByRole("button", { name: "Remove" }).first().click();
  const form = section.getByRole("form", { name: "Remove credit" });
  await form.getByRole("button", { name: "Remove" }).click();
  await expect(form.getByText("Please tell the member why.")).toBeVisible();
  await form.getByLabel("Ground").selectOption({ label: "To the motion" });
  await form.getByLabel("Reason").fill("It says nothing of the argument.");
  await form.getByRole("button", { name: "Remove" }).click();
  await expect(moderator.getByRole("status")).toContainText("Removed. The member is told why.");
  await expect(section).toContainText("Moved 3 readers, 2 from the other side");
  await expect(section.getByRole("listitem")).toHaveCount(3);

  const plain = await open(people.moderator, { javaScriptEnabled: false });
  await plain.goto(`${thread}/arguments/${id}`);
  await plain.getByRole("link", { name: "For moderators: remove" }).first().click();
  await plain.getByLabel("Ground").selectOption({ label: "To the motion" });
  await plain.getByLabel("Reason").fill("It says nothing of the argument either.");
  await plain.getByRole("button", { name: "Remove" }).click();
  await expect(plain).toHaveURL(`${thread}/arguments/${id}`);
  await expect(plain.getByRole("region", { name: "What it moved" }).getByRole("listitem")).toHaveCount(2);

  const log = await open(null);
  await log.goto("/log");
  await expect(log.getByRole("listitem").first()).toContainText("A credit for an argument was removed");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the minds of a thread are pictures with tables beneath (${colorScheme})`, async ({ open, people }) => {
    const claim = `Mover ${newKey()}`;
    const id = await argue(people.author, { claim });
    await changeMinds(id);
    const page = await open(null, { colorScheme });
    await page.goto(thread);
    await page.getByRole("link", { name: /changed their mind$/ }).click();
    await expect(page).toHaveURL(`${thread}/minds`);
    await expect(page.getByRole("img", { name: /^From / })).toBeVisible();
    await expect(page.getByRole("table", { name: "How many members stood where" })).toBeVisible();
    await expect(page.getByRole("img", { name: /^Bands/ })).toBeVisible();
    const table = page.getByRole("table", { name: /^Rows: where people first stood/ });
    await expect(table.getByRole("row").nth(3).getByRole("cell").first()).toHaveText(/^\d+$/);
    await expect(table.getByRole("row").nth(1).getByRole("cell").nth(1)).toHaveText("fewer than 3");
    const mover = page.getByRole("listitem").filter({ hasText: claim });
    await expect(mover).toContainText("Moved 4 readers, 3 from the other side");
    await expect(mover).toContainText("3 people went from Legitimacy concern to Pro-engagement");
    await expect(page.getByText("reader-")).toHaveCount(0);
  });
}
