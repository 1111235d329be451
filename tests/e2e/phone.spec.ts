import { openHouseAccount } from "#lib/accounts/open-house-account";
import { openThread } from "#lib/threads/open-thread";
import { Briefing } from "#lib/threads/schema";
import { expect, test } from "#tests/e2e/fixtures";
import { known, thread } from "#tests/e2e/thread-page";
import { CONCERN, newKey, PRO, SYSTEM, THREAD } from "#tests/people";

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

test("where text alone is twice as large, the sides take turns as well", async ({ open }) => {
  const page = await open(null, { viewport: { width: 1280, height: 900 } });
  await page.goto(thread);
  const choice = page.locator(".side-switch");
  await expect(page.locator(".columns")).toHaveCSS("display", "grid");
  await expect(choice).toBeHidden();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await expect(page.locator(".columns")).toHaveCSS("display", "flex");
  await expect(choice).toBeVisible();
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

test("on phones as narrow as they come everybody finds in the header, or one page from it, all that is theirs", async ({
  open,
  people,
}) => {
  const OF_ROLE = {
    member: [/^Your notifications/, /^Your data/],
    moderator: [/^Review queue/],
    admin: [/^Review queue/, /^Members/, /^Articles/, /^House words/],
  };
  for (const role of ["member", "moderator", "admin"] as const)
    for (const width of [320, 360, 400]) {
      const page = await open(people[role], { ...PHONE, viewport: { width, height: 640 } });
      await page.goto("/");
      await known(page);
      const header = page.getByRole("banner");
      const ways = [
        header.getByRole("link", { name: "Search" }),
        header.getByRole("link", { name: /^Notifications/ }),
        header.getByRole("link", { name: people[role].handle }),
        header.getByRole("button", { name: "Sign out" }),
        ...(role === "member" ? [] : [header.getByRole("link", { name: "Review" })]),
      ];
      for (const way of ways) {
        await expect(way).toBeInViewport({ ratio: 1 });
        const box = await way.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${role} ${width}`).toBeGreaterThanOrEqual(36);
      }
      await header.getByRole("link", { name: people[role].handle }).tap();
      for (const name of OF_ROLE[role]) await expect(page.getByRole("main").getByRole("link", { name })).toBeVisible();
    }
});

test("words as long as they come break on the narrowest phone, and push nothing out of it", async ({ open }) => {
  const slug = `long-${newKey().slice(0, 8)}`;
  const word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
  const stances = [PRO, CONCERN].map((stance) => ({ slug: stance, label: stance, summary: word }));
  const text = { kicker: word, title: word, dek: word, motion: word, published: "2026", markdown: word };
  await openThread(await openHouseAccount(SYSTEM), Briefing.parse({ slug, stances, ...text }));
  const page = await open(null, { ...PHONE, viewport: { width: 320, height: 640 } });
  for (const address of ["/", `/threads/${slug}`, `/threads/${slug}/timeline`, `/threads/${slug}/map`]) {
    await page.goto(address);
    const out = await page.evaluate(() =>
      [...document.querySelectorAll("main *")]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().right > 321)
        .map(({ outerHTML }) => outerHTML.slice(0, 120)),
    );
    expect(out, address).toEqual([]);
  }
});
