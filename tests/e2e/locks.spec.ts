import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { editArgument } from "#lib/arguments/edit-argument";
import { EditArgument } from "#lib/arguments/schema";
import { expect, test } from "#tests/e2e/fixtures";
import { article, WITHOUT_SCRIPT } from "#tests/e2e/thread-page";
import { argue, CONCERN, emptyThread, longAgo, newKey, reply } from "#tests/people";

const newThread = () => emptyThread(`locks-${newKey().slice(0, 8)}`);
const notice = (page: Page, name: string) => page.getByRole("region", { name });

async function lockThread(page: Page, slug: string) {
  await page.getByRole("form", { name: "Lock" }).getByLabel("For how long").selectOption("1 hour");
  await page.getByRole("form", { name: "Lock" }).getByLabel("Reason").fill("Everybody takes a breath.");
  await page.getByRole("button", { name: "Lock the thread", exact: true }).click();
  await expect(page).toHaveURL(`/threads/${slug}/moderate`);
  await expect(page.getByRole("button", { name: "Unlock the thread" })).toBeVisible();
}

test("a moderator locks a thread: everybody reads why, nobody is offered to argue, and unlocks it", async ({
  open,
  people,
}) => {
  const { slug } = await newThread();
  const thread = `/threads/${slug}`;
  const id = await argue(people.author, { thread: slug });
  const member = await open(people.member);
  await member.goto(thread);
  await article(member, id).getByRole("button", { name: "Reply" }).click();
  const form = member.getByRole("form", { name: "Composer" });
  await form.getByRole("radio", { name: CONCERN }).check({ force: true });
  await form.getByLabel("Reply").fill("Words that were long in the making.");

  const moderator = await open(people.moderator);
  await moderator.goto(thread);
  await moderator.getByRole("link", { name: "Moderate the thread" }).click();
  await moderator.getByRole("button", { name: "Lock the thread", exact: true }).click();
  await expect(moderator.getByText("Please tell everybody why.")).toBeVisible();
  await lockThread(moderator, slug);

  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(form.getByRole("alert")).toContainText("A moderator locked this thread");
  await expect(form.getByRole("alert")).toContainText("Your text stays here.");
  await expect(form.getByLabel("Reply")).toHaveValue("Words that were long in the making.");

  const visitor = await open(null);
  for (const path of [thread, `${thread}/timeline`, `${thread}/map`, `${thread}/minds`, `${thread}/arguments/${id}`]) {
    await visitor.goto(path);
    await expect(notice(visitor, "This thread is locked"), path).toContainText("Everybody takes a breath.");
    await expect(visitor.getByRole("button", { name: "Reply" }), path).toHaveCount(0);
    await expect(visitor.getByRole("link", { name: /Add an argument/ }), path).toHaveCount(0);
  }
  await visitor.goto(thread);
  for (const offer of [/^Quote this passage/, /^Answer it/])
    await expect(visitor.getByRole("link", { name: offer, includeHidden: true })).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await visitor.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page: visitor }).analyze()).violations, colorScheme).toEqual([]);
  }
  await member.goto(`${thread}/argue?stance=${CONCERN}`);
  await expect(notice(member, "This thread is locked")).toBeVisible();
  await expect(member.getByText("Nobody can post here now.")).toBeVisible();
  await expect(member.getByRole("button", { name: "Post argument" })).toHaveCount(0);

  await moderator.getByRole("button", { name: "Unlock the thread" }).click();
  await expect(moderator.getByRole("button", { name: "Lock the thread", exact: true })).toBeVisible();
  await visitor.goto(thread);
  await expect(notice(visitor, "This thread is locked")).toHaveCount(0);
  await expect(visitor.getByRole("button", { name: "Reply" })).toHaveCount(1);
  await expect(visitor.getByRole("link", { name: /^Quote this passage/, includeHidden: true })).toHaveCount(1);
});

