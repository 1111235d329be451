import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "#tests/e2e/fixtures";
import { thread } from "#tests/e2e/thread-page";
import { fillPage } from "#tests/full-page";
import { inRawDatabase } from "#tests/integration/raw-database";
import { emptyThread } from "#tests/people";

test.use({ ownForum: "budget" });

/** What a page of Next 16.4 with nothing on it has the browser load, compressed with gzip. */
const BARE_SCRIPT = 139_000;
const MOST_SCRIPT = BARE_SCRIPT + 35_000;
const MOST_PAGE = 300_000;
/** How many times as long as the text that it shows the HTML of a full page may be. */
const MOST_HTML_PER_TEXT = 2.2;

type Counted = { bytes: Record<string, number>; scripts: string[] };
type Loaded = Counted & { shift: () => Promise<number> };

/** Opens a page on a slow machine, and answers what came over the network for it, by kind, as it came. */
async function load(page: Page, path: string): Promise<Loaded> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const counted = await counting(session);
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const shift = () =>
    page.evaluate(() => (window as Window & { shifts?: number[] }).shifts?.reduce((sum, one) => sum + one, 0) ?? -1);
  return { ...counted, shift };
}

async function counting(session: CDPSession): Promise<Counted> {
  const bytes: Record<string, number> = {};
  const scripts: string[] = [];
  const kinds = new Map<string, string>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    kinds.set(requestId, type);
    if (type === "Script") scripts.push(response.url);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  return { bytes, scripts };
}

/** What these weigh with gzip, as the bare page is told: the browser itself asks for brotli. */
async function withGzip(urls: string[]): Promise<number> {
  const lengths = urls.map(async (url) => {
    const { headers } = await fetch(url, { headers: { "accept-encoding": "gzip" } });
    expect(Number(headers.get("content-length")), url).toBeGreaterThan(0);
    return Number(headers.get("content-length"));
  });
  return (await Promise.all(lengths)).reduce((sum, length) => sum + length, 0);
}

test("a full page of a thread is light: what the browser loads, and how much of it is text", async ({ open, site }) => {
  const { id, slug } = await emptyThread("full-page");
  expect(inRawDatabase((db) => fillPage(db, id))).toBe(100);
  const page = await open(null);
  const { bytes, scripts, shift } = await load(page, `/threads/${slug}`);
  await expect(page.locator("main article[id]")).toHaveCount(100);

  const script = await withGzip(scripts);
  expect(script).toBeGreaterThan(BARE_SCRIPT / 2);
  expect(script).toBeLessThanOrEqual(MOST_SCRIPT);
  expect(Object.values(bytes).reduce((sum, kind) => sum + kind, 0)).toBeLessThanOrEqual(MOST_PAGE);
  // As it is told everywhere, in two places: a font that comes in the same moment as the first drawing may move the header by less.
  expect((await shift()).toFixed(2)).toBe("0.00");

  const answer = await fetch(`${site.url}/threads/${slug}`, { headers: { "accept-encoding": "identity" } });
  const html = await answer.text();
  const text = await page.evaluate(() => {
    for (const unseen of document.querySelectorAll("script, style, noscript")) unseen.remove();
    return document.body.textContent?.replace(/\s+/g, " ") ?? "";
  });
  expect(text.length).toBeGreaterThan(50_000);
  expect(html.length / text.length).toBeLessThanOrEqual(MOST_HTML_PER_TEXT);
});

test("the words of an argument are sent once: the data for the browser has none of them", async ({ site }) => {
  const html = await (await fetch(site.url + thread)).text();
  const claim = "A narrow, technical channel is not recognition";
  const scripts = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join("\n");
  expect(scripts).toContain("__next_f");
  expect(scripts).not.toContain(claim);
  expect(html.split(`>${claim}</h3>`)).toHaveLength(2);
  expect(html).not.toContain("<!--still");
});
