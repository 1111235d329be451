import { globSync } from "node:fs";
import { dirname, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { KEPT_ROUTES, publicPage } from "#lib/http/public-pages";

const NOW = new Date("2026-11-26T10:00:00Z");
const addressOf = (url: string) => publicPage(url, NOW)?.address ?? null;

/** Made for each request: they are somebody's own, or take something in, or answer words that anybody can make up. */
const MADE_FOR_EACH = [
  "/act/[id]",
  "/admin/members",
  "/admin/rules",
  "/admin/threads",
  "/admin/threads/[slug]",
  "/api/auth/[...nextauth]",
  "/api/seen",
  "/api/similar",
  "/api/unsubscribe",
  "/decisions",
  "/decisions/[id]",
  "/email/[token]",
  "/moderation",
  "/moderation/appeals",
  "/moderation/decided",
  "/moderation/held",
  "/moderation/members/[handle]",
  "/moderation/mine",
  "/moderation/orders",
  "/notice/[receipt]",
  "/notifications",
  "/notifications/[id]",
  "/reset",
  "/reset/[token]",
  "/search",
  "/settings",
  "/settings/data",
  "/settings/data/export",
  "/settings/notifications",
  "/settings/second-step",
  "/setup",
  "/signin",
  "/signin/code",
  "/signout",
  "/signup",
  "/signup/handle",
  "/threads/[slug]/argue",
  "/threads/[slug]/arguments/[id]/credits/[credit]",
  "/threads/[slug]/arguments/[id]/edit",
  "/threads/[slug]/arguments/[id]/moderate",
  "/threads/[slug]/arguments/[id]/moved",
  "/threads/[slug]/arguments/[id]/rate",
  "/threads/[slug]/arguments/[id]/report",
  "/threads/[slug]/arguments/[id]/review",
  "/threads/[slug]/moderate",
  "/transparency/statements.json",
  "/unsubscribe",
  "/verify",
  "/verify/[token]",
];

describe("what is kept", () => {
  test("is said of every page there is", () => {
    const routes = globSync("app/**/{page.tsx,route.ts}").map((file) => `/${relative("app", dirname(file))}`);
    expect(routes.toSorted()).toEqual([...KEPT_ROUTES, ...MADE_FOR_EACH].toSorted());
  });

  test.each([
    ["/", "site"],
    ["/threads/eu-taliban-brussels", "thread:eu-taliban-brussels"],
    ["/threads/a/timeline?before=12", "thread:a"],
    ["/threads/a/map?page=2", "thread:a"],
    ["/threads/a/minds", "thread:a"],
    ["/threads/a/arguments/7", "thread:a"],
    ["/threads/a/arguments/7/history", "thread:a"],
    ["/threads/a/arguments/7/credits?before=3", "thread:a"],
    ["/members/a.b-c_d", "site"],
    ["/log?kind=hide&ground=spam&thread=a&before=9", "site"],
    ["/log/feed.atom?kind=hide", "site"],
    ["/notice?argument=1", "site"],
    ["/_next/static/chunks/2bz9lf2yokkk9.js", "build"],
    ["/icons.svg", "build"],
    ["/about", "build"],
  ])("%s depends on %s", (url, scope) => expect(publicPage(url, NOW)).toMatchObject({ address: url, scope }));

  test.each([
    ["/?utm_source=x", "/"],
    ["/threads/a?", "/threads/a"],
    ["/threads/a?fbclid=1&order=newest&x=2", "/threads/a?order=newest"],
    ["/threads/a?passage=1-20&order=newest", "/threads/a?order=newest&passage=1-20"],
    ["/threads/a?after=562500.17-0&order=common-ground", "/threads/a?order=common-ground&after=562500.17-0"],
    ["/threads/a?order=", "/threads/a"],
    ["/log?before=&kind=hide&ground=", "/log?kind=hide"],
    ["/icon.svg?icon.1ma9.svg", "/icon.svg"],
    ["/about?a=%00%ff", "/about"],
  ])("%s is the page %s", (url, address) => expect(addressOf(url)).toBe(address));

  test.each([
    "/threads/a?order=newest&order=strongest",
    "/threads/a?after=%3Cscript%3E",
    "/threads/a/timeline?before=12345678901234567",
    "/threads/a/arguments/7.rsc",
    "/threads/A",
    "/threads/a/",
    "/threads/a/arguments/7/review",
    "/threads/a/argue",
    "/search?q=talks",
    "/api/viewer",
    "/_next/image?url=x",
    "/_next/static/../server/app.js?x",
    "/members/ab",
    "/no-such-page",
  ])("%s is not", (url) => expect(publicPage(url, NOW)).toBeNull());

  test("until its day is over, where it tells of days", () => {
    expect(publicPage("/transparency", NOW)?.until).toBe(Date.parse("2026-11-27T00:00:00Z"));
    expect(publicPage("/log", NOW)?.until).toBe(Number.POSITIVE_INFINITY);
  });
});
