import type { Page } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures";

const MOST_TABS = 150;

/** Presses Tab until the thing named has the focus; every stop on the way must be seen, and not be covered. */
export async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let i = 0; i < MOST_TABS; i += 1) {
    const label = await tab(page);
    if (typeof name === "string" ? label === name : name.test(label ?? "")) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

/** Presses Tab through the rest of the page, and answers what it came by. */
export async function tabThrough(page: Page): Promise<string[]> {
  const labels: string[] = [];
  for (let label = await tab(page); label !== null; label = await tab(page)) labels.push(label);
  return labels;
}

/** Presses Tab once and answers what has the focus then, if anything: it is in the window, not covered, and shows it. */
async function tab(page: Page): Promise<string | null> {
  await page.keyboard.press("Tab");
  const stop = await page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return null;
    // Of a link that goes over several lines, the first.
    const shown = element.closest("label") ?? element;
    const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10));
    const isOutlined = (each: Element) => getComputedStyle(each).outlineStyle !== "none";
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
        ? element.labels
        : null;
    return {
      label: (element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent ?? "").trim(),
      covered: !(hit && (element.contains(hit) || hit.contains(element) || element.closest("label")?.contains(hit))),
      outlined: isOutlined(element) || isOutlined(shown),
    };
  });
  if (!stop) return null;
  expect(stop.covered, `“${stop.label}” is in view and not covered`).toBe(false);
  expect(stop.outlined, `“${stop.label}” shows that it has the focus`).toBe(true);
  return stop.label;
}
