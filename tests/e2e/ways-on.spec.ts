import { expect, test } from "#tests/e2e/fixtures";
import type { Site } from "#tests/e2e/site";
import { WAYS } from "#tests/hostile/ways";

test.use({ ownForum: "ways-on" });

/** What of an answer leads on: Location, and the address that next-auth tells a script. */
async function leadsTo(site: Site, answer: Response, what: string): Promise<string> {
  const body = await answer.text();
  expect(answer.status, what).toBeLessThan(500);
  for (const cookie of answer.headers.getSetCookie()) expect(cookie, what).not.toMatch(/^\s*evil=/i);
  const location = answer.headers.get("location");
  if (location !== null) expect(new URL(location, site.url).origin, `${what}: ${location}`).toBe(site.url);
  const told = /^\{"url":"([^"]*)"/.exec(body)?.[1];
  if (told !== undefined) expect(new URL(told, site.url).origin, `${what}: ${told}`).toBe(site.url);
  return body;
}

/** The parameter once, twice, and as a list. */
const spellings = (name: string, way: string) => [
  new URLSearchParams([[name, way]]),
  new URLSearchParams([
    [name, "/"],
    [name, way],
  ]),
  new URLSearchParams([[`${name}[]`, way]]),
];

test("no parameter leads a reader to another site, on our pages and next-auth's", async ({ site }) => {
  const PAGES = [
    ["/signin", "then"],
    ["/signup", "then"],
    ["/signin/code", "then"],
    ["/signin", "callbackUrl"],
    ["/api/auth/signin", "callbackUrl"],
    ["/api/auth/signout", "callbackUrl"],
    ["/api/auth/error", "callbackUrl"],
  ] as const;
  for (const way of WAYS) {
    for (const [path, name] of PAGES) {
      for (const query of spellings(name, way)) {
        const what = `${path}?${query}`.slice(0, 200);
        const html = await leadsTo(site, await fetch(`${site.url}${path}?${query}`, { redirect: "manual" }), what);
        for (const [, value = ""] of html.matchAll(/<input[^>]*name="then"[^>]*value="([^"]*)"/g))
          expect(new URL(value.replaceAll("&amp;", "&"), site.url).origin, what).toBe(site.url);
      }
    }
  }
});

test("no form of next-auth leads to another site", async ({ site }) => {
  const asked = await fetch(`${site.url}/api/auth/csrf`);
  const { csrfToken } = await asked.json();
  const cookie = asked.headers
    .getSetCookie()
    .map((each) => each.split(";", 1)[0])
    .join("; ");
  let led = 0;
  for (const way of WAYS) {
    for (const path of ["/api/auth/callback/credentials", "/api/auth/signout", "/api/auth/signin/credentials"]) {
      for (const body of spellings("callbackUrl", way)) {
        body.set("csrfToken", csrfToken);
        const answer = await fetch(site.url + path, {
          method: "POST",
          headers: { cookie, origin: site.url },
          body,
          redirect: "manual",
        });
        if (answer.headers.has("location")) led += 1;
        await leadsTo(site, answer, `${path} ${body}`.slice(0, 200));
      }
    }
  }
  expect(led).toBeGreaterThan(WAYS.length);
});
