import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import { load } from "#tests/bench/load";
import { cookieHeader } from "#tests/e2e/cookies";
import { type Site, startSite } from "#tests/e2e/site";
import { sendNonsense } from "#tests/hostile/bodies";
import { person, THREAD } from "#tests/people";

const SENDERS = 4;
const SECONDS = 30;
const MOST_MB = 1_500;
let site: Site;
beforeAll(async () => {
  site = await startSite(dataFolder(), 1, { environment: { PARLEY_PROXIES: "1" } });
});
afterAll(() => site?.stop());

test("while four send nonsense to every address without a pause, readers wait less than a second", async () => {
  const who = await cookieHeader(await person("a-sender"));
  let isOver = false;
  const sending = Array.from({ length: SENDERS }, () => sendNonsense(site.url, who, () => isOver));
  const pages = await load({ url: `${site.url}/threads/${THREAD}`, seconds: SECONDS });
  const search = await load({ url: `${site.url}/search?q=talks`, seconds: SECONDS, fromMany: true });
  isOver = true;
  const sent = (await Promise.all(sending)).reduce((sum, each) => sum + each, 0);
  const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.pid}/status`, "utf8"))?.[1]);
  console.log({ sent, pages, search, memoryMB: Math.round(kb / 1024) });
  expect(sent).toBeGreaterThan(200);
  // Of what was promised for these, a second is the demand itself.
  expect(pages.p99).toBeLessThan(1_000);
  expect(search.p99).toBeLessThan(1_000);
  expect(kb / 1024).toBeLessThan(MOST_MB);
});
