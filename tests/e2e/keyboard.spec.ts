import { write } from "#db/client";
import { insertSession } from "#lib/accounts/insert-session";
import { signUp } from "#lib/accounts/sign-up";
import { reportArgument } from "#lib/moderation/report-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { tabThrough, tabTo } from "#tests/e2e/tab";
import { known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, reply, SYSTEM, THREAD } from "#tests/people";

test.use({ ownForum: "keyboard" });

// Smooth scrolling would still be on its way when the place of the focus is looked at.
const STILL = { reducedMotion: "reduce" } as const;

test("by keyboard alone: skip to the content, argue, reply, hide and undo", async ({ open, people }) => {
  const own = `From the keyboard ${newKey()}`;
  const page = await open(people.moderator, STILL);
  await page.goto(`/threads/${THREAD}`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await tabTo(page, "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Add an argument/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Pro-engagement" })).toBeFocused();
  await tabTo(page, "Claim");
  await page.keyboard.type(own);
  await tabTo(page, "Argument");
  await page.keyboard.type("No mouse was moved.");
  await tabTo(page, "Post argument");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: own })).toBeFocused();

  const claim = `Hidden by keys ${newKey()}`;
  await argue(people.author, { claim });
  await page.goto(`/threads/${THREAD}`);
  await expect(page.getByRole("button", { name: "Hide" }).first()).toBeVisible();
  await page.getByRole("article", { name: claim }).focus();
  await tabTo(page, "Hide");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Ground")).toBeFocused();
  await page.keyboard.type("To the");
  await tabTo(page, "Reason");
  await page.keyboard.type("By keyboard.");
  await tabTo(page, "Hide");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Hidden.");
});

test("Cancel gives the focus back to the button that opened the form", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`/threads/${THREAD}`);
  const reply = page
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await reply.press("Enter");
  await expect(page.getByRole("radio", { name: "Pro-engagement" })).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(reply).toBeFocused();
});

test("by keyboard alone: quote a passage, post, edit, rate, credit, report, send a notice", async ({
  open,
  people,
}) => {
  test.setTimeout(180_000);
  const claim = `Quoted by keys ${newKey()}`;
  const page = await open(people.member, STILL);
  const press = async (name: RegExp | string, key = "Enter") => {
    await tabTo(page, name);
    await page.keyboard.press(key);
  };
  const type = async (name: RegExp | string, words: string) => {
    await tabTo(page, name);
    await page.keyboard.type(words);
  };
  await page.goto(thread);
  await known(page);
  await press("Skip to the content");
  await press(/^Quote this passage/);
  await expect(page.getByRole("form", { name: "Composer" })).toBeVisible();
  await known(page);
  await press("Pro-engagement", "Space");
  await type("Claim", claim);
  await type("Argument", `Nothing but keys. ${newKey()}`);
  await press("Post argument");
  await expect(page).toHaveURL(/arguments\/\d+$/);
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
  await known(page);
  await press("Edit");
  await expect(page).toHaveURL(/edit/);
  await known(page);
  await type("Argument", "More keys. ");
  await press("Save changes");
  await expect(page.getByText("More keys.")).toBeVisible();

  await page.goto(`${thread}/arguments/1`);
  await known(page);
  await press("Strong");
  await expect(page.getByRole("radio", { name: /^Firmly for/ })).toBeFocused();
  await page.keyboard.press("Space");
  await press("Save rating");
  await expect(page.getByRole("status").filter({ hasText: /\w/ })).toBeVisible();
  await expect(page.getByRole("form", { name: "Rating" })).toHaveCount(0);
  await press("This moved me");
  await expect(page.getByRole("form", { name: "This moved me" })).toBeVisible();
  await page.keyboard.press("Space");
  await type(/^Why/, "It names what I had not thought of, and I can check it myself.");
  await press("Give credit");
  await expect(page.getByRole("form", { name: "This moved me" })).toHaveCount(0);
  await press("Report");
  await expect(page.getByRole("form", { name: "Report" })).toBeVisible();
  await page.keyboard.type("To the");
  await press("Send report");
  await expect(page.getByRole("form", { name: "Report" })).toHaveCount(0);

  await press("Report illegal content");
  await expect(page).toHaveURL(/\/notice/);
  await known(page);
  await type(/^Which law|^The law|^Law/, "A law");
  await type("Why it is illegal", "It breaks it.");
  await type(/^Your name|^Name/, "Eve");
  await type(/^Your email|^Email/, `${newKey()}@example.org`);
  await press(/good faith|accurate/, "Space");
  await press("Send notice");
  await expect(page).toHaveURL(/\/notice\/\w/);
});

test("by keyboard alone: end another session, take the data, change the colours, sign out", async ({
  open,
  people,
}) => {
  test.setTimeout(120_000);
  await write((tx) => insertSession(tx, people.member.id));
  const page = await open(people.member, STILL);
  await page.goto("/settings");
  await known(page);
  await tabTo(page, /^Sign out$/);
  await tabTo(page, /^Sign out(?! all)/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("That device is signed out.")).toBeVisible();
  await page.goto("/settings/data");
  await known(page);
  await tabTo(page, "Download my data");
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await tabTo(page, /^Colours/);
  await page.keyboard.type("Dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/");
  await known(page);
  await tabTo(page, "Sign out");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "You are signed out" })).toBeVisible();
});

