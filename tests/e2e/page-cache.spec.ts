import { Agent, get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync } from "node:zlib";
import { onPostgres } from "#db/columns";
import { publicPage } from "#lib/http/public-pages";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { cookieHeader, expect, PUBLIC_PAGES, test } from "#tests/e2e/fixtures";
import { argue, newKey, THREAD } from "#tests/people";

test.use({ ownForum: "page-cache" });

const thread = `/threads/${THREAD}`;
/**
 * What this process writes is to the site the act of another machine. In one file it shows at the next request; over a
 * server of the database as soon as the site has heard of it, and never later than this (docs/decisions/0028).
 */
const KNOWN_WITHIN_MS = onPostgres ? 1_000 : 0;

test("every public page is made once and then given from memory, the same to everyone, under a strict policy", async ({
  site,
  people,
}) => {
  const kept = PUBLIC_PAGES.filter((path) => publicPage(path));
  expect(kept.length).toBeGreaterThan(15);
  for (const path of kept) {
    const first = await fetch(site.url + path);
    const body = await first.text();
    for (const headers of [{}, await cookieHeader(people.moderator), { "accept-language": "fa", dnt: "1" }]) {
      const again = await fetch(site.url + path, { headers });
      expect([again.status, again.headers.get("x-parley-cache")], path).toEqual([200, "hit"]);
      expect(again.headers.get("content-security-policy")).toBe(first.headers.get("content-security-policy"));
      expect((await again.text()) === body, path).toBe(true);
    }
    expect(first.headers.get("set-cookie"), path).toBeNull();
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(policy, path).not.toMatch(/unsafe-inline|nonce-/);
    if (first.headers.get("content-type")?.startsWith("text/html")) {
      expect(policy, path).toContain("'sha256-");
      // However long it took to be known.
      expect(body.split("</head>")[0], path).toMatch(/<title>[^<]/);
    }
  }
});

test("what is somebody's own, or an error, is never kept", async ({ site, people }) => {
  const headers = await cookieHeader(people.member);
  for (const path of ["/settings", "/notifications", "/no-such-page", `${thread}/arguments/99999`, "/search?q=talks"]) {
    for (let round = 0; round < 2; round += 1) {
      const response = await fetch(site.url + path, { headers });
      expect(response.headers.get("x-parley-cache"), path).toBe("pass");
    }
  }
});

test("a browser that comes back is told that nothing changed, and of a change at once", async ({ site, people }) => {
  const { headers } = await fetch(site.url + thread);
  const again = { headers: { "if-none-match": headers.get("etag") ?? "" } };
  expect((await fetch(site.url + thread, again)).status).toBe(304);
  const claim = `News ${newKey()}`;
  const id = await argue(people.author, { claim });
  await sleep(KNOWN_WITHIN_MS);
  const changed = await fetch(site.url + thread, again);
  expect([changed.status, (await changed.text()).includes(claim)]).toEqual([200, true]);
  await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
  await sleep(KNOWN_WITHIN_MS);
  expect(await (await fetch(site.url + thread)).text()).not.toContain(claim);
});

test("very many readers, while a moderator hides and restores: nobody gets what does not stand", async ({
  site,
  people,
}) => {
  test.setTimeout(300_000);
  const READERS = 24;
  const ANSWERS = onPostgres ? 32_000 : 100_000;
  const ANSWERS_PER_ACT = 800;
  const secret = `raced${newKey()}`;
  const id = await argue(people.author, { claim: `Claim ${secret}` });
  const agent = new Agent({ keepAlive: true, maxSockets: READERS });
  // Odd while an act is under way: what is answered then may be either.
  let epoch = 0;
  let shown = true;
  let checked = 0;
  let acts = 0;
  const stale: string[] = [];
  // Bytes with the same ETag are the same bytes: each is unpacked once.
  const hasSecret = new Map<string, boolean>();

  const ask = () =>
    new Promise<boolean>((resolve, reject) => {
      get(site.url + thread, { agent, headers: { "accept-encoding": "br" } }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const etag = response.headers.etag ?? "";
          const known = hasSecret.get(etag);
          const has = known ?? brotliDecompressSync(Buffer.concat(chunks)).includes(secret);
          hasSecret.set(etag, has);
          resolve(has);
        });
      }).on("error", reject);
    });
  async function read() {
    while (checked < ANSWERS) {
      const before = epoch;
      const expected = shown;
      const has = await ask();
      if (before !== epoch || before % 2 === 1) continue;
      checked += 1;
      if (has !== expected) stale.push(`${expected ? "shown" : "hidden"} in epoch ${before}`);
    }
  }
  async function moderate() {
    while (checked < ANSWERS) {
      epoch += 1;
      if (shown) await hideArgument(people.moderator, { id, revision: 1, ground: "spam", reason: "For the test." });
      else await restoreArgument(people.moderator, { id, reason: "" });
      shown = !shown;
      await sleep(KNOWN_WITHIN_MS);
      epoch += 1;
      acts += 1;
      const enough = checked + ANSWERS_PER_ACT;
      while (checked < Math.min(enough, ANSWERS)) await sleep(5);
    }
  }
  await Promise.all([moderate(), ...Array.from({ length: READERS }, read)]);
  agent.destroy();
  expect(stale).toEqual([]);
  expect(acts).toBeGreaterThan((0.8 * ANSWERS) / ANSWERS_PER_ACT);
  expect(new Set(hasSecret.values()).size).toBe(2);
});
