import AxeBuilder from "@axe-core/playwright";
import { signUp } from "#lib/accounts/sign-up";
import { addNote } from "#lib/conduct/add-note";
import { warnMember } from "#lib/moderation/warn-member";
import { expect, test } from "#tests/e2e/fixtures";
import { known, WITHOUT_SCRIPT } from "#tests/e2e/thread-page";
import { argue, newKey, SYSTEM } from "#tests/people";

const password = "correct horse battery staple";

async function account() {
  const handle = `con-${newKey().slice(0, 8)}`;
  const email = `${handle}@example.org`;
  await signUp(SYSTEM, { handle, email, password }, "test");
  return { handle, email };
}

for (const options of [{}, WITHOUT_SCRIPT]) {
  const how = options === WITHOUT_SCRIPT ? "without JavaScript" : "with JavaScript";

  test(`a moderator notes, warns, suspends and lifts; the member is out at once and told why, ${how}`, async ({
    open,
    people,
  }) => {
    const { handle, email } = await account();
    const member = await open(null, options);
    const signIn = async () => {
      await member.goto("/signin?then=/settings");
      await member.getByLabel("Email").fill(email);
      await member.getByLabel("Password").fill(password);
      await member.getByRole("button", { name: "Sign in" }).click();
    };
    await signIn();
    await expect(member).toHaveURL("/settings");

    const moderator = await open(people.moderator, options);
    await moderator.goto(`/members/${handle}`);
    await moderator.getByRole("link", { name: "For moderators: posts, decisions and notes" }).click();
    await expect(moderator.getByRole("heading", { level: 1, name: handle })).toBeVisible();

    await moderator.getByRole("button", { name: "Add note" }).click();
    await expect(moderator.getByText("Please write what other moderators should know.")).toBeVisible();
    await moderator.getByRole("textbox", { name: "Note" }).fill("Was asked twice to be kind.");
    await moderator.getByRole("button", { name: "Add note" }).click();
    const notes = moderator.getByRole("region", { name: "Notes" });
    await expect(notes.getByRole("listitem")).toContainText("Was asked twice to be kind.");
    await expect(notes.getByRole("listitem")).toContainText(people.moderator.handle);

    await moderator.getByText("Warn this member").click();
    const warning = moderator.getByRole("form", { name: "Warn" });
    await warning.getByLabel("Ground").selectOption({ label: "Argue with the claim, not the person" });
    await warning.getByLabel("Reason").fill("Please be kind.");
    await warning.getByRole("button", { name: "Warn" }).click();
    const decisions = moderator.getByRole("region", { name: "Decisions" });
    await expect(decisions).toContainText("A member was warned.");

    await moderator.getByText("Suspend this member").click();
    const suspension = moderator.getByRole("form", { name: "Suspend" });
    await suspension.getByLabel("Days").fill("3");
    await suspension.getByLabel("Ground").selectOption({ label: "Argue with the claim, not the person" });
    await suspension.getByLabel("Reason").fill("You insulted a member again.");
    await suspension.getByRole("button", { name: "Suspend" }).click();
    await expect(moderator.getByRole("region", { name: "Suspended" })).toContainText("You insulted a member again.");

    await member.goto("/settings");
    await expect(member).toHaveURL(/\/signin/);
    await signIn();
    const refusal = member.getByRole("alert").filter({ hasText: "suspended" });
    await expect(refusal).toContainText("The moderators wrote: You insulted a member again.");
    await expect(refusal.getByRole("link", { name: "Read the decision, or appeal it" })).toHaveAttribute(
      "href",
      /^\/decisions\/\d+\?token=\d+\.[\w-]{43}$/,
    );

    await moderator.getByRole("button", { name: "Lift the suspension" }).click();
    await expect(moderator.getByText("Suspend this member")).toBeVisible();
    await expect(decisions).toContainText("Reversed by decision no.");
    await signIn();
    await expect(member).toHaveURL("/settings");
  });
}

test("the page is for moderators, about others; those with a role are an admin's to decide on", async ({
  open,
  people,
}) => {
  const of = (handle: string) => `/moderation/members/${handle}`;
  const member = await open(people.member);
  expect((await member.goto(of(people.author.handle)))?.status()).toBe(403);
  await member.goto(`/members/${people.author.handle}`);
  await known(member);
  await expect(member.getByRole("link", { name: /For moderators/ })).toHaveCount(0);
  const visitor = await open(null);
  await visitor.goto(of(people.author.handle));
  await expect(visitor).toHaveURL(/\/signin/);

  const moderator = await open(people.moderator);
  expect((await moderator.goto(of(people.moderator.handle)))?.status()).toBe(403);
  await moderator.goto(of(people.admin.handle));
  await expect(moderator.getByText("Only an admin decides on somebody who has a role here.")).toBeVisible();
  const admin = await open(people.admin);
  await admin.goto(of(people.moderator.handle));
  await expect(admin.getByText("Suspend this member")).toBeVisible();
});

test("the pages of moderators are free of faults that axe knows, in both themes", async ({ open, people }) => {
  const id = await argue(people.author);
  await addNote(people.moderator, { handle: people.author.handle, words: "A note." });
  await warnMember(people.moderator, { handle: people.author.handle, ground: "person", reason: "Be kind." });
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await open(people.moderator, { colorScheme });
    for (const path of [
      `/moderation/members/${people.author.handle}`,
      "/threads/eu-taliban-brussels/moderate",
      `/threads/eu-taliban-brussels/arguments/${id}/moderate`,
    ]) {
      await page.goto(path);
      await known(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations, `${path} ${colorScheme}`).toEqual([]);
    }
  }
});
