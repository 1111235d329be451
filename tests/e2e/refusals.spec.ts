import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { members } from "#db/schema/accounts";
import { hashPassword } from "#lib/accounts/password";
import { reportArgument } from "#lib/moderation/report-argument";
import { markSeen } from "#lib/reading/mark-seen";
import { everyPage, onTheWayIn, type Reader } from "#tests/e2e/every-page";
import { expect, type Roles, test } from "#tests/e2e/fixtures";
import { expectAccessible } from "#tests/e2e/look";
import { known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, person, reply, THREAD } from "#tests/people";

/** Sends a form with what it cannot be sent with; `first` fills something in, or opens the form. */
type Sent = { at: RegExp | string; button: string; first?: (page: Page) => Promise<unknown> };

const FORMS: [Reader, Sent[]][] = [
  [
    "visitor",
    [
      { at: "/signin", button: "Sign in" },
      { at: "/signup", button: "Create account" },
      { at: "/signup/handle", button: "Create account" },
      { at: "/signin/code", button: "Sign in" },
      { at: "/reset", button: "Send the link" },
      { at: /^\/reset\/.{40}/, button: "Set the new password" },
      { at: "/verify", button: "Send the mail again" },
      { at: /^\/verify\/.{40}/, button: "Finish and sign in" },
      { at: "/notice", button: "Send notice" },
    ],
  ],
  [
    "author",
    [
      { at: "/settings", button: "Change password" },
      { at: "/settings", button: "Send a link there" },
      { at: "/settings/data", button: "Delete my account" },
      { at: /^\/decisions\/\d/, button: "Appeal" },
      { at: /argue\?stance/, button: "Post argument", first: openDetails },
      { at: /argue\?parent/, button: "Post reply", first: openDetails },
      {
        at: /\/edit$/,
        button: "Save changes",
        first: (page) => page.getByRole("textbox", { name: "Claim" }).fill(""),
      },
    ],
  ],
  [
    "member",
    [
      { at: /\/1\/moved/, button: "Give credit" },
      { at: /\/1\/report/, button: "Send report" },
    ],
  ],
  [
    "moderator",
    [
      { at: "/moderation", button: "Decide" },
      { at: "/moderation/appeals", button: "Send the answer" },
      { at: "/moderation/orders", button: "Write it down" },
      { at: /\/credits\/\d/, button: "Remove" },
      { at: /\/moderation\/members/, button: "Warn", first: (page) => page.getByText("Warn this member").click() },
      {
        at: /\/moderation\/members/,
        button: "Suspend",
        first: (page) => page.getByText("Suspend this member").click(),
      },
      { at: /\/moderation\/members/, button: "Add note" },
      { at: /\/arguments\/\d+\/moderate/, button: "Lock" },
      { at: `${thread}/moderate`, button: "Start slow mode" },
    ],
  ],
  [
    "admin",
    [
      {
        at: /^\/admin\/threads\/./,
        button: "Publish revision",
        first: (page) => page.getByRole("textbox", { name: "Title" }).fill(""),
      },
    ],
  ],
];

for (const [reader, forms] of FORMS)
  test(`a form that is refused says why, leads to the first mistake, and is accessible: of ${reader}`, async ({
    open,
    people,
    site,
  }) => {
    test.setTimeout(300_000);
    const pages = (await everyPage(people)).filter(([of]) => of === reader);
    if (reader === "author") await givePassword(people);
    const page = await open(reader === "visitor" ? null : people[reader]);
    if (reader === "visitor") await onTheWayIn(page, people, site);
    if (reader === "moderator") await fillQueue();
    for (const { at, button, first } of forms) {
      const address = pages
        .map(([, path]) => path)
        .find((path) => (typeof at === "string" ? path === at : at.test(path)));
      await page.goto(address ?? "/nowhere");
      if (reader !== "visitor") await known(page);
      await first?.(page);
      const sends = page.getByRole("button", { name: button, exact: true });
      const form = page.getByRole("main").locator("form").filter({ has: sends });
      await form.getByRole("button", { name: button, exact: true }).click();
      await expectRefused(page, form);
      await expectAccessible(page, `${address}: ${button}`);
    }
  });

