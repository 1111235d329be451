import { rateArgument } from "#lib/ratings/rate-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { article, known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, PRO, reply } from "#tests/people";

test.use({ ownForum: "still" });

test("a page that is read anew takes over what changed, and leaves alone where somebody writes, what is folded and what is chosen", async ({
  open,
  people,
}) => {
  const id = await argue(people.author, { claim: `Written below ${newKey()}` });
  const folded = await argue(people.author, { claim: `Folded ${newKey()}` });
  await reply(people.author, folded, { stance: PRO, body: "Folded away" });
  const page = await open(people.member);
  const live = page.waitForRequest((request) => request.url().includes("/live"));
  await page.goto(thread);
  await live;
  await known(page);
  await page.locator(`details[data-replies='${folded}'] > summary`).click();
  await article(page, id).getByRole("button", { name: "Reply" }).click();
  await page.getByRole("textbox", { name: "Reply" }).fill("Half a sentence");
  // A mark that only this very element has.
  await article(page, id).evaluate((element) => Object.assign(element, { wasHere: true }));

  await rateArgument(people.author, { id: 1, rating: "strong", position: 1 });
  const answer = await reply(people.moderator, id, { body: "An answer meanwhile" });
  await page.getByRole("button", { name: "1 new argument" }).click();
  await expect(article(page, answer)).toBeFocused();
  await expect(article(page, answer)).toContainText("An answer meanwhile");
  await expect(article(page, answer).getByRole("button", { name: "Reply" })).toBeVisible();
  await expect(article(page, 1)).toContainText("100% of Pro-engagement call it strong.");

  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveValue("Half a sentence");
  expect(await article(page, id).evaluate((element) => "wasHere" in element)).toBe(true);
  await expect(page.locator(`details[data-replies='${folded}']`)).not.toHaveAttribute("open");
});

test("an act in place shows in the card at once, with the card's own words as the server says them", async ({
  open,
  people,
}) => {
  const id = await argue(people.author, { claim: `To be rated ${newKey()}` });
  const page = await open(people.member);
  await page.goto(thread);
  await known(page);
  await expect(article(page, id)).not.toContainText("call it strong");
  await article(page, id).getByRole("button", { name: "Strong" }).click();
  await page.getByRole("form", { name: "Rating" }).getByText("Leaning for").click();
  await page.getByRole("form", { name: "Rating" }).getByRole("button", { name: "Save rating" }).click();
  await expect(article(page, id)).toContainText("100% of Pro-engagement call it strong.");
  await expect(article(page, id).getByRole("button", { name: "Strong" })).toHaveAttribute("aria-pressed", "true");
});

test("a visitor's button leads on before any script, and of what cannot be seen nowhere", async ({ open, site }) => {
  const page = await open(null, { javaScriptEnabled: false });
  await page.goto(thread);
  await article(page, 1).getByRole("button", { name: "Report" }).click();
  await expect(page).toHaveURL(/\/signin\?then=.*arguments%2F1%2Freport/);
  const nowhere = await fetch(`${site.url}/act/99999?reply=`, { redirect: "manual" });
  expect(nowhere.status).toBe(404);
});
