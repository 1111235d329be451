import type { Page } from "@playwright/test";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { claimCase } from "#lib/cases/claim-case";
import { listCases } from "#lib/cases/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import type { Person } from "#lib/viewer";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, CONCERN, lastAct, newKey, person, reply, THREAD } from "#tests/people";

// Other files report things as well; here the queue is the file's own.
test.use({ ownForum: "queue" });

const report = (who: Person, id: number, ground: "spam" | "person" = "spam") =>
  reportArgument(who, { id, ground, note: "Please look at this." });

/** The number of the open case of an argument, as a moderator finds it. */
async function caseOf(moderator: Person, argument: number): Promise<number> {
  const { cases } = await listCases(moderator, "open", null);
  return cases.find((each) => each.argument?.id === argument)?.id ?? 0;
}

/** What the queue says was just done. */
const told = (page: Page) => page.getByRole("main").getByRole("status");
/** The page knows who reads it, and hears keys. */
const awake = (page: Page) => expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
const card = (page: Page) => page.getByRole("article", { name: /^Case no\./ });

test("by keyboard alone a moderator clears 20 reports, two keys each", async ({ open, people }) => {
  test.setTimeout(120_000);
  const ids: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const author = await person(`writer-${i}-${newKey().slice(0, 6)}`);
    ids.push(await argue(author, { claim: `Reported for the keyboard ${i} ${newKey()}` }));
    await report(people.member, ids[i] ?? 0);
    await lift();
  }
  const page = await open(people.moderator);
  await page.goto("/moderation");
  await expect(card(page)).toBeVisible();
  await awake(page);
  const waiting = Number(
    await page
      .getByRole("link", { name: /^Open \d+/ })
      .textContent()
      .then((text) => text?.replace(/\D/g, "")),
  );
  expect(waiting).toBeGreaterThanOrEqual(20);

  const started = Date.now();
  let keys = 0;
  for (let left = waiting; left > 0; left -= 1) {
    const before = await card(page).getByRole("heading", { level: 2 }).textContent();
    for (const key of [["e"], ["h", "1"], ["w", "6"], ["s", "7"]][left % 4] ?? []) {
      await page.keyboard.press(key);
      keys += 1;
    }
    if (left > 1) await expect(card(page).getByRole("heading", { level: 2 })).not.toHaveText(before ?? "");
  }
  await expect(page.getByText("Nothing waits for a decision.")).toBeVisible();
  expect(keys / waiting).toBeLessThanOrEqual(2);
  const seconds = (Date.now() - started) / 1000 / waiting;
  test.info().annotations.push({
    type: "per decision",
    description: `${(keys / waiting).toFixed(2)} keys, ${seconds.toFixed(2)} s`,
  });

  // Each decision is there, and the last can be taken back by a key.
  await expect(told(page).filter({ hasText: "Undo" })).toBeVisible();
  await page.keyboard.press("u");
  await expect(told(page)).toContainText("Taken back. It waits in the queue again.");
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Hide and warn");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByText("Nothing waits for a decision.")).toBeVisible();
});

test("beside a long case the list stays in sight, and the head of the page does not cover it", async ({
  open,
  people,
}) => {
  const id = await argue(people.author, {
    claim: `At length ${newKey()}`,
    body: `${"At length. ".repeat(250)}${newKey()}`,
  });
  await report(people.member, id);
  const page = await open(people.moderator, { viewport: { width: 1280, height: 700 } });
  await page.goto(`/moderation?case=${await caseOf(people.moderator, id)}`);
  await awake(page);
  const first = page.getByRole("button", { name: "Hide ticked as spam" });
  for (const y of [0, 250, 400]) {
    await page.evaluate((top) => scrollTo(0, top), y);
    const isOnTop = await first.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop, `scrolled by ${y} px`).toBe(true);
  }
  await keepArgument(people.moderator, { id, revision: 1, reason: "" });
});

/** Reports are limited per member and hour; a test that makes many is no flood. */
async function lift() {
  const { write } = await import("#db/client");
  const { limits } = await import("#db/schema/accounts");
  await write(async (tx) => tx.delete(limits));
}

test("a card shows neither author nor side until its moderator asks, which is written down", async ({
  open,
  people,
}) => {
  const root = await argue(people.member, { claim: `Above ${newKey()}` });
  const id = await reply(people.author, root, { body: `You would say that. ${newKey()}` });
  await report(people.admin, id, "person");
  const number = await caseOf(people.moderator, id);
  const page = await open(people.moderator);
  await page.goto(`/moderation?case=${number}`);
  await expect(card(page)).toContainText("You would say that.");
  await expect(card(page)).toContainText("Please look at this.");
  await expect(card(page)).toContainText("Above");
  const html = await page.locator("main").innerHTML();
  for (const name of [people.author.handle, people.member.handle, people.admin.handle, "Legitimacy concern"])
    expect(html).not.toContain(name);
  await card(page).getByRole("button", { name: "Show them" }).click();
  await expect(card(page).getByRole("link", { name: people.author.handle })).toBeVisible();
  await expect(card(page)).toContainText("Legitimacy concern");
  expect(await lastAct()).toMatchObject({
    act: "reveal-author",
    actorId: people.moderator.id,
    subject: `case ${number}`,
  });
  await keepArgument(people.moderator, { id, revision: 1, reason: "" });
});

