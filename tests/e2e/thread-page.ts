import type { Page } from "@playwright/test";
import { expect } from "#tests/e2e/fixtures";
import { THREAD } from "#tests/people";

export const thread = `/threads/${THREAD}`;
export const WITHOUT_SCRIPT = { javaScriptEnabled: false };

export const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
export const article = (page: Page, id: number) => page.locator(`article#a${id}`);
/** Until the page knows who reads, so that what is personal is there. */
export const known = (page: Page) =>
  expect(page.getByRole("banner").getByRole("button", { name: "Sign out" })).toBeVisible();
