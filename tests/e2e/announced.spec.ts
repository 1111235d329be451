import { expect, test } from "#tests/e2e/fixtures";
import { article, known, thread } from "#tests/e2e/thread-page";
import { argue, newKey, reply } from "#tests/people";

test.use({ ownForum: "announced" });

test("what comes of an act is said where a screen reader hears it: posted, too soon, rated, reported", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto(thread);
  await known(page);
  const post = async (words: string) => {
    await article(page, 1).getByRole("button", { name: "Reply" }).click();
    const composer = page.getByRole("form", { name: "Composer" });
    await composer.getByText("Just asking").click();
    await composer.getByRole("textbox", { name: "Reply" }).fill(words);
    await composer.getByRole("button", { name: "Post reply" }).click();
  };
  const status = page.getByRole("status").filter({ hasText: /\w/ });
  const words = `Is it? ${newKey()}`;
  await post(words);
  // Read out, because the focus comes to it.
  await expect(page.getByRole("article", { name: words })).toBeFocused();
  await expect(status).toContainText("Posted.");
  await post(`And is it? ${newKey()}`);
  await expect(page.getByRole("form", { name: "Composer" }).getByRole("alert")).toContainText(
    "You posted a moment ago.",
  );
  await page.getByRole("button", { name: "Cancel" }).click();

  await article(page, 2).getByRole("button", { name: "Strong" }).click();
  await page.getByRole("form", { name: "Rating" }).getByText("Leaning for").click();
  await page.getByRole("form", { name: "Rating" }).getByRole("button", { name: "Save rating" }).click();
  await expect(status).toContainText("Saved.");
  await expect(article(page, 2).getByRole("button", { name: "Strong" })).toBeVisible();
  await article(page, 3).getByRole("button", { name: "Report" }).click();
  const report = page.getByRole("form", { name: "Report" });
  await report.getByRole("combobox").selectOption({ index: 1 });
  await report.getByRole("button", { name: "Send report" }).click();
  await expect(status).toContainText(/report|moderator/i);
  await expect(article(page, 3).getByRole("button", { name: "Report" })).toBeFocused();
});

test("deleting asks before it is done, gives the focus back when the argument is kept, and says that it is gone", async ({
  open,
  people,
}) => {
  const root = await argue(people.author, { claim: `Stays ${newKey()}` });
  const answers = [await reply(people.member, root), await reply(people.member, root, { body: `Too ${newKey()}` })];
  const page = await open(people.member);
  const status = page.getByRole("status").filter({ hasText: /\w/ });
  const question = page.getByRole("form", { name: "Delete" });
  await page.goto(`${thread}/arguments/${root}`);
  await known(page);
  const remove = article(page, answers[0] ?? 0).getByRole("button", { name: "Delete" });
  await remove.press("Enter");
  const keep = question.getByRole("button", { name: "Keep it" });
  await expect(keep).toBeFocused();
  await expect(keep).toHaveAccessibleDescription(/^Delete this argument\? It cannot be brought back\./);
  await keep.press("Enter");
  await expect(remove).toBeFocused();
  await remove.press("Enter");
  await question.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(status).toContainText("Deleted.");
  await expect(article(page, answers[0] ?? 0)).toHaveCount(0);
  // What stood before it has the focus now, so that Tab goes on from there.
  await expect(article(page, root)).toBeFocused();

  // On its own page there is nothing left to stay at.
  await page.goto(`${thread}/arguments/${answers[1]}`);
  await known(page);
  await article(page, answers[1] ?? 0)
    .getByRole("button", { name: "Delete" })
    .press("Enter");
  await question.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(`${thread}$`));
  await expect(status).toContainText("Deleted.");
});

test("what is posted from the page of the composer is said, and has the focus where it leads", async ({
  open,
  people,
}) => {
  const page = await open(people.member);
  await page.goto(`${thread}/argue?stance=pro-engagement`);
  await known(page);
  const claim = `From a page of its own ${newKey()}`;
  await page.getByLabel("Claim").fill(claim);
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page).toHaveURL(/arguments\/\d+$/);
  await expect(page.getByRole("article", { name: claim })).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: /\w/ })).toContainText("Posted.");
});

test("what arrives meanwhile is said once, politely, and moves nothing", async ({ open, people }) => {
  const page = await open(null);
  const live = page.waitForRequest((request) => request.url().includes("/live"));
  await page.goto(thread);
  await live;
  const heard = page.locator("[aria-live=polite]").filter({ hasText: "There are new arguments." });
  await expect(heard).toHaveCount(0);
  const before = await article(page, 1).boundingBox();
  await reply(people.author, await argue(people.author, { claim: `Arrived ${newKey()}` }), { body: `Too ${newKey()}` });
  await expect(heard).toHaveCount(1);
  expect(await article(page, 1).boundingBox()).toEqual(before);
});

test("nothing moves by itself, wherever somebody asked for less motion or not", async ({ open, people }) => {
  for (const reducedMotion of ["reduce", "no-preference"] as const) {
    const page = await open(people.member, { reducedMotion });
    for (const address of ["/", thread, `${thread}/map`, "/transparency", "/settings"]) {
      await page.goto(address);
      await known(page);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((each) => {
            const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each);
            return animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth";
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
      expect(moving, address).toEqual([]);
    }
  }
});
