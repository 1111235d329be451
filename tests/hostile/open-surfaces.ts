import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Person } from "#lib/viewer";
import { cookieOf } from "#tests/e2e/cookies";
import type { Site } from "#tests/e2e/site";
import { type Watch, watch } from "#tests/hostile/watch";

/** A browser of somebody's own in which every page is watched. */
export type Reader = Watch & { context: BrowserContext; page: Page };

export async function newReader(browser: Browser, site: Site, who: Person | null): Promise<Reader> {
  const context = await browser.newContext({ baseURL: site.url });
  const watched = await watch(context);
  const reader = { ...watched, context, page: await context.newPage() };
  await become(reader, site, who);
  return reader;
}

/** From here on somebody else reads. */
export async function become({ context }: Reader, site: Site, who: Person | null): Promise<void> {
  await context.clearCookies();
  if (who) await context.addCookies([await cookieOf(who, site)]);
}

/** Opens a page, waits until it has come alive, and looks; answers its status. */
export async function open({ page, look, seen }: Reader, path: string): Promise<number> {
  const response = await page.goto(path, { waitUntil: "load" });
  const status = response?.status() ?? 0;
  if (status >= 500) seen.push(`status ${status} at ${path}`);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await look(page);
  return status;
}
