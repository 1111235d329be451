import type { Locator } from "@playwright/test";
import { listCases } from "#lib/cases/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { rateArgument } from "#lib/ratings/rate-argument";
import { expect, test } from "#tests/e2e/fixtures";
import { article, known, thread } from "#tests/e2e/thread-page";
import { argue, CONCERN, newKey, PRO, reply } from "#tests/people";

// The threads of other files have sides of other names.
test.use({ ownForum: "stances" });

const LABELS = ["Pro-engagement", "Legitimacy concern"];
const PAGES = [thread, `${thread}/timeline`, `${thread}/arguments/1`, "/members/editors"];

test("each argument names its side in words, to the eye and to a screen reader, with and without its style", async ({
  open,
  people,
}) => {
  const asked = await argue(people.author, { claim: `Asked ${newKey()}` });
  await reply(people.member, asked, { stance: "asks", body: `A question? ${newKey()}` });
  const page = await open(null);
  for (const address of PAGES)
    for (const styled of [true, false]) {
      await page.goto(address);
      if (!styled)
        await page.evaluate(() => {
          for (const sheet of document.styleSheets) sheet.disabled = true;
        });
      const cards = await page.locator("main article[id^=a]").all();
      expect(cards.length).toBeGreaterThan(0);
      for (const card of cards) {
        const word = await card.locator("> header > b").textContent();
        expect([...LABELS, "Just asking"]).toContain(word);
        const heard = word === "Just asking" ? /just asking|question|asks|reply/i : new RegExp(word ?? "", "i");
        await expect(card).toHaveAccessibleDescription(heard);
      }
    }
});

test("in the queue a side is told by nothing until it is asked for, and then by its word and its shape", async ({
  open,
  people,
}) => {
  const page = await open(people.moderator);
  const shapes = new Set<string>();
  const root = await argue(people.member, { claim: `Above ${newKey()}` });
  const asked = {
    "Pro-engagement": await argue(people.author, { claim: `Reported ${newKey()}`, stance: PRO }),
    "Legitimacy concern": await argue(people.author, { claim: `Reported ${newKey()}`, stance: CONCERN }),
    "Just asking": await reply(people.author, root, { body: `Reported ${newKey()}`, stance: "asks" }),
  };
  for (const [word, id] of Object.entries(asked)) {
    await reportArgument(people.member, { id, ground: "spam", note: "A note." });
    const { cases } = await listCases(people.moderator, "open", null);
    await page.goto(`/moderation?case=${cases.find(({ argument }) => argument?.id === id)?.id}`);
    const card = page.getByRole("article", { name: /^Case no/ });
    await expect(card).toContainText("Reported");
    await expect(card).toHaveAccessibleDescription("");
    await expect(card.locator("[class*=side-], .icon-handshake, .icon-scale, .icon-circle-help")).toHaveCount(0);
    await known(page);
    await card.getByRole("button", { name: "Show them" }).click();
    await expect(card).toHaveAccessibleDescription(`Side ${word}`);
    for (const forcedColors of ["none", "active"] as const) {
      await page.emulateMedia({ forcedColors });
      const shape = await card.locator("#case-side .icon").evaluate((icon) => {
        const { display, maskImage, backgroundColor, forcedColorAdjust } = getComputedStyle(icon);
        const isDrawn = display !== "none" && backgroundColor !== "rgba(0, 0, 0, 0)";
        const isKept = !matchMedia("(forced-colors: active)").matches || forcedColorAdjust === "none";
        return isDrawn && isKept ? maskImage : "";
      });
      expect(shape).toContain("url(");
      shapes.add(shape);
    }
    await page.emulateMedia({ forcedColors: "none" });
    await page.evaluate(() => {
      for (const sheet of document.styleSheets) sheet.disabled = true;
    });
    await expect(card.locator("#case-side dd")).toHaveText(word);
  }
  expect(shapes.size).toBe(3);
});

test("what waits or was hidden names its side to its author and to moderators, at its place in the thread", async ({
  open,
  people,
}) => {
  const id = await argue(people.author, { claim: `Hidden ${newKey()}`, stance: CONCERN });
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
  for (const who of [people.author, people.moderator]) {
    const page = await open(who);
    await page.goto(thread);
    await known(page);
    const card = page.getByRole("article", { name: "Hidden argument" }).and(article(page, id));
    await expect(card).toContainText("Legitimacy concern");
    await expect(card).toHaveAccessibleDescription("Legitimacy concern");
  }
});