test("a thread is slowed: a writer is told before they write, and how long when they post too soon", async ({
  open,
  people,
}) => {
  const { slug } = await newThread();
  const thread = `/threads/${slug}`;
  await argue(people.member, { thread: slug });
  const moderator = await open(people.moderator);
  await moderator.goto(`${thread}/moderate`);
  const form = moderator.getByRole("form", { name: "Slow mode" });
  await form.getByLabel("Minutes between two arguments").fill("2000");
  await form.getByLabel("Reason").fill("It is heated.");
  await form.getByRole("button", { name: "Start slow mode" }).click();
  await expect(form.getByText("Please say how many minutes, from 1 to 1440.")).toBeVisible();
  await form.getByLabel("Minutes between two arguments").fill("30");
  await form.getByRole("button", { name: "Start slow mode" }).click();
  await expect(moderator.getByRole("button", { name: "End slow mode" })).toBeVisible();

  const member = await open(people.member);
  await member.goto(thread);
  await expect(notice(member, "This thread is in slow mode")).toContainText(
    "Everybody waits 30 minutes between two arguments",
  );
  await expect(notice(member, "This thread is in slow mode")).toContainText("It is heated.");
  await member
    .getByRole("link", { name: /Add an argument/ })
    .first()
    .click();
  const composer = member.getByRole("form", { name: "Composer" });
  await expect(composer).toContainText(/You can post again in (29|30) minutes\./);
  await composer.getByLabel("Claim").fill("Too soon");
  await composer.getByRole("button", { name: "Post argument" }).click();
  await expect(composer.getByRole("alert")).toContainText(
    /You can post again in (29|30) minutes; your text stays here/,
  );
  await expect(composer.getByLabel("Claim")).toHaveValue("Too soon");

  await moderator.getByRole("button", { name: "End slow mode" }).click();
  await expect(moderator.getByRole("button", { name: "Start slow mode" })).toBeVisible();
  await composer.getByRole("button", { name: "Post argument" }).click();
  await expect(member.getByRole("article", { name: "Too soon" })).toBeVisible();
});

test("without JavaScript a thread is locked and slowed, and what was typed meanwhile is kept", async ({
  open,
  people,
}) => {
  const { slug } = await newThread();
  const thread = `/threads/${slug}`;
  const writer = await open(people.member, WITHOUT_SCRIPT);
  await writer.goto(`${thread}/argue?stance=${CONCERN}`);
  await writer.getByLabel("Claim").fill("Written before the lock");

  const moderator = await open(people.moderator, WITHOUT_SCRIPT);
  await moderator.goto(thread);
  await moderator.getByRole("link", { name: "For moderators: lock or slow the thread" }).click();
  await lockThread(moderator, slug);

  await writer.getByRole("button", { name: "Post argument" }).click();
  await expect(writer.getByRole("alert")).toContainText("A moderator locked this thread");
  await expect(writer.getByLabel("Claim")).toHaveValue("Written before the lock");

  await moderator.getByRole("button", { name: "Unlock the thread" }).click();
  const form = moderator.getByRole("form", { name: "Slow mode" });
  await form.getByLabel("Reason").fill("It is heated.");
  await form.getByRole("button", { name: "Start slow mode" }).click();
  await expect(notice(moderator, "This thread is in slow mode")).toContainText("Everybody waits 15 minutes");

  await writer.getByRole("button", { name: "Post argument" }).click();
  await expect(writer.getByRole("article", { name: "Written before the lock" })).toBeVisible();
  await writer.goto(`${thread}/argue?stance=${CONCERN}`);
  await expect(writer.getByText("You can post again in 15 minutes.")).toBeVisible();
});