test("two moderators: a claim is seen by the other, who is told what happened when they decide", async ({
  open,
  people,
}) => {
  const second = await person(`second-${newKey().slice(0, 8)}`, "moderator");
  const id = await argue(people.author, { claim: `Between two ${newKey()}` });
  await report(people.member, id);
  const number = await caseOf(people.moderator, id);
  await claimCase(second, { case: number });
  const page = await open(people.moderator);
  await page.goto(`/moderation?case=${number}`);
  await expect(card(page)).toContainText(`Claimed by ${second.handle}`);
  await awake(page);
  await page.keyboard.press("e");
  await expect(card(page).getByRole("alert")).toContainText(`${second.handle} is working on this case`);
  await hideArgument(second, { id, revision: 1, ground: "spam", reason: "Spam.", case: number });
  await page.keyboard.press("e");
  await expect(page.getByText(`${second.handle} was faster. An argument was hidden.`)).toBeVisible();
});

test("a moderator who argued on the other side proposes, and a second one decides", async ({ open, people }) => {
  await argue(people.moderator, { stance: CONCERN, claim: `Own view ${newKey()}` });
  const id = await argue(people.author, { claim: `Of the other side ${newKey()}` });
  await report(people.member, id);
  const number = await caseOf(people.moderator, id);
  const page = await open(people.moderator);
  await page.goto(`/moderation?case=${number}`);
  await expect(card(page)).toContainText("You argued on the other side in this thread");
  await awake(page);
  await page.keyboard.press("h");
  await page.keyboard.press("7");
  await expect(told(page)).toContainText("A second moderator decides.");

  const second = await person(`impartial-${newKey().slice(0, 8)}`, "moderator");
  const desk = await open(second);
  await desk.goto(`/moderation?case=${number}`);
  await expect(card(desk)).toContainText("Proposed by a moderator who argued on the other side");
  await awake(desk);
  await desk.keyboard.press("e");
  await expect(told(desk)).toContainText("An argument was read and kept.");
});

test("on a phone the page opens at the case, and after a decision at the next one", async ({ open, people }) => {
  for (let i = 0; i < 6; i += 1) await report(people.member, await argue(people.author, { claim: `On a phone ${i}` }));
  const page = await open(people.moderator, { viewport: { width: 390, height: 844 } });
  await page.goto("/moderation");
  await awake(page);
  const heading = card(page).getByRole("heading", { level: 2 });
  await expect(heading).toBeInViewport();
  const before = await heading.textContent();
  await card(page).getByText("Keep", { exact: true }).click();
  await card(page).getByRole("button", { name: "Decide" }).click();
  await expect(heading).not.toHaveText(before ?? "");
  await expect(heading).toBeInViewport();
  await expect(told(page)).toBeInViewport();
});

test("what was decided can be taken back while its moderator goes on: to another case, skipping, claiming, revealing", async ({
  open,
  people,
}) => {
  const claim = `Taken back later ${newKey()}`;
  const id = await argue(people.author, { claim });
  for (const each of [id, await argue(people.author), await argue(people.author), await argue(people.author)])
    await report(people.member, each);
  const page = await open(people.moderator);
  await page.goto(`/moderation?case=${await caseOf(people.moderator, id)}`);
  await awake(page);
  await card(page).getByText("Keep", { exact: true }).click();
  await card(page).getByRole("button", { name: "Decide" }).click();
  const undo = told(page).getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  const heading = card(page).getByRole("heading", { level: 2 });
  const goOn = [
    () => page.locator("a[data-case]").last().click(),
    () => page.locator("a[data-case]").first().click(),
    () => card(page).getByRole("link", { name: "Skip" }).click(),
  ];
  for (const go of goOn) {
    const before = await heading.textContent();
    await go();
    await expect(heading).not.toHaveText(before ?? "");
    await expect(undo).toBeVisible();
  }
  await awake(page);
  await card(page).getByRole("button", { name: "Claim" }).click();
  await expect(card(page).getByRole("button", { name: "Give back" })).toBeVisible();
  await expect(undo).toBeVisible();
  await card(page).getByRole("button", { name: "Show them" }).click();
  await expect(card(page).getByRole("region", { name: "Author and side" })).toBeVisible();
  await undo.click();
  await expect(told(page)).toContainText("Taken back.");
  await expect(card(page)).toContainText(claim);

  await page.getByRole("link", { name: /^Orders/ }).click();
  const parts = page.getByRole("navigation", { name: "Parts of the queue" });
  await expect(parts.getByRole("link", { name: /^Orders/ })).toHaveAttribute("aria-current", "page");
  await parts.getByRole("link", { name: /^Open/ }).click();
  await expect(card(page)).toBeVisible();
});

