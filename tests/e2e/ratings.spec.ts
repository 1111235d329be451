import type { Locator } from "@playwright/test";
import { takePosition } from "#lib/positions/take-position";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, CONCERN, emptyThread, newKey, THREAD } from "#tests/people";

const thread = `/threads/${THREAD}`;
const articleOf = (id: number) => `#a${id}`;
const bars = (argument: Locator) => argument.getByText(/% of legitimacy-concern call it strong/);

test("a member says where they stand, changes it, and sees it again", async ({ open, people }) => {
  // Of fewer than three nothing is told by side.
  for (const who of [people.author, people.moderator, people.admin])
    for (const position of [1, -1] as const) await takePosition(who, { thread: THREAD, position });
  const page = await open(people.member);
  await page.goto(thread);
  const position = page.getByRole("form", { name: "Your position" });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await position.getByText("Leaning for").click();
  await position.getByRole("button", { name: "Save my position" }).click();
  await expect(page.getByRole("status")).toContainText("Saved.");
  await expect(page.getByText(/undecided · \d+ members/)).toBeVisible();
  await position.getByText("Firmly against").click();
  // Not what the page sends by itself meanwhile.
  const changed = page.waitForResponse((response) => "next-action" in response.request().headers());
  await position.getByRole("button", { name: "Change my position" }).click();
  await changed;
  await expect(page.getByText(/changed their mind/)).toBeVisible();
  await page.reload();
  await expect(position.getByRole("radio", { name: "Firmly against" })).toBeChecked();
});

test("a rating asks once for a position, shows at once, and can be taken back", async ({ open, people }) => {
  const slug = `rated-${newKey().slice(0, 8)}`;
  await emptyThread(slug);
  const id = await argue(people.author, { thread: slug });
  const page = await open(people.member);
  await page.goto(`/threads/${slug}`);
  const argument = page.locator(articleOf(id));
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await argument.getByRole("button", { name: "Strong", exact: true }).click();
  const form = argument.getByRole("form", { name: "Rating" });
  await form.getByRole("button", { name: "Save rating" }).click();
  await expect(form.getByRole("alert")).toContainText("where you stand");
  await form.getByText("Leaning against").click();
  await form.getByRole("button", { name: "Save rating" }).click();
  const strong = argument.getByRole("button", { name: "Strong", exact: true });
  await expect(strong).toHaveAttribute("aria-pressed", "true");
  await expect(bars(argument)).toHaveText("100% of legitimacy-concern call it strong.");

  await argument.getByRole("button", { name: "Weak" }).click();
  await expect(argument.getByRole("button", { name: "Weak" })).toHaveAttribute("aria-pressed", "true");
  await expect(bars(argument)).toHaveText("0% of legitimacy-concern call it strong.");
  await argument.getByText("Why here?").click();
  await expect(argument.getByText("(0 + 1) / (1 + 2) = 0.33")).toBeVisible();
  await expect(argument.getByText("Common ground: √(0.50 × 0.33) = 0.41")).toBeVisible();

  await argument.getByRole("button", { name: "Weak" }).click();
  await expect(bars(argument)).toHaveCount(0);
  await expect(argument.getByRole("button", { name: "Weak" })).toHaveAttribute("aria-pressed", "false");
});

test("nobody is offered to rate their own argument", async ({ open, people }) => {
  const id = await argue(people.author);
  const page = await open(people.author);
  await page.goto(`${thread}?order=newest`);
  const argument = page.locator(articleOf(id));
  await expect(argument.getByRole("button", { name: "Edit" })).toBeVisible();
  await expect(argument.getByRole("button", { name: "Strong", exact: true })).toHaveCount(0);
});

