import { everyPage, onTheWayIn, type Reader, routeOf, routes } from "#tests/e2e/every-page";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import { expectAccessible } from "#tests/e2e/look";
import { known } from "#tests/e2e/thread-page";

test("every page is among those that are looked at", async ({ people }) => {
  const opened = new Set((await everyPage(people)).map(([, address]) => routeOf(address)));
  expect(routes().filter((route) => !opened.has(route))).toEqual([]);
});

const PARTS: [string, Reader[], (address: string) => boolean][] = [
  ["a visitor, of arguments", ["visitor"], (address) => address.startsWith("/threads")],
  ["a visitor, elsewhere", ["visitor"], (address) => !address.startsWith("/threads")],
  ["a member", ["author", "member"], () => true],
  ["a moderator", ["moderator"], () => true],
  ["an admin", ["admin"], () => true],
];

for (const [who, readers, isOf] of PARTS)
  test(`every page is accessible in light and dark, in both directions, at every size: as ${who}`, async ({
    open,
    people,
    site,
  }) => {
    test.setTimeout(300_000);
    const pages = await everyPage(people);
    for (const reader of readers) {
      const page = await open(reader === "visitor" ? null : people[reader]);
      if (reader === "visitor") await onTheWayIn(page, people, site);
      for (const [, address] of pages.filter(([of, at]) => of === reader && isOf(at))) {
        await page.goto(address);
        if (reader !== "visitor") await known(page);
        await expectAccessible(page, `${address} as ${reader}`);
      }
    }
  });

test("every page has a title that tells what it is, and no two the same", async ({ people, site }) => {
  const titles = new Map<string, Set<string>>();
  for (const [reader, address] of await everyPage(people)) {
    const headers = await cookieHeader(reader === "visitor" ? null : people[reader]);
    const html = await (await fetch(site.url + address, { headers })).text();
    const [, title = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
    expect(title, address).toMatch(address === "/" ? /^Parley$/ : /^.{4,} · Parley$/);
    titles.set(title, (titles.get(title) ?? new Set()).add(routeOf(address) ?? "none"));
  }
  expect([...titles].filter(([, routesOfIt]) => routesOfIt.size > 1)).toEqual([]);
});