test("without JavaScript: choose, leave the words to the template, decide, take back; and tick spam", async ({
  open,
  people,
}) => {
  const ids = [];
  for (const claim of ["Plain one", "Plain two", "Plain three"])
    ids.push(await argue(people.author, { claim: `${claim} ${newKey()}` }));
  for (const id of ids) await report(people.member, id);
  const [first = 0] = ids;
  const page = await open(people.moderator, { javaScriptEnabled: false });
  await page.goto(`/moderation?case=${await caseOf(people.moderator, first)}`);
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Please choose what is to happen.")).toBeVisible();
  await page.getByLabel(/^Hide\s*h$/).check({ force: true });
  await page.getByLabel(/^To the motion/).check();
  await page.getByLabel("What the author is told").fill("");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(told(page)).toContainText("An argument was hidden.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(told(page)).toContainText("Taken back.");

  for (const id of ids.slice(1)) await page.locator(`input[value="${id}.1"]`).check();
  await page.getByRole("button", { name: "Hide ticked as spam" }).click();
  await expect(told(page)).toContainText("2 arguments were hidden as spam.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(told(page)).toContainText("Taken back.");
  await page.getByRole("button", { name: "Hide ticked as spam" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("Please tick what is spam.");
  for (const id of ids) await keepArgument(people.moderator, { id, revision: 1, reason: "" });
});

test("an author reads the reasons, appeals once, and another moderator restores", async ({ open, people }) => {
  const claim = `Appealed ${newKey()}`;
  const id = await argue(people.author, { claim });
  const { decisionId } = await hideArgument(people.moderator, {
    id,
    revision: 1,
    ground: "off-topic",
    reason: "Beside the motion.",
  });
  const page = await open(people.author);
  await page.goto("/notifications");
  await page.getByRole("link", { name: /The moderators hid your argument/ }).click();
  await expect(page).toHaveURL(`/decisions/${decisionId}`);
  for (const words of [
    "Your argument was hidden.",
    "House rule: To the motion",
    "Beside the motion.",
    "A moderator acted on their own initiative.",
    "No program was used to find it.",
    "A person decided, without the help of a program.",
    "out-of-court dispute settlement",
    "courts",
  ])
    await expect(page.getByRole("main")).toContainText(words);
  await page.getByRole("button", { name: "Appeal" }).click();
  await expect(page.getByText("Please say in your words why the decision is wrong.")).toBeVisible();
  await page.getByLabel("Why the decision is wrong").fill("It speaks to the motion in its second sentence.");
  await page.getByRole("button", { name: "Appeal" }).click();
  await expect(page.getByText(/Another moderator answers by/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Appeal" })).toHaveCount(0);

  const own = await open(people.moderator);
  await own.goto("/moderation/appeals");
  await expect(card(own)).toContainText("You took the decision that is appealed");
  const desk = await open(people.admin);
  await desk.goto("/moderation/appeals");
  await expect(card(desk)).toContainText("It speaks to the motion in its second sentence.");
  await desk.getByLabel("The decision is reversed").check();
  await desk.getByLabel("Answer", { exact: true }).fill("You are right, it does.");
  await desk.getByRole("button", { name: "Send the answer" }).click();
  await expect(told(desk)).toContainText("Answered. The member is told.");

  await page.reload();
  await expect(page.getByText("Your appeal was granted: the decision was reversed.")).toBeVisible();
  await expect(page.getByText("You are right, it does.")).toBeVisible();
  await page.goto(`/threads/${THREAD}/arguments/${id}`);
  await expect(page.getByRole("article", { name: claim })).toBeVisible();
});

test("who is suspended reads the reasons and appeals with the link alone", async ({ open, people }) => {
  const { appealToken } = await import("#lib/appeals/appeal-token");
  const id = await argue(people.author, { claim: `Suspended ${newKey()}` });
  const { decisionId } = await hideArgument(people.moderator, {
    id,
    revision: 1,
    ground: "spam",
    reason: "Spam.",
    also: "suspend",
    days: 3,
  });
  const number = decisionId ?? 0;
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(`/decisions/${number}?token=${appealToken(number, people.author.id)}`);
  await expect(page.getByText("Your argument was hidden, and your account is suspended")).toBeVisible();
  await page.getByLabel("Why the decision is wrong").fill("It was no advertisement.");
  await page.getByRole("button", { name: "Appeal" }).click();
  await expect(page.getByText(/Another moderator answers by/)).toBeVisible();
  const other = await page.goto(`/decisions/${number}?token=${appealToken(number + 1, people.author.id)}`);
  expect(other?.status()).not.toBe(200);
  await expect(appealDecision(people.author, { decision: number, words: "Again." })).rejects.toThrow(
    "one appeal for each",
  );
});
