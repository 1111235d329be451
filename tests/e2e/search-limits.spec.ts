import { countSearch } from "#lib/search/count-search";
import { expect, test } from "#tests/e2e/fixtures";
import { startSite } from "#tests/e2e/site";
import { argue, newKey, PRO, THREAD } from "#tests/people";

test.use({ ownForum: "search-limits" });

const OFTEN = 240;
const OFTEN_FOR_ONE = 120;
const SENTENCE = /There were too many searches from your (network|account)\. You can search again in \d+ seconds?\./;

test("a network that searches too often is told when to go on; others, and other pages, are answered", async ({
  browser,
}) => {
  const behindProxy = await startSite(undefined, 1, { environment: { PARLEY_PROXIES: "1" } });
  const ask = (path: string, address: string, headers: Record<string, string> = {}) =>
    fetch(behindProxy.url + path, { headers: { ...headers, "x-forwarded-for": address } });
  const SIMILAR = `/api/similar?thread=${THREAD}&claim=Talks+are+a+way`;
  try {
    for (let i = 0; i < OFTEN - 2; i += 1) await (await ask(SIMILAR, "192.0.2.1")).arrayBuffer();
    expect((await ask("/search?q=talks", "192.0.2.1")).status).toBe(200);
    expect((await ask(SIMILAR, "192.0.2.1")).status).toBe(200);

    const page = await ask("/search?q=talks&author=editors", "192.0.2.1");
    expect(page.status).toBe(429);
    expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(page.headers.get("retry-after"))).toBeLessThanOrEqual(60);
    const similar = await ask(SIMILAR, "192.0.2.1");
    expect(similar.status).toBe(429);
    expect(Number(similar.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await similar.json()).error).toMatch(SENTENCE);
    const forRouter = await ask("/search?q=talks", "192.0.2.1", { rsc: "1" });
    expect(await forRouter.text()).toMatch(SENTENCE);

    // No words, no search; and reading has no limit.
    for (const path of ["/search", "/search?q=", `/threads/${THREAD}`])
      expect((await ask(path, "192.0.2.1")).status, path).toBe(200);
    for (const path of ["/search?q=talks", SIMILAR]) expect((await ask(path, "192.0.2.2")).status, path).toBe(200);

    const reader = await browser.newPage({ extraHTTPHeaders: { "x-forwarded-for": "192.0.2.1" } });
    await reader.goto(`${behindProxy.url}/search?q=talks+again`);
    await expect(reader.getByRole("main").getByRole("alert")).toHaveText(SENTENCE);
    await expect(reader.getByRole("searchbox", { name: "Words to look for" })).toHaveValue("talks again");
    await reader.close();
  } finally {
    await behindProxy.stop();
  }
});

test("a member who may not search for a while writes on, without the hints", async ({ open, people }) => {
  const word = `w${newKey().slice(0, 8)}`;
  await argue(people.author, { claim: `Talks about ${word} help` });
  const page = await open(people.member);
  await page.goto(`/threads/${THREAD}/argue?stance=${PRO}`);
  for (let i = 0; i < OFTEN_FOR_ONE; i += 1) await countSearch(people.member, "192.0.2.3");
  const answered = page.waitForResponse((response) => response.url().includes("/api/similar"));
  await page.getByLabel("Claim").fill(`Talks about ${word} help everybody`);
  expect((await answered).status()).toBe(429);
  await expect(page.getByRole("link", { name: `Talks about ${word} help` })).toHaveCount(0);
  await page.getByLabel("Argument", { exact: true }).fill("Because those who talk hear each other.");
  await page.getByRole("button", { name: "Post argument" }).click();
  await expect(page.getByText(`Talks about ${word} help everybody`).first()).toBeVisible();
});
