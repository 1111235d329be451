import type { Page } from "@playwright/test";
import { expect, test } from "#tests/e2e/fixtures";
import { argue, newKey, THREAD } from "#tests/people";

const MOST_TABS = 120;

/** Presses Tab until the thing named has the focus; every stop on the way must be seen, and not be covered. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let i = 0; i < MOST_TABS; i += 1) {
    await page.keyboard.press("Tab");
    const { label, covered, outlined } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      // Of a link that goes over several lines, the first.
      const shown = element.closest("label") ?? element;
      const box = shown.getClientRects()[0] ?? shown.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10));
      const style = getComputedStyle(element);
      const held = getComputedStyle(element.closest("label") ?? element);
      return {
        label:
          element.getAttribute("aria-label") ??
          (element as HTMLInputElement).labels?.[0]?.textContent ??
          element.textContent ??
          "",
        covered: !(hit && (element.contains(hit) || hit.contains(element) || element.closest("label")?.contains(hit))),
        outlined: style.outlineStyle !== "none" || held.outlineStyle !== "none",
      };
    });
    expect(covered, `“${label}” is in view and not covered`).toBe(false);
    expect(outlined, `“${label}” shows that it has the focus`).toBe(true);
    if (typeof name === "string" ? label.trim() === name : name.test(label)) return;
  }
  throw new Error(`Tab never came to ${name}.`);
}

test("by keyboard alone: skip to the content, argue, reply, hide and undo", async ({ open, people }) => {
  const own = `From the keyboard ${newKey()}`;
  // Smooth scrolling would still be on its way when the place of the focus is looked at.
  const page = await open(people.moderator, { reducedMotion: "reduce" });
  await page.goto(`/threads/${THREAD}`);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await tabTo(page, "Skip to the content");
  await page.keyboard.press("Enter");
  await tabTo(page, /^Add an argument/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("radio", { name: "Pro-engagement" })).toBeFocused();
  await tabTo(page, "Claim");
  await page.keyboard.type(own);
  await tabTo(page, "Argument");
  await page.keyboard.type("No mouse was moved.");
  await tabTo(page, "Post argument");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: own })).toBeFocused();

  const claim = `Hidden by keys ${newKey()}`;
  await argue(people.author, { claim });
  await page.goto(`/threads/${THREAD}`);
  await expect(page.getByRole("button", { name: "Hide" }).first()).toBeVisible();
  await page.getByRole("article", { name: claim }).focus();
  await tabTo(page, "Hide");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Ground")).toBeFocused();
  await page.keyboard.type("To the");
  await tabTo(page, "Reason");
  await page.keyboard.type("By keyboard.");
  await tabTo(page, "Hide");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Hidden.");
});

test("Cancel gives the focus back to the button that opened the form", async ({ open, people }) => {
  const page = await open(people.member);
  await page.goto(`/threads/${THREAD}`);
  const reply = page
    .getByRole("article", { name: "The meeting itself is the concession" })
    .getByRole("button", { name: "Reply" });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await reply.press("Enter");
  await expect(page.getByRole("radio", { name: "Pro-engagement" })).toBeFocused();
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await expect(reply).toBeFocused();
});