for (const options of [{}, WITHOUT_SCRIPT]) {
  const how = options === WITHOUT_SCRIPT ? "without JavaScript" : "with JavaScript";

  test(`an argument is locked with all below it, and unlocked, ${how}`, async ({ open, people }) => {
    const { slug } = await newThread();
    const thread = `/threads/${slug}`;
    const id = await argue(people.author, { thread: slug });
    const below = await reply(people.member, id, { thread: slug });
    const moderator = await open(people.moderator, options);
    await moderator.goto(`${thread}/arguments/${id}`);
    if (options === WITHOUT_SCRIPT) await moderator.getByRole("link", { name: "lock or move" }).click();
    else await article(moderator, id).getByRole("button", { name: "Moderate" }).click();
    const form = moderator.getByRole("form", { name: "Lock" });
    await form.getByRole("button", { name: "Lock" }).click();
    await expect(form.getByText("Please choose the house rule that it breaks.")).toBeVisible();
    await form.getByLabel("What is locked").selectOption("It and everything below it");
    await form.getByLabel("For how long").selectOption("Until a moderator lifts it");
    await form.getByLabel("Ground").selectOption({ label: "To the motion" });
    await form.getByLabel("Reason").fill("Round and round.");
    await form.getByRole("button", { name: "Lock" }).click();
    await expect(moderator.getByText("The author was told: Round and round.")).toBeVisible();

    const visitor = await open(null, options);
    await visitor.goto(thread);
    await expect(article(visitor, id)).toContainText("A moderator locked this argument: nobody can reply to it");
    await expect(article(visitor, id)).toContainText("Ground: To the motion");
    await expect(article(visitor, below)).toContainText("A moderator locked the discussion that this stands in");
    await expect(visitor.getByRole("button", { name: "Reply" })).toHaveCount(0);
    await expect(visitor.getByText("Round and round.")).toHaveCount(0);

    await moderator.getByRole("form", { name: "Unlock" }).getByRole("button", { name: "Unlock" }).click();
    await expect(moderator.getByRole("form", { name: "Lock", exact: true })).toBeVisible();
    await visitor.goto(thread);
    await expect(visitor.getByRole("button", { name: "Reply" })).toHaveCount(2);
  });

  test(`a reply is moved to what it answers, ${how}`, async ({ open, people, site }) => {
    const { slug } = await newThread();
    const to = await argue(people.author, { thread: slug, claim: "What it answers" });
    const from = await argue(people.author, { thread: slug, claim: "Where it stood" });
    const id = await reply(people.member, from, { thread: slug });
    const moderator = await open(people.moderator, options);
    await moderator.goto(`/threads/${slug}/arguments/${id}/moderate`);
    const form = moderator.getByRole("form", { name: "Move" });
    await form.getByLabel("What it answers").fill("over there");
    await form.getByLabel("Reason").fill("It answers the other one.");
    await form.getByRole("button", { name: "Move" }).click();
    await expect(form.getByText("Please give the number or the address of the argument")).toBeVisible();
    await expect(form.getByLabel("Reason")).toHaveValue("It answers the other one.");
    await form.getByLabel("What it answers").fill(`${site.url}/threads/${slug}/arguments/${to}`);
    await form.getByRole("button", { name: "Move" }).click();
    await expect(moderator).toHaveURL(`/threads/${slug}/arguments/${id}`);
    await expect(article(moderator, to)).toContainText("What it answers");
    await expect(moderator.getByText("Where it stood")).toHaveCount(0);
  });

  test(`an earlier text is hidden from the history, and shown again, ${how}`, async ({ open, people }) => {
    const { slug } = await newThread();
    const id = await argue(people.author, { thread: slug, body: "Somebody lives in Elm Street." });
    await longAgo(id, 3_600_000);
    await editArgument(
      people.author,
      EditArgument.parse({ kind: "root", id, revision: 1, claim: "A claim", body: "It concerns many.", sources: "" }),
    );
    const moderator = await open(people.moderator, options);
    await moderator.goto(`/threads/${slug}/arguments/${id}/moderate`);
    await moderator.getByText("Hide text 1 from the history").click();
    const form = moderator.getByRole("form", { name: "Hide text 1" });
    await form.getByLabel("Ground").selectOption({ label: "No private data" });
    await form.getByLabel("Reason").fill("It says where somebody lives.");
    await form.getByRole("button", { name: "Hide this text" }).click();
    await expect(moderator.getByText("The author was told: It says where somebody lives.")).toBeVisible();

    const visitor = await open(null, options);
    await visitor.goto(`/threads/${slug}/arguments/${id}/history`);
    await expect(visitor.getByText("A moderator hid this version.")).toBeVisible();
    await expect(visitor.getByText("It concerns many.")).toBeVisible();
    await expect(visitor.getByText("Elm Street")).toHaveCount(0);

    await moderator.getByRole("button", { name: "Show in the history again" }).click();
    await expect(moderator.getByText("Hide text 1 from the history")).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByText("Somebody lives in Elm Street.").first()).toBeVisible();
  });
}

test("a moderator is told that their own argument, or one they argued against, is another's to decide", async ({
  open,
  people,
}) => {
  const { slug } = await newThread();
  const own = await argue(people.moderator, { thread: slug, stance: CONCERN });
  const against = await argue(people.author, { thread: slug });
  const page = await open(people.moderator);
  const refused = await page.goto(`/threads/${slug}/arguments/${own}/moderate`);
  expect(refused?.status()).toBe(403);
  await expect(page.getByText("You wrote this argument, so another moderator decides on it.")).toBeVisible();
  await page.goto(`/threads/${slug}/arguments/${against}/moderate`);
  await expect(page.getByText("so another moderator decides on this argument.")).toBeVisible();
  await expect(page.getByRole("form", { name: "Lock" })).toHaveCount(0);
  const member = await open(people.member);
  for (const path of [`/threads/${slug}/moderate`, `/threads/${slug}/arguments/${against}/moderate`])
    expect((await member.goto(path))?.status(), path).toBe(403);
});