/** Why it was refused is read out; the focus is where to mend it, and what is wrong there is read with it. */
async function expectRefused(page: Page, form: ReturnType<Page["locator"]>) {
  await expect(form.getByRole("alert").first()).toHaveText(/\w{3,}/);
  const focus = await page.evaluate(() => {
    const here = document.activeElement;
    const marked = [...(here?.closest("form")?.querySelectorAll("[aria-invalid=true]") ?? [])];
    const describedBy = (each: Element) =>
      each.getAttribute("aria-describedby") ?? each.closest("fieldset")?.getAttribute("aria-describedby") ?? "";
    return {
      isThere: marked.length > 0 ? marked[0] === here : here?.getAttribute("role") === "alert",
      told: marked.map((each) => document.getElementById(describedBy(each).split(" ", 1).join(""))?.textContent ?? ""),
    };
  });
  expect(focus.isThere, "the focus is on the first mistake").toBe(true);
  for (const words of focus.told) expect(words).toMatch(/\w{3,}/);
}

async function openDetails(page: Page) {
  for (const summary of await page.getByRole("form", { name: "Composer" }).locator("summary").all())
    await summary.click();
}

/** So that the list scrolls beside the case. */
async function fillQueue() {
  for (let i = 0; i < 20; i += 1) {
    const [author, reporter] = [
      await person(`author-${newKey().slice(0, 8)}`),
      await person(`by-${newKey().slice(0, 8)}`),
    ];
    const id = await argue(author, { claim: `Reported ${newKey()}`, body: `Reported ${newKey()}` });
    await reportArgument(reporter, { id, ground: "spam", note: "" });
  }
}

async function givePassword({ author }: Roles) {
  const passwordHash = await hashPassword("correct horse battery staple");
  await write(async (tx) => void (await tx.update(members).set({ passwordHash }).where(eq(members.id, author.id))));
}

test("what opens in a thread is accessible: forms in place and their refusals, a preview, what is folded, new, told", async ({
  open,
  people,
}) => {
  test.setTimeout(300_000);
  await markSeen(people.moderator, { thread: THREAD, ids: [] });
  const id = await argue(people.author, { claim: `New ${newKey()}`, body: `New ${newKey()}` });
  await reply(people.member, id, { body: `A reply ${newKey()}` });
  const page = await open(people.moderator);
  await page.goto(thread);
  await known(page);
  await expect(page.getByRole("button", { name: /Next unread/ })).toBeVisible();
  const IN_PLACE = [
    [1, "Hide", "Hide", "Hide"],
    [2, "Reply", "Composer", "Post reply"],
    [3, "This moved me", "This moved me", "Give credit"],
    [4, "Report", "Report", "Send report"],
  ] as const;
  for (const [of, opens, name, sends] of IN_PLACE) {
    await page.locator(`article#a${of}`).getByRole("button", { name: opens, exact: true }).click();
    const form = page.getByRole("form", { name, exact: true });
    if (opens === "This moved me") await form.getByLabel("My position on the motion").check();
    await form.getByRole("button", { name: sends, exact: true }).click();
    await expectRefused(page, form);
  }
  await page.locator("article#a5").getByRole("button", { name: "Strong" }).click();
  await expect(page.getByRole("form", { name: "Rating" })).toBeVisible();
  for (const summary of await page.locator("article[id] > footer summary").all()) await summary.click();
  await expectAccessible(page, "forms in a thread");

  await page.reload();
  await known(page);
  await page.getByRole("button", { name: "Collapse all replies" }).click();
  await page.locator("article#a6").getByRole("button", { name: "Report", exact: true }).click();
  await page.getByRole("form", { name: "Report" }).getByRole("combobox").selectOption({ index: 1 });
  await page.getByRole("form", { name: "Report" }).getByRole("button", { name: "Send report" }).click();
  await expect(page.getByRole("status").filter({ hasText: /\w/ })).toBeVisible();
  await expectAccessible(page, "folded and told");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "the shortcuts of a thread");

  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await known(page);
  await page.getByRole("textbox", { name: "Claim" }).fill("Previewed");
  await page.getByRole("textbox", { name: "Argument" }).fill("**Bold** and `code`.");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toBeVisible();
  await expectAccessible(page, "a preview");
});

test("what opens elsewhere is accessible: filters, tables, lists and the shortcuts of the queue", async ({
  open,
  people,
}) => {
  test.setTimeout(300_000);
  await everyPage(people);
  const page = await open(people.moderator);
  for (const address of ["/search?q=talks", "/transparency", `${thread}/map`, `${thread}/minds`]) {
    await page.goto(address);
    await known(page);
    for (const summary of await page.locator("main summary").all()) await summary.click();
    await expectAccessible(page, `${address}, unfolded`);
  }
  await page.goto("/moderation");
  await known(page);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page, "the shortcuts of the queue");
});
