import { describe, expect, test } from "vitest";
import { isOpenedByPerson } from "#lib/notifications/opened-by-person";

const opens = (headers: Record<string, string>, method = "GET") =>
  isOpenedByPerson({ method, headers: new Headers(headers) });
const fetched = (site: string, dest: string, more = {}) => ({
  "sec-fetch-site": site,
  "sec-fetch-dest": dest,
  ...more,
});

describe("a notification is read when a person", () => {
  test.each([
    ["follows the link on the page", fetched("same-origin", "document", { "sec-fetch-user": "?1" })],
    ["follows the link of a mail program", fetched("none", "document", { "sec-fetch-user": "?1" })],
    ["follows the link in web mail", fetched("cross-site", "document", { "sec-fetch-user": "?1" })],
    ["loads the page again", fetched("same-origin", "document")],
    ["has a browser that tells nothing", {}],
  ])("%s", (_, headers) => expect(opens(headers)).toBe(true));
});

describe("a notification stays unread when", () => {
  test.each([
    ["a foreign page has it as a picture", fetched("cross-site", "image")],
    ["a page of the same site has it as a picture", fetched("same-site", "image")],
    ["our own page has it as a picture", fetched("same-origin", "image")],
    ["a foreign page has it in a frame", fetched("cross-site", "iframe", { "sec-fetch-user": "?1" })],
    ["a script fetches it", fetched("same-origin", "empty")],
    ["a foreign page goes there by itself", fetched("cross-site", "document")],
    ["the browser fetches it ahead", fetched("same-origin", "document", { "sec-purpose": "prefetch;prerender" })],
    ["an older browser fetches it ahead", { purpose: "prefetch" }],
    ["an older Firefox fetches it ahead", { "x-moz": "prefetch" }],
  ])("%s", (_, headers) => expect(opens(headers)).toBe(false));

  test("only its head is asked for", () => {
    expect(opens({}, "HEAD")).toBe(false);
  });
});