test("a bar of ratings is its side’s by a shape as well", async ({ open, people }) => {
  const id = await argue(people.author);
  for (const [rater, position] of [
    [people.member, -2],
    [people.moderator, 2],
  ] as const)
    await rateArgument(rater, { id, rating: "strong", position });
  const page = await open(null);
  await page.goto(`${thread}/arguments/${id}`);
  const shapes = await article(page, id)
    .locator("> footer > ul > li")
    .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar, "::after").maskImage));
  expect(new Set(shapes).size).toBe(2);
  for (const shape of shapes) expect(shape).toContain("url(");
});

test("on the page of its author, what a reply answers is not said to stand above it", async ({ open, people }) => {
  const root = await argue(people.member);
  await reply(people.author, root, { stance: CONCERN, body: `A reply ${newKey()}` });
  const page = await open(null);
  await page.goto(`/members/${people.author.handle}`);
  await expect(page.getByText("rebuts another argument").first()).toBeVisible();
  await expect(page.getByText("the argument above")).toHaveCount(0);
});

test("with the colours of a system, lines tell what can be pressed, and what is chosen", async ({ open, people }) => {
  await argue(people.author);
  const page = await open(people.member);
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(thread);
  await known(page);
  const lineOf = (target: Locator, line: "borderTopWidth" | "outlineStyle") =>
    target.evaluate((element, name) => getComputedStyle(element)[name], line);
  for (const name of ["Sign out", "Save my position"])
    expect(await lineOf(page.getByRole("button", { name }).first(), "borderTopWidth"), name).toBe("1px");
  const chosen = page.locator("label.position").first();
  expect(await lineOf(chosen, "outlineStyle")).toBe("none");
  await chosen.click();
  expect(await lineOf(chosen, "outlineStyle")).toBe("solid");
  const [current, other] = await page
    .getByRole("navigation", { name: "Views of the arguments" })
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => getComputedStyle(link).borderBottomColor));
  expect(current).not.toBe(other);
});

test("the map grows from left to right where the page is read from right to left", async ({ open }) => {
  const page = await open(null);
  await page.goto(`${thread}/map`);
  await page.evaluate(() => {
    document.documentElement.dir = "rtl";
  });
  const lefts = await page
    .locator(".map a")
    .filter({ has: page.locator("text") })
    .evaluateAll((links) =>
      links.map((link) => {
        const [shape, label] = [".shape", "text"].map((each) => link.querySelector(each)?.getBoundingClientRect().left);
        return { shape, label };
      }),
    );
  expect(lefts.length).toBeGreaterThan(1);
  for (const { shape = 0, label = 0 } of lefts) expect(label).toBeGreaterThan(shape);
});

test("on the map a side is a shape, and is in the name of each argument", async ({ open }) => {
  const page = await open(null);
  await page.goto(`${thread}/map`);
  const shapes = await page.locator(".map a").evaluateAll((links) =>
    links.map((link) => ({
      name: link.getAttribute("aria-label") ?? link.textContent ?? "",
      shape: link.querySelector(".shape")?.tagName,
    })),
  );
  expect(shapes.length).toBeGreaterThan(5);
  for (const { name, shape } of shapes)
    expect(shape, name).toBe(
      /pro-engagement/i.test(name) ? "circle" : /legitimacy concern/i.test(name) ? "rect" : "path",
    );
});

for (const way of ["light", "dark", "forced colours", "print"] as const)
  test(`the marks of the sides are unlike in shades of grey: ${way}`, async ({ open, browser }) => {
    const page = await open(null);
    if (way === "forced colours") await page.emulateMedia({ forcedColors: "active" });
    else if (way === "print") await page.emulateMedia({ media: "print" });
    else await page.emulateMedia({ colorScheme: way });
    await page.goto(thread);
    const marks = await Promise.all(
      [1, 2].map((side) => page.locator(`.column.side-${side} .icon`).first().screenshot()),
    );
    const reader = await browser.newPage();
    const unlike = await reader.evaluate(
      compareGreys,
      marks.map((mark) => `data:image/png;base64,${mark.toString("base64")}`),
    );
    await reader.close();
    expect(unlike, "of 100 pixels").toBeGreaterThan(10);
    const drawn = await page.locator("article[id^=a] > header > b").evaluateAll((words) =>
      words.map((word) => {
        const { display, maskImage, backgroundColor } = getComputedStyle(word, "::before");
        return {
          word: word.textContent,
          isShown: display !== "none" && backgroundColor !== "rgba(0, 0, 0, 0)",
          maskImage,
        };
      }),
    );
    const shapeOf = new Map(drawn.map(({ word, maskImage }) => [word, maskImage]));
    expect(drawn.every(({ isShown, word, maskImage }) => isShown && shapeOf.get(word) === maskImage)).toBe(true);
    expect(new Set(shapeOf.values()).size).toBe(shapeOf.size);
    expect([...shapeOf.keys()]).toEqual(expect.arrayContaining(LABELS));
  });

