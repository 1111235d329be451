import { expect, test } from "#tests/e2e/fixtures";
import { known, thread } from "#tests/e2e/thread-page";
import { newKey, THREAD } from "#tests/people";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("on a phone the sides take turns, one can be read alone, and a reply is posted by touch", async ({
  open,
  people,
}) => {
  const page = await open(people.member, PHONE);
  await page.goto(`/threads/${THREAD}`);
  await expect(page.getByRole("banner").getByRole("link", { name: people.member.handle })).toBeVisible();

  const sides = await page.evaluate(() =>
    [...document.querySelectorAll(".columns > .column > ul > li")]
      .map((item) => ({
        top: item.getBoundingClientRect().top,
        side: item.closest(".column")?.className.match(/side-(\d)/)?.[1],
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ side }) => side),
  );
  const turns = Math.min(sides.filter((side) => side === "1").length, sides.filter((side) => side === "2").length) * 2;
  for (let i = 1; i < turns; i += 1) expect(sides[i], `place ${i}`).not.toBe(sides[i - 1]);

  await page.getByText("Legitimacy concern", { exact: true }).and(page.locator("label")).tap();
  await expect(page.getByRole("article", { name: "A narrow, technical channel is not recognition" })).toBeHidden();
  await expect(page.getByRole("article", { name: "The meeting itself is the concession" })).toBeVisible();

  const words = `Typed with a thumb ${newKey()}`;
  await page
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" })
    .tap();
  const form = page.getByRole("form", { name: "Composer" });
  await form.getByText("Pro-engagement", { exact: true }).tap();
  await form.getByRole("textbox", { name: "Reply" }).fill(words);
  await form.getByRole("button", { name: "Post reply" }).tap();
  await expect(page.getByText(words)).toBeVisible();

  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
});

test("what is pressed with a finger is as high as one", async ({ open, people }) => {
  for (const [reader, addresses] of [
    [null, [thread, "/log", "/notice", "/search?q=talks", "/transparency"]],
    [people.member, [thread, `${thread}/arguments/1/moved`, `${thread}/argue`, "/settings", "/settings/data"]],
    [people.admin, ["/moderation", "/moderation/orders", "/admin/members", "/admin/rules"]],
  ] as const) {
    const page = await open(reader, PHONE);
    for (const address of addresses) {
      await page.goto(address);
      if (reader) await known(page);
      const low = await page.locator("button, summary, select, textarea, input:not([type=hidden])").evaluateAll((all) =>
        all
          .map((control) => (control.matches("input") ? (control.closest("label") ?? control) : control))
          .filter((control) => control.checkVisibility() && control.getBoundingClientRect().width > 1)
          .filter((control) => control.getBoundingClientRect().height < 43.9)
          .map(({ outerHTML }) => outerHTML.slice(0, 160)),
      );
      expect(low, address).toEqual([]);
    }
  }
});