test("all of it works without JavaScript", async ({ open, people }) => {
  const id = await argue(people.author);
  const page = await open(people.member, { javaScriptEnabled: false });
  await page.goto(thread);
  await page.getByText("Firmly for").click();
  await page.getByRole("button", { name: "Save my position" }).click();
  await expect(page).toHaveURL(new RegExp(`${thread}`));

  await page.getByLabel("Order").selectOption({ label: "Newest" });
  await page.getByRole("button", { name: "Show" }).click();
  await page.locator(articleOf(id)).getByRole("button", { name: "Weak" }).click();
  await expect(page.getByRole("heading", { name: "Rate this argument" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Weak" })).toBeChecked();
  await page.getByRole("button", { name: "Save rating" }).click();
  await expect(page).toHaveURL(new RegExp(`/arguments/${id}$`));
  await expect(page.locator(articleOf(id)).getByText("0% of Pro-engagement call it strong.")).toBeAttached();
});

test("a visitor is led to sign in, and back to the rating", async ({ open, people }) => {
  const id = await argue(people.author);
  const page = await open(null);
  await page.goto(`${thread}?order=newest`);
  await page.locator(articleOf(id)).getByRole("button", { name: "Strong", exact: true }).click();
  await expect(page).toHaveURL(/\/signin\?then=/);
  expect(new URL(page.url()).searchParams.get("then")).toBe(`${thread}/arguments/${id}/rate?rating=strong`);
});

for (const javaScriptEnabled of [true, false])
  test(`a visitor learns before saying where they stand that one signs in first, and is led back (JavaScript: ${javaScriptEnabled})`, async ({
    open,
    people,
  }) => {
    const page = await open(null, { javaScriptEnabled });
    await page.goto(thread);
    const form = page.getByRole("form", { name: "Your position" });
    await expect(form.getByRole("group", { name: "Where do you stand?" })).toHaveAccessibleDescription(
      "For members: please sign in first.",
    );
    await form.getByText("Leaning for").click();
    await form.getByRole("button", { name: "Save my position" }).click();
    await expect(form.getByRole("alert")).toContainText("Please sign in first.");
    await expect(form.getByRole("radio", { name: "Leaning for" })).toBeChecked();
    await form.getByRole("link", { name: "sign in", exact: true }).click();
    await expect(page).toHaveURL(/\/signin\?then=/);
    expect(new URL(page.url()).searchParams.get("then")).toBe(`${thread}#motion`);

    const own = await open(people.member);
    await own.goto(thread);
    await expect(own.getByRole("group", { name: "Where do you stand?" })).toHaveAccessibleDescription(
      "You can change it at any time.",
    );
  });

test("the order is chosen, kept in the address and over pages", async ({ open, people }) => {
  const id = await argue(people.author, { claim: "The newest of all" });
  const page = await open(null);
  await page.goto(thread);
  await page.getByLabel("Order").selectOption({ label: "Newest" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/order=newest/);
  await expect(page.locator(".column.side-1 article").first()).toHaveAttribute("id", `a${id}`);
  await expect(page.getByLabel("Order")).toHaveValue("newest");
});

test("what nobody answered is offered at the head of the other column", async ({ open, people }) => {
  await argue(people.author, { claim: "Nobody answered this one" });
  const page = await open(people.member);
  await page.goto(thread);
  await page.goto(`${thread}/argue?stance=legitimacy-concern`);
  await expect(page.getByText(/of the other side ha(s|ve) no rebuttal yet/)).toBeVisible();
  await page.goto(thread);
  const head = page.locator(".column.side-2");
  await head.getByText(/of the other side ha(s|ve) no rebuttal yet/).click();
  await head
    .getByRole("link", { name: /Answer it/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "Reply", exact: true })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Legitimacy concern" })).toBeChecked();
});

test("a refused rating stays what was chosen, and one that is not sent leaves the page as it is", async ({
  open,
  people,
}) => {
  const id = await argue(people.author);
  const page = await open(people.member);
  await page.goto(`${thread}/arguments/${id}`);
  const argument = page.locator(articleOf(id));
  await argument.getByRole("button", { name: "Strong", exact: true }).click();
  const form = argument.getByRole("form", { name: "Rating" });
  await form.getByText("Weak", { exact: true }).click();
  await form.getByRole("button", { name: "Save rating" }).click();
  await expect(form.getByRole("alert")).toBeVisible();
  await expect(form.getByRole("radio", { name: "Weak" })).toBeChecked();
  await form.getByText("Leaning for").click();
  await form.getByRole("button", { name: "Save rating" }).click();
  await expect(argument.getByRole("button", { name: "Weak", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.context().setOffline(true);
  await argument.getByRole("button", { name: "Strong", exact: true }).click();
  await expect(page.getByRole("status").getByText("This could not be sent")).toBeVisible();
  await expect(argument.getByRole("button", { name: "Weak", exact: true })).toHaveAttribute("aria-pressed", "true");
  await page.context().setOffline(false);
});

test("where a side is at its end, its column says so, and not that nobody argued", async ({ open, people }) => {
  const slug = `uneven-${newKey().slice(0, 8)}`;
  await emptyThread(slug);
  for (let i = 0; i < 11; i += 1) await argue(people.author, { thread: slug, claim: `Number ${i}` });
  const page = await open(null);
  await page.goto(`/threads/${slug}`);
  await expect(page.getByText("Nobody has argued for this side yet.")).toHaveCount(1);
  await page.getByRole("link", { name: "More arguments" }).click();
  await expect(page.getByRole("article", { name: "Number 0" })).toBeVisible();
  await argue(people.author, { thread: slug, stance: CONCERN });
  await page.reload();
  await expect(page.getByText("There are no more on this side.")).toHaveCount(1);
  await expect(page.getByText("Nobody has argued for this side yet.")).toHaveCount(0);
});
