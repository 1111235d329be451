import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isNarrowed, searchAddress } from "#lib/search/address";
import { Search } from "#lib/search/schema";

const parsed = (address: string) => Search.parse(Object.fromEntries(new URL(address, "http://host").searchParams));

describe("the address of a search", () => {
  test.each([
    [{ q: "a b" }, {}, "/search?q=a+b"],
    [{ q: "a", thread: "t", page: 3 }, {}, "/search?q=a&thread=t"],
    [{ q: "a", page: 3 }, { page: 4 }, "/search?q=a&page=4"],
    [{ q: "a", page: 2 }, { page: 1 }, "/search?q=a"],
    [{ q: "a&b=c#", kind: "members" as const }, { kind: "articles" as const }, "/search?q=a%26b%3Dc%23&kind=articles"],
  ])("of %j with %j is %s", (search, changes, address) => expect(searchAddress(search, changes)).toBe(address));

  test("of anything typed reads back as the same search", () => {
    const typed = fc.record({
      q: fc.string({ unit: "binary" }),
      author: fc.string(),
      page: fc.string(),
      kind: fc.string(),
    });
    fc.assert(
      fc.property(typed, (values) => {
        const search = Search.parse(values);
        expect(parsed(searchAddress(search, { page: search.page }))).toEqual(search);
      }),
    );
  });
});

test.each([
  [{ q: "a" }, false],
  [{ q: "a", thread: "", author: " " }, false],
  [{ q: "a", author: "@Somebody" }, true],
  [{ q: "a", author: "@" }, false],
  [{ q: "a", author: "@ @" }, false],
  [{ q: "a", kind: "members" }, true],
])("whether %j is narrowed: %s", (values, narrowed) => expect(isNarrowed(Search.parse(values))).toBe(narrowed));

test.each(["0", "-1", "1.5", "51", "99999", "x", ""])("page %j is the first", (page) => {
  expect(Search.parse({ page }).page).toBe(1);
});