/** Of 100 pixels, how many are much lighter or darker in the one picture than in the other once their colours are gone. */
async function compareGreys(pictures: string[]): Promise<number> {
  const [one = [], other = []] = await Promise.all(
    pictures.map(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = new OffscreenCanvas(20, 20);
      const context = canvas.getContext("2d");
      context?.drawImage(picture, 0, 0, 20, 20);
      const { data = [] } = context?.getImageData(0, 0, 20, 20) ?? {};
      return Array.from({ length: 400 }, (_, i) => {
        const [red = 0, green = 0, blue = 0] = data.slice(4 * i, 4 * i + 3);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      });
    }),
  );
  return one.filter((grey, i) => Math.abs(grey - (other[i] ?? 0)) > 48).length / 4;
}

test("the words of the map can be read on their ground in light and in dark", async ({ open }) => {
  const page = await open(null);
  await page.goto(`${thread}/map`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await page.evaluate(leastContrast)).toBeGreaterThanOrEqual(4.5);
  }
});

/** The least contrast (WCAG 2) between a word of the map and the colours that it may stand on: the page's and a card's. */
function leastContrast(): number {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((each) => Number(each) / 255);
  const light = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((c) =>
      c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = document.createElement("p");
  ground.className = "bg-card";
  document.body.append(ground);
  const grounds = [ground, document.body].map((each) => light(getComputedStyle(each).backgroundColor));
  ground.remove();
  const ratios = [...document.querySelectorAll(".map text")].flatMap((word) =>
    grounds.map((below) => {
      const above = light(getComputedStyle(word).fill);
      return (Math.max(above, below) + 0.05) / (Math.min(above, below) + 0.05);
    }),
  );
  return Math.min(...ratios);
}

test("Pashto and Dari stand from right to left in a page from left to right, and turn nothing around them", async ({
  open,
  people,
}, info) => {
  const texts = [
    ["ps", "خبرې اترې د رسمیت پېژندلو معنا نه لري ۱۲", "دولتونه له ډېرو چارواکو سره خبرې کوي."],
    ["prs", "گفت‌وگو به معنای به رسمیت شناختن نیست (۲)", "دولت‌ها با بسیاری از مقام‌ها گفت‌وگو می‌کنند."],
  ] as const;
  const page = await open(people.member, { viewport: { width: 390, height: 844 } });
  for (const [language, claim, body] of texts) {
    const form = { claim: `${claim} ${newKey()}`, body: `${body} ${newKey()}`, stance: CONCERN, language };
    const id = await argue(people.author, form);
    await reply(people.member, id, { body: `In English ${newKey()}`, stance: PRO });
    await page.goto(`${thread}/arguments/${id}`);
    await known(page);
    const card = article(page, id);
    for (const words of [card.locator("> :is(h1, h2, h3)"), card.locator("> div[dir]")]) {
      await expect(words).toHaveCSS("direction", "rtl");
      await expect(words).toHaveAttribute("lang", language);
    }
    await expect(card).toHaveCSS("direction", "ltr");
    // Side, time and author stand where they stand in any other argument.
    const inOrder = await card.evaluate((element) => {
      const [side, time, author] = ["header > b", "header > a", "footer > p"].map((part) =>
        element.querySelector(`:scope > ${part}`)?.getBoundingClientRect(),
      );
      return side && time && author && side.right <= time.left && Math.abs(author.left - side.left) < 2;
    });
    expect(inOrder).toBe(true);
    await expect(card.locator("> footer > p").first()).toHaveText(`by ${people.author.handle}`);
    await info.attach(`${language}.png`, { body: await page.screenshot(), contentType: "image/png" });
  }
});
