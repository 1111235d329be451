import { write } from "#db/client";
import { endSession } from "#lib/accounts/end-session";
import { insertSession } from "#lib/accounts/insert-session";
import type { Person } from "#lib/viewer";
import { cookieOf, expect, test } from "#tests/e2e/fixtures";
import { known } from "#tests/e2e/thread-page";
import { argue, newKey, person, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;

test("what was typed survives a reload, is offered back, and is gone once it is posted", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue`);
  const composer = page.getByRole("form", { name: "Composer" });
  await composer.getByText("Legitimacy concern").click();
  await composer.getByLabel("Claim").fill("A claim that was not sent");
  await composer.getByLabel("Argument").fill("Half of a thou");
  await expect(composer.getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await expect(composer.getByText("You have a draft here")).toBeVisible();
  await expect(composer.getByLabel("Claim")).toHaveValue("");
  await composer.getByRole("button", { name: "Bring it back" }).click();
  await expect(composer.getByLabel("Claim")).toHaveValue("A claim that was not sent");
  await expect(composer.getByLabel("Argument")).toHaveValue("Half of a thou");
  await expect(composer.getByRole("radio", { name: "Legitimacy concern" })).toBeChecked();
  await composer.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("heading", { name: "A claim that was not sent" })).toBeVisible();
  await page.goto(`${thread}/argue`);
  await expect(composer.getByText("You have a draft here")).toHaveCount(0);
});

test("each form has its own draft: another reply does not take it, leaving at once does not lose it", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?parent=1`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.getByLabel("Reply").fill("To the first");
  await page.goto(`${thread}/argue?parent=2`);
  await expect(page.getByText("You have a draft here")).toHaveCount(0);
  await page.getByLabel("Reply").fill("To the second");
  await page.goto(`${thread}/argue?parent=1`);
  await expect(page.getByRole("form", { name: "Composer" })).toContainText("To the first");
  await page.getByRole("button", { name: "Discard it" }).click();
  await page.reload();
  await expect(page.getByText("You have a draft here")).toHaveCount(0);
});

test("a draft survives a session that ended and signing in again, and is shown to nobody else", async ({
  open,
  site,
}) => {
  const somebody = await person(`draft-${newKey().slice(0, 8)}`);
  const page = await open(somebody);
  await page.goto(`${thread}/argue`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.getByLabel("Claim").fill("Written before the session ended");
  await endSession(somebody);
  await page.reload();
  await expect(page).toHaveURL(/signin/);
  const signIn = async (who: Person) => {
    await page.context().addCookies([await cookieOf(who, site)]);
    await page.goto(`${thread}/argue`);
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  };
  await signIn(await person(`other-${newKey().slice(0, 8)}`));
  await expect(page.getByText("You have a draft here")).toHaveCount(0);
  const sessionId = await write((tx) => insertSession(tx, somebody.id));
  await signIn({ ...somebody, sessionId });
  await expect(page.getByText("Written before the session ended")).toBeVisible();
});

test("what is offered stays until it is brought back or discarded, also with its passage", async ({ open, people }) => {
  const page = await open(people.member);
  const composer = page.getByRole("form", { name: "Composer" });
  await page.goto(`${thread}/argue?passage=0-60`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await composer.getByLabel("Claim").fill("The first draft");
  await expect(composer.getByText("Saved on this device")).toBeVisible();
  await page.goto(`${thread}/argue`);
  await expect(composer.getByText("You have a draft here")).toBeVisible();
  await composer.getByText("Pro-engagement").click();
  await composer.getByLabel("Claim").fill("Something else");
  await expect(composer.getByText("Saved on this device")).toBeVisible();
  await expect(composer.getByText("The first draft")).toBeVisible();
  await composer.getByRole("button", { name: "Bring it back" }).click();
  await expect(composer.getByLabel("Claim")).toHaveValue("The first draft");
  await expect(composer.getByText("About this passage")).toBeVisible();
});

test("a language can be said, and is told to browsers and screen readers", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue`);
  const composer = page.getByRole("form", { name: "Composer" });
  await composer.getByText("Pro-engagement").click();
  await composer.getByLabel("Claim").fill("گفت‌وگو به معنای به رسمیت شناختن نیست");
  await composer.getByLabel("Argument").fill("دولت‌ها با بسیاری از مقام‌ها گفت‌وگو می‌کنند.");
  await composer.getByText("Language", { exact: true }).first().click();
  await composer.getByRole("combobox", { name: "Language" }).selectOption({ label: "دری" });
  await composer.getByRole("button", { name: "Post argument" }).click();
  const claim = page.getByRole("heading", { name: "گفت‌وگو" });
  await expect(claim).toHaveAttribute("lang", "prs");
  await expect(claim).toHaveCSS("direction", "rtl");
  await expect(page.locator("article > div[dir]").first()).toHaveCSS("direction", "rtl");
});

test("an edit keeps the language, and its own draft", async ({ open, people }) => {
  const id = await argue(people.author, { claim: "A claim to edit" });
  const page = await open(people.author);
  await page.goto(`${thread}/arguments/${id}/edit`);
  await page.getByLabel("Argument").fill("Changed, not saved");
  await expect(page.getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Bring it back" }).click();
  await expect(page.getByLabel("Argument")).toHaveValue("Changed, not saved");
});

test("a draft is brought back over a preview, stays on the device, and keeps its language over the next one", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  const composer = page.getByRole("form", { name: "Composer" });
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await known(page);
  await composer.getByLabel("Claim").fill("The older draft");
  await composer.getByText("Language", { exact: true }).first().click();
  await composer.getByRole("combobox", { name: "Language" }).selectOption("prs");
  await expect(composer.getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await expect(composer.getByText("You have a draft here")).toBeVisible();
  await composer.getByLabel("Argument").fill("Something else meanwhile");
  await composer.getByRole("button", { name: "Preview" }).click();
  await expect(composer.getByRole("region", { name: "Preview" })).toBeVisible();
  await composer.getByRole("button", { name: "Bring it back" }).click();
  await expect(composer.getByLabel("Claim")).toHaveValue("The older draft");
  await expect(composer.getByRole("combobox", { name: "Language" })).toHaveValue("prs");
  await composer.getByRole("button", { name: "Preview" }).click();
  await expect(composer.getByRole("region", { name: "Preview" })).toBeVisible();
  await expect(composer.getByRole("combobox", { name: "Language" })).toHaveValue("prs");
  await page.reload();
  await expect(composer.getByText("The older draft")).toBeVisible();
});

test("two windows with the same form take each other no draft", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?parent=3&stance=pro-engagement`);
  const other = await page.context().newPage();
  await other.goto(`${thread}/argue?parent=3&stance=pro-engagement`);
  for (const each of [page, other]) await known(each);
  await page.getByRole("textbox", { name: "Reply" }).fill("Of one window");
  await expect(page.getByText("Saved on this device")).toBeVisible();
  await other.getByRole("textbox", { name: "Reply" }).fill("Of the other window");
  await expect(other.getByText("Saved on this device")).toBeVisible();
  await other.getByRole("button", { name: "Post reply" }).click();
  await expect(other).toHaveURL(/arguments\/\d+$/);
  await other.goto(`${thread}/argue?parent=3&stance=pro-engagement`);
  await expect(other.getByText("Of one window")).toBeVisible();
});
