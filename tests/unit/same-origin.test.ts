import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { isSameOrigin } from "#lib/http/same-origin";

const OWN = "https://debate.example.org";
const HOST = "debate.example.org";

function allows(method: string, headers: Record<string, string | undefined>): boolean {
  const request = Object.assign(new IncomingMessage(new Socket()), { method });
  Object.assign(request.headers, headers);
  return isSameOrigin(request, OWN);
}

test.each(["GET", "HEAD"])("%s is answered to everybody, as it changes nothing", (method) => {
  expect(allows(method, { host: HOST, origin: "https://evil.example", "sec-fetch-site": "cross-site" })).toBe(true);
});

describe("a change is accepted", () => {
  test.each([
    ["when the browser says so", { host: HOST, origin: OWN, "sec-fetch-site": "same-origin" }],
    [
      "when the browser says so, behind a proxy that changes the host",
      { host: "127.0.0.1:3000", "sec-fetch-site": "same-origin" },
    ],
    ["from our origin, by a browser without Sec-Fetch-Site", { host: HOST, origin: OWN }],
    ["from our origin, behind a proxy that changes the host", { host: "127.0.0.1:3000", origin: OWN }],
    [
      "from the host that was asked, under another name of ours",
      { host: "localhost:3000", origin: "http://localhost:3000" },
    ],
  ])("%s", (_, headers) => expect(allows("POST", headers)).toBe(true));
});

describe("a change is refused", () => {
  test.each([
    ["from another site", { host: HOST, origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["from a sister host", { host: HOST, origin: "https://other.example.org", "sec-fetch-site": "same-site" }],
    ["from no page at all (typed, bookmark)", { host: HOST, "sec-fetch-site": "none" }],
    [
      "whatever Origin says, when Sec-Fetch-Site says otherwise",
      { host: HOST, origin: OWN, "sec-fetch-site": "cross-site" },
    ],
    ["with a made-up Sec-Fetch-Site", { host: HOST, origin: OWN, "sec-fetch-site": "same-origin, none" }],
    ["with an empty Sec-Fetch-Site", { host: HOST, origin: OWN, "sec-fetch-site": "" }],
    ["without Origin and Sec-Fetch-Site", { host: HOST }],
    ["with Origin null, as from a sandbox", { host: HOST, origin: "null" }],
    ["from another origin", { host: HOST, origin: "https://evil.example" }],
    ["from a host that begins like ours", { host: HOST, origin: "https://debate.example.org.evil.example" }],
    ["from a host that ends like ours", { host: HOST, origin: "https://xdebate.example.org" }],
    ["from another port", { host: HOST, origin: "https://debate.example.org:8443" }],
    ["with our name as another site's user", { host: HOST, origin: "https://debate.example.org@evil.example" }],
    ["with an Origin that is none", { host: HOST, origin: "debate.example.org" }],
    ["with an Origin that is none, and no Host", { origin: "debate.example.org" }],
    ["with an empty Origin and no Host", { origin: "" }],
  ])("%s", (_, headers) => {
    for (const method of ["POST", "PUT", "DELETE", "get", ""]) expect(allows(method, headers), method).toBe(false);
  });
});
