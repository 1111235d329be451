import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { layoutFaults, mirrorFaults, whatStaysInPlace } from "#tests/e2e/layout";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// In the dark nothing but the colours is another, and on a narrow screen the sizes.
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
const OF_SIZES = ["target-size", "scrollable-region-focusable"];

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 700 };
/** What is left of a window of 1280 × 1024 when everything in it is four times as large. */
const MAGNIFIED = { width: 320, height: 256 };

/** The spacing that WCAG 1.4.12 lets a reader set. */
const SPACED =
  "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/**
 * Looks at a page as it stands now in every way in which somebody may read it: by axe in light and dark, and for its
 * layout from left to right and from right to left, wide, narrow, magnified and spaced out. It is wide and light after it.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const expectSound = async (way: string) => expect(await layoutFaults(page), `${what}, ${way}`).toEqual([]);
  await page.setViewportSize(WIDE);
  await expectAxeFindsNothing(page, what);
  await expectSound("wide");
  expect(await mirrorFaults(page), `${what}, from right to left`).toEqual([]);
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

/** What axe could not decide counts as found. */
async function expectAxeFindsNothing(page: Page, what: string, rules?: string[]): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // target-size is off unless asked for.
  if (rules) axe.withRules(rules);
  else axe.withTags(TAGS).options({ rules: { "target-size": { enabled: true } } });
  const { violations, incomplete } = await axe.analyze();
  const found = [...violations, ...incomplete].flatMap(({ id, nodes }) =>
    nodes.filter(({ html }) => !(id === "color-contrast" && JUDGED.test(html))).map(({ html }) => `${id}: ${html}`),
  );
  expect(found, what).toEqual([]);
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
