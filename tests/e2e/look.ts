import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { layoutFaults, mirrorFaults, whatStaysInPlace } from "#tests/e2e/layout";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// In the dark nothing but the colours is another, and on a narrow screen the sizes.
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
const OF_SIZES = ["target-size", "scrollable-region-focusable"];

const WIDE = { width: 1280, height: 900 };
const HALF = { width: 640, height: 900 };
const NARROW = { width: 320, height: 700 };
/** What is left of a window of 1280 × 1024 when everything in it is four times as large. */
const MAGNIFIED = { width: 320, height: 256 };

/** Letters twice as large (WCAG 1.4.4) as a reader's own style, or a zoom of the text alone, makes them. */
const LARGE = "html { font-size: 200% }";

/** The spacing that WCAG 1.4.12 lets a reader set. */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/**
 * Looks at a page as it stands now in every way in which somebody may read it: by axe in light and dark, and for its
 * layout from left to right and from right to left, wide, narrow, magnified, in large letters and spaced out. It is wide
 * and light after it.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const expectSound = async (way: string) => expect(await layoutFaults(page), `${what}, ${way}`).toEqual([]);
  await page.setViewportSize(WIDE);
  await expectAxeFindsNothing(page, what);
  await expectSound("wide");
  expect(await mirrorFaults(page), `${what}, from right to left`).toEqual([]);
  await setLetters(page, 2);
  await expectSound("in large letters, as a browser is set");
  await setLetters(page, 1);
  await space(page, LARGE);
  await expectSound("in large letters");
  await page.setViewportSize(HALF);
  await expectSound("in large letters, half as wide");
  await space(page, "");
  await page.setViewportSize(WIDE);
  await turn(page, "rtl");
  await expectSound("from right to left");
  await space(page, SPACED);
  await expectSound("spaced out, from right to left");
  await page.setViewportSize(NARROW);
  await expectSound("spaced out, narrow, from right to left");
  await space(page, "");
  await expectSound("narrow, from right to left");
  await turn(page, "ltr");
  await expectSound("narrow");
  await expectAxeFindsNothing(page, `${what}, narrow`, OF_SIZES);
  await page.setViewportSize(MAGNIFIED);
  expect(await whatStaysInPlace(page), `${what}, magnified`).toEqual([]);
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectAxeFindsNothing(page, `${what}, dark`, OF_COLOURS);
  await page.emulateMedia({ colorScheme: "light" });
}

/**
 * What axe cannot decide and we could: the words of the map stand over a picture (stances.spec.ts measures them), the word
 * “New” over the edge of a card, on a ground of its own, and the list of shortcuts over all else, which axe does not know
 * of a dialog.
 */
const JUDGED = /^<text |^<p class="[^"]*bottom-full|^<d[dt]>/;

/** What axe could not decide counts as found; but where words are scrolled out of sight in a box, it cannot know what is behind them. */
async function expectAxeFindsNothing(page: Page, what: string, rules?: string[]): Promise<void> {
  // What floats over the page comes close to whatever a reader has scrolled there, and leaves it again.
  await page.evaluate(() => scrollTo(0, 0));
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // target-size is off unless asked for.
  if (rules) axe.withRules(rules);
  else axe.withTags(TAGS).options({ rules: { "target-size": { enabled: true } } });
  const { violations, incomplete } = await axe.analyze();
  const undecided = nodesOf(incomplete);
  const unseen = undecided.length > 0 ? await scrolledAway(page, undecided) : [];
  const found = [...nodesOf(violations), ...undecided.filter((_, i) => !unseen[i])];
  expect(
    found.map(({ id, html }) => `${id}: ${html}`),
    what,
  ).toEqual([]);
}

type Results = Awaited<ReturnType<AxeBuilder["analyze"]>>;
type Found = { id: string; html: string; selector: string };

const nodesOf = (results: Results["incomplete"]): Found[] =>
  results.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => !(id === "color-contrast" && JUDGED.test(html)))
      .map(({ html, target }) => ({ id, html, selector: String(target[0]) })),
  );

/** Of each, whether it is about the colours of words that a box which scrolls by itself does not show, or not wholly. */
const scrolledAway = (page: Page, found: Found[]) =>
  page.evaluate(
    (each) =>
      each.map(({ id, selector }) => {
        const element = document.querySelector(selector);
        let box = element?.parentElement;
        while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
        if (id !== "color-contrast" || !element || !box) return false;
        const [own, shown] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
        return own.top < shown.top || own.bottom > shown.bottom;
      }),
    found,
  );

/** As the setting of a browser makes them, which the widths follow at which a layout changes. */
async function setLetters(page: Page, times: number) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: 16 * times, fixed: 13 * times } });
  await expect(page.locator("html")).toHaveCSS("font-size", `${16 * times}px`);
  await browser.detach();
}

const turn = (page: Page, dir: "rtl" | "ltr") =>
  page.evaluate((way) => {
    document.documentElement.dir = way;
  }, dir);

/** By a style sheet made by script: the policy forbids one in the markup. */
const space = (page: Page, rules: string) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, rules);