test("by keyboard alone: a moderator decides on a case and takes it back", async ({ open, people }) => {
  const id = await argue(people.author, { claim: `To decide by keys ${newKey()}`, body: `By keys ${newKey()}` });
  await reportArgument(people.member, { id, ground: "spam", note: "A note." });
  const page = await open(people.moderator, STILL);
  await page.goto("/moderation");
  await known(page);
  await tabTo(page, "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, /^(Keep|Publish)/);
  await page.keyboard.press("Space");
  await tabTo(page, "Decide");
  await page.keyboard.press("Enter");
  const told = page.getByRole("main").getByRole("status");
  await expect(told).toContainText("Undo");
  await tabTo(page, "Undo");
  await page.keyboard.press("Enter");
  await expect(told).toContainText("Taken back.");
});

test("the arrow keys look through the orders, and a button goes to the one that is chosen", async ({ open }) => {
  const page = await open(null, STILL);
  await page.goto(thread);
  const order = page.getByLabel("Order");
  let left = 0;
  page.on("request", (request) => {
    if (request.isNavigationRequest()) left += 1;
  });
  await order.focus();
  for (const name of ["strongest", "newest", "moved"]) {
    await page.keyboard.press("ArrowDown");
    await expect(order).toHaveValue(name);
  }
  expect(left).toBe(0);
  await tabTo(page, "Show");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/order=moved/);
  expect(left).toBe(1);
});

test("a claim keeps the focus where it was pressed; what is revealed takes it over", async ({ open, people }) => {
  const id = await argue(people.author, { claim: `To claim by keys ${newKey()}`, body: `To claim ${newKey()}` });
  await reportArgument(people.member, { id, ground: "spam", note: "A note." });
  const page = await open(people.moderator, STILL);
  for (const address of ["/moderation", "/moderation/mine"]) {
    await page.goto(address);
    await known(page);
    if (address === "/moderation") {
      await page.getByRole("button", { name: "Claim" }).press("Enter");
      await expect(page.getByRole("button", { name: "Give back" })).toBeFocused();
    }
    await page.getByRole("button", { name: "Give back" }).press("Enter");
    await expect(page.getByRole("button", { name: "Claim" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Give back" })).toBeFocused();
  }
  await page.getByRole("button", { name: "Show them" }).press("Enter");
  await expect(page.getByRole("region", { name: "Author and side" })).toBeFocused();
  await expect(page.getByRole("region", { name: "Author and side" })).toContainText("Member since");
});

test("whoever marks all as read, or saves what they are told, stays where they are and hears of it", async ({
  open,
  people,
}) => {
  const root = await argue(people.member, { claim: `To be told ${newKey()}` });
  await reply(people.author, root);
  const page = await open(people.member, STILL);
  const status = page.getByRole("status").filter({ hasText: /\w/ });
  await page.goto("/notifications");
  await known(page);
  await page.getByRole("button", { name: "Mark all as read" }).press("Enter");
  await expect(status).toContainText("All are marked as read.");
  await expect(page.getByRole("button", { name: "Mark all as read" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Latest" })).toBeFocused();

  await page.goto("/settings/notifications");
  await known(page);
  const byMail = page.getByRole("group", { name: "Somebody mentions you" }).getByRole("checkbox", { name: "By mail" });
  for (const isTicked of [!(await byMail.isChecked()), await byMail.isChecked()]) {
    await byMail.press("Space");
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await expect(status).toContainText("Your choice is saved.");
    await expect(page.getByRole("button", { name: "Save" })).toBeFocused();
    await expect(byMail).toBeChecked({ checked: isTicked });
    await status.getByRole("button", { name: "Close" }).click();
  }
});

test("by keyboard alone: every stop of the pages of an account is seen, and signing in works", async ({ open }) => {
  test.setTimeout(120_000);
  const handle = `keys-${newKey().slice(0, 8)}`;
  const password = "correct horse battery staple";
  await signUp(SYSTEM, { handle, email: `${handle}@example.org`, password }, newKey());
  const page = await open(null, STILL);
  for (const address of ["/signup", "/reset", "/verify", "/notice", "/signin"]) {
    await page.goto(address);
    const stops = await tabThrough(page);
    expect(stops[0], address).toBe("Skip to the content");
    expect(stops.at(-1), address).toMatch(/^Colours/);
    expect(stops.length, address).toBeGreaterThan(12);
  }
  await page.goto("/signin");
  await tabTo(page, "Email");
  await page.keyboard.type(`${handle}@example.org`);
  await tabTo(page, "Password");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await known(page);
  for (const address of ["/settings", "/settings/data"]) {
    await page.goto(address);
    await known(page);
    expect((await tabThrough(page)).at(-1), address).toMatch(/^Colours/);
  }
});
