import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, THREAD } from "#tests/people";

test.use({ ownForum: "record" });

for (const javaScriptEnabled of [true, false]) {
  test(`the log is narrowed and its connections are followed, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    open,
    people,
  }) => {
    const claim = `Moderated ${newKey()}`;
    const id = await argue(people.author, { claim });
    const hidden = await hideArgument(people.moderator, {
      id,
      revision: 1,
      ground: "made-up",
      reason: "Private words.",
    });
    const { decisionId } = await restoreArgument(people.moderator, { id, reason: "" });
    const page = await open(null, { javaScriptEnabled });
    await page.goto("/log");
    await page.getByLabel("What was decided", { exact: true }).selectOption("restore");
    await page.getByLabel("Thread", { exact: true }).selectOption(THREAD);
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/\/log\?kind=restore&ground=&thread=eu-taliban-brussels$/);
    await expect(page.getByLabel("What was decided", { exact: true })).toHaveValue("restore");
    const entry = page.locator(`#d${decisionId}`);
    await expect(entry).toContainText("A hidden argument was restored.");
    await expect(entry).toContainText("Decided by a moderator.");
    await expect(page.getByRole("listitem").filter({ hasText: "An argument was hidden." })).toHaveCount(0);

    await entry.getByRole("link", { name: `no. ${hidden.decisionId}` }).click();
    await expect(page).toHaveURL(new RegExp(`/log\\?before=${Number(hidden.decisionId) + 1}#d${hidden.decisionId}$`));
    const first = page.locator(`#d${hidden.decisionId}`);
    await expect(first).toContainText("Ground: No invented quotes or sources");
    await expect(first).toContainText(`Reversed by no. ${decisionId}`);
    await first.getByRole("link", { name: "The argument" }).click();
    await expect(page.getByRole("heading", { name: claim })).toBeVisible();

    await page.goto("/log?kind=dismiss");
    await expect(page.getByText("Nothing like this was decided.")).toBeVisible();
    await page.getByRole("link", { name: "All decisions" }).click();
    await expect(page).toHaveURL("/log");
    await expect(page.getByText("Private words.")).toHaveCount(0);
    expect(await page.content()).not.toContain(people.author.handle);
  });

  test(`figures are pictures with tables, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    open,
    people,
  }) => {
    const id = await argue(people.author);
    const { decisionId } = await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    await undoDecision(people.moderator, { id: decisionId ?? 0 });
    await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    const page = await open(null, { javaScriptEnabled });
    await page.goto("/log");
    await page.getByRole("link", { name: "All of it in figures" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("How this forum is moderated");
    const sides = page.getByRole("table", { name: "Moderation of “Pro-engagement” and “Legitimacy concern”" });
    await expect(sides.getByRole("row", { name: /^Hidden/ })).toContainText(/[1-9]/);
    await expect(page.getByRole("img", { name: /in a 95% interval from/ })).toHaveCount(2);
    // As on the map.
    const marks = page.getByRole("img", { name: /in a 95% interval from/ }).locator("circle, rect");
    expect(await marks.evaluateAll((found) => found.map(({ tagName }) => tagName))).toEqual(["circle", "rect"]);
    await expect(page.getByRole("img", { name: /^Decisions per day from/ })).toBeVisible();
    await expect(page.getByText(/Too few for a test|no sign of a difference|clearly more was hidden/)).toBeVisible();
    await expect(page.getByRole("row", { name: /No advertising, no repetition/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Download as data" })).toHaveAttribute(
      "href",
      "/transparency/statements.json",
    );
  });
}

test("the log has a feed that programs can read", async ({ open, people, site }) => {
  const id = await argue(people.author);
  await hideArgument(people.moderator, { id, revision: 1, ground: "private", reason: "Private words." });
  const page = await open(null);
  await page.goto("/log?ground=private");
  const href = await page.locator('link[rel="alternate"][type="application/atom+xml"]').getAttribute("href");
  expect(href).toMatch(/\/log\/feed\.atom\?ground=private$/);
  const response = await fetch(`${site.url}/log/feed.atom?ground=private`);
  expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  const xml = await response.text();
  const feed = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    const of = (parent: Element | Document, name: string) => [...parent.getElementsByTagName(name)];
    return {
      errors: of(parsed, "parsererror").length,
      root: parsed.documentElement.namespaceURI,
      ids: of(parsed, "id").map((each) => each.textContent),
      entries: of(parsed, "entry").map((entry) => ({
        title: of(entry, "title")[0]?.textContent,
        updated: of(entry, "updated")[0]?.textContent ?? "",
        link: of(entry, "link")[0]?.getAttribute("href") ?? "",
        content: of(entry, "content")[0]?.textContent ?? "",
      })),
    };
  }, xml);
  expect(feed).toMatchObject({ errors: 0, root: "http://www.w3.org/2005/Atom" });
  expect(new Set(feed.ids).size).toBe(feed.ids.length);
  const [newest] = feed.entries;
  expect(newest).toMatchObject({ title: "An argument was hidden." });
  expect(newest?.content).toContain("Ground: No private data.");
  expect(Number.isNaN(Date.parse(newest?.updated ?? ""))).toBe(false);
  await page.goto(newest?.link ?? "");
  await expect(page.locator(`[id="${new URL(newest?.link ?? "").hash.slice(1)}"]`)).toContainText("No private data");
  expect(xml).not.toContain("Private words.");
});

test("statements are given out as the Database takes them, page by page", async ({ people, site }) => {
  const id = await argue(people.author);
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "Private words." });
  const address = `${site.url}/transparency/statements.json`;
  const response = await fetch(address);
  expect(response.headers.get("content-type")).toContain("application/json");
  const { statements } = await response.json();
  expect(statements.at(-1)).toMatchObject({
    decision_visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"],
    decision_ground_reference_url: `${site.url}/rules#spam`,
  });
  const [{ puid }] = statements;
  const rest = await (await fetch(`${address}?after=${puid}`)).json();
  expect(rest.statements).toEqual(statements.slice(1));
  for (const [after, sentence] of [
    ["parley-none", "There is no statement with this puid."],
    ["not%20one", "This is not the puid of a statement."],
  ]) {
    const refused = await fetch(`${address}?after=${after}`);
    expect([refused.status, await refused.json()]).toEqual([400, { error: sentence }]);
  }
});
