import { chromium as browser } from "@playwright/test";
import { answerOf } from "#tests/bench/answer-of";
import { startFloor } from "#tests/bench/floor";
import { median, type Row, timeRow } from "#tests/bench/row";
import type { Stage } from "#tests/bench/stage";
import { chromium } from "#tests/e2e/chromium";

const TIMES = 7;

/**
 * When the largest thing on a thread's page is drawn (LCP) by a browser that has nothing of it yet, on a processor four
 * times slower; the floor is the same HTML from a bare server, without its styles, fonts and scripts.
 */
export async function drawnRows({ site, thread }: Stage): Promise<Row[]> {
  const floor = await startFloor([await answerOf(site.url + thread, { "accept-encoding": "br" })]);
  const started = await browser.launch(chromium.launchOptions);
  const drawnAt = async (url: string) => {
    const context = await started.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(url, { waitUntil: "load" });
    const ms = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          });
        }),
    );
    await context.close();
    return ms;
  };
  try {
    const [ours, bare]: [number[], number[]] = [[], []];
    for (let i = -1; i < TIMES; i += 1) {
      const [a, b] = [await drawnAt(site.url + thread), await drawnAt(floor.url + thread)];
      if (i < 0) continue;
      ours.push(a);
      bare.push(b);
    }
    return [timeRow("thread, largest thing drawn (LCP)", median(ours), median(bare), "phone, processor 4 × slower")];
  } finally {
    await started.close();
    await floor.stop();
  }
}
