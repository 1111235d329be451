import type { Page } from "@playwright/test";
import { endSession } from "#lib/accounts/end-session";
import { expect, test } from "#tests/e2e/fixtures";
import { known } from "#tests/e2e/thread-page";
import { argue, longAgo, newKey, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const password = "a long sentence nobody guesses";

async function signUp(page: Page, handle: string) {
  await page.getByRole("link", { name: "Sign up" }).first().click();
  await page.getByLabel("Email").fill(`${handle}@example.org`);
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

test("a newcomer signs up, argues, replies, edits and deletes", async ({ open }) => {
  const page = await open(null);
  const handle = `new-${newKey().slice(0, 8)}`;
  await page.goto("/");
  await signUp(page, handle);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();

  await page.goto(thread);
  await known(page);
  await page.getByRole("link", { name: /Add an argument.*Legitimacy concern/ }).click();
  const composer = page.getByRole("form", { name: "Composer" });
  await composer.getByLabel("Claim").fill(`Of ${handle}`);
  await composer.getByLabel("Argument").fill("A stage is *never* neutral.");
  await composer.getByRole("button", { name: "Preview" }).click();
  await expect(composer.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("never");
  await expect(composer.getByRole("radio", { name: "Legitimacy concern" })).toBeChecked();
  await composer.getByRole("button", { name: "Post argument" }).click();

  const argument = page.getByRole("article", { name: `Of ${handle}` });
  await expect(argument).toContainText("Legitimacy concern");
  await expect(argument).toContainText("A stage is never neutral.");
  await expect(argument).toBeFocused();

  const id = Number((await argument.getAttribute("id"))?.slice(1));
  await longAgo(id);
  await argument.getByRole("button", { name: "Reply" }).click();
  const replyForm = page.getByRole("form", { name: "Composer" });
  await replyForm.getByText("Just asking").click();
  await replyForm.getByRole("textbox", { name: "Reply" }).fill("Who decides what is neutral?");
  await replyForm.getByRole("button", { name: "Post reply" }).click();
  const reply = page.getByRole("article", { name: `${handle}: Who decides what is neutral?` });
  await expect(reply).toContainText("asks about the argument above");

  await argument.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Claim").fill(`Changed by ${handle}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  const edited = page.getByRole("article", { name: `Changed by ${handle}` });
  await expect(edited).toBeVisible();
  await expect(edited.getByRole("link", { name: "edited" })).toHaveCount(0);

  await page.goto(thread);
  await reply.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("form", { name: "Delete" }).getByRole("button", { name: "Delete" }).click();
  await expect(reply).toHaveCount(0);
});

test("an edit after 15 minutes is marked, and its history shows what changed", async ({ open, people }) => {
  const id = await argue(people.author, { claim: "Before the window closed", body: "It was so." });
  await longAgo(id, 16 * 60_000);
  const page = await open(people.author);
  await page.goto(`${thread}/arguments/${id}/edit`);
  await page.getByLabel("Argument").fill("It was otherwise.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("link", { name: "edited" }).click();
  await expect(page.locator("del")).toContainText("so");
  await expect(page.locator("ins")).toContainText("otherwise");
});

test("a refused post keeps every character and says beside the field what is wrong", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue`);
  const body = "Not to be lost. ".repeat(3).trim();
  await page.getByLabel("Argument").fill(body);
  await page.getByLabel("Claim").fill("x".repeat(141));
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Post argument" }).click();
  expect((await answer).status()).toBe(422);
  await expect(page.getByText("Please say which side this argues for.")).toBeVisible();
  await expect(page.getByText("Please use at most 140 characters for the claim.")).toBeVisible();
  await expect(page.getByLabel("Argument")).toHaveValue(body);
  await expect(page.getByLabel("Claim")).toHaveValue("x".repeat(141));
  await expect(page.getByRole("radio", { name: "Pro-engagement" })).toBeFocused();
});

test("a double click posts once", async ({ open, people }) => {
  const page = await open(people.member);
  const claim = `Twice ${newKey()}`;
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await page.getByLabel("Claim").fill(claim);
  await page.getByRole("button", { name: "Post argument" }).dblclick();
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
  await page.goto(thread);
  await expect(page.getByRole("article", { name: claim })).toHaveCount(1);
});

test("without JavaScript a newcomer is led from Reply through sign-up back to the reply, and posts it", async ({
  open,
}) => {
  const page = await open(null, { javaScriptEnabled: false });
  const handle = `plain-${newKey().slice(0, 8)}`;
  await page.goto(thread);
  await page
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" })
    .click();
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Email").fill(`${handle}@example.org`);
  await page.getByLabel("Handle").fill(handle);
  await page.getByLabel("Password").fill("12345678");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Many people use this password")).toBeVisible();
  await expect(page.getByLabel("Handle")).toHaveValue(handle);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();

  await page.getByRole("textbox", { name: "Reply" }).fill("Words that stay.");
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByText("Please say which side this argues for.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveValue("Words that stay.");
  await page.getByRole("radio", { name: "Pro-engagement" }).check({ force: true });
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("article", { name: `${handle}: Words that stay.` })).toBeVisible();
  await page.getByRole("link", { name: "edit or delete" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.goto(thread);
  await expect(page.getByText("Words that stay.")).toHaveCount(0);
});

test("what was typed survives a network that is away and a text that is far too long", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(thread);
  await page
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" })
    .click();
  const form = page.getByRole("form", { name: "Composer" });
  await form.getByText("Just asking").click();
  const words = `Typed in a tunnel ${newKey()}`;
  await form.getByRole("textbox", { name: "Reply" }).fill(words);
  await page.context().setOffline(true);
  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(form.getByRole("alert")).toContainText("This could not be sent");
  await expect(form.getByRole("textbox", { name: "Reply" })).toHaveValue(words);
  await page.context().setOffline(false);

  const endless = "x".repeat(300_000);
  await form.getByRole("textbox", { name: "Reply" }).fill(endless);
  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(form.getByRole("alert")).toContainText("too long");
  await expect(form.getByRole("textbox", { name: "Reply" })).toHaveValue(endless);

  await form.getByRole("textbox", { name: "Reply" }).fill(words);
  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByText(words, { exact: true })).toBeVisible();
});

test("after Back the composer posts a second argument, not the first again", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  const [first, second] = [`First ${newKey()}`, `Second ${newKey()}`];
  await page.getByLabel("Claim").fill(first);
  await page.getByRole("button", { name: "Post argument" }).click();
  const posted = page.getByRole("article", { name: first });
  await expect(posted).toBeVisible();
  await longAgo(Number((await posted.getAttribute("id"))?.slice(1)));
  await page.goBack();
  await page.getByText("Pro-engagement", { exact: true }).and(page.locator("label")).click();
  await page.getByLabel("Claim").fill(second);
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("article", { name: second })).toBeVisible();
});

test("a session that ended while writing is said with the way to sign in, and the text stays", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await page.getByLabel("Claim").fill("Written too long");
  await endSession(people.member);
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: "Sign in in another tab" })).toBeVisible();
  await expect(page.getByLabel("Claim")).toHaveValue("Written too long");
});
