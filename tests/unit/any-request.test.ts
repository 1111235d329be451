import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { parseCookie } from "next/dist/compiled/@edge-runtime/cookies";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { expect, test } from "vitest";
import { deviceInWords } from "#lib/accounts/device-in-words";
import { clientAddress } from "#lib/http/client-address";
import { encodingFor } from "#lib/http/compress";
import { cookieOf } from "#lib/http/cookie-of";
import { isOneClick } from "#lib/http/one-click";
import { isRouterState } from "#lib/http/router-state";
import { isSameOrigin } from "#lib/http/same-origin";

const OWN = "https://debate.example.org";
const HOST = "debate.example.org";
const RUNS = { numRuns: 1_000 };

type Sent = { method?: string; url?: string; peer?: string; headers?: Record<string, string | undefined> };

function request({ method = "POST", url = "/", peer = "127.0.0.1", headers = {} }: Sent): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const message = Object.assign(new IncomingMessage(socket), { method, url });
  Object.assign(message.headers, headers);
  return message;
}

/** What a header can hold: no line ends, which the parser of HTTP refuses. */
const header = fc.string({ unit: "binary-ascii", maxLength: 60 }).map((text) => text.replace(/[\r\n\0]/g, ""));
const address = fc.oneof(fc.ipV4(), fc.ipV6());
const hop = fc.oneof(
  address,
  header,
  fc.constantFrom("", "unknown", "_hidden", "1.2.3.4:80", "[::1]:80", "::ffff:7f00:1"),
);

/** The eight groups of an IPv6 address, as the platform reads it. */
function groupsOf(typed: string): string[] {
  const [left = "", right] = new URL(`http://[${typed}]`).hostname.slice(1, -1).split("::");
  const [before, after] = [left, right ?? ""].map((part) => part.split(":").filter(Boolean));
  const gap = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  return [...(before ?? []), ...Array.from({ length: gap }, () => "0"), ...(after ?? [])];
}

/** The network that an address is counted under, told another way. */
function networkOf(typed: string): string {
  if (!typed.includes(":")) return typed;
  const groups = groupsOf(typed);
  if (groups.slice(0, 6).join() !== "0,0,0,0,0,ffff") return `${groups.slice(0, 4).join(":")}::/64`;
  const [high, low] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high, low].flatMap((pair = 0) => [pair >> 8, pair & 255]).join(".");
}

test("a request counts under its peer, or under what our own proxies wrote, whatever stands further left", () =>
  fc.assert(
    fc.property(
      address,
      fc.array(
        hop.map((each) => each.replaceAll(",", "")),
        { maxLength: 5 },
      ),
      fc.integer({ min: 0, max: 9 }),
      fc.array(address, { minLength: 1, maxLength: 9 }),
      (peer, madeUp, proxies, written) => {
        const headers = { "x-forwarded-for": [...madeUp, ...written].join(", ") };
        const counted = clientAddress(request({ peer, headers }), proxies);
        expect(counted).toMatch(/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){3}::\/64)$/);
        if (proxies === 0) expect(counted).toBe(networkOf(peer));
        if (proxies > 0 && proxies <= written.length) expect(counted).toBe(networkOf(written.at(-proxies) ?? ""));
        if (proxies > written.length + madeUp.length) expect(counted).toBe(networkOf(peer));
      },
    ),
    RUNS,
  ));

test("an address that is spelled in another way counts as the same", () =>
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV4(), (long, short) => {
      const counted = (peer: string) => clientAddress(request({ peer }), 0);
      const groups = groupsOf(long);
      expect(counted(long)).toBe(counted(groups.join(":")));
      expect(counted(long)).toBe(counted(groups.map((group) => group.padStart(4, "0").toUpperCase()).join(":")));
      expect(counted(`::ffff:${short}`)).toBe(short);
      expect(counted(`0:0:0:0:0:FFFF:${short}`)).toBe(short);
      expect(counted(groupsOf(`::ffff:${short}`).join(":"))).toBe(short);
    }),
    RUNS,
  ));

const strange = fc.oneof(
  fc.webUrl().map((url) => new URL(url).origin),
  header,
  fc.webUrl(),
  fc
    .array(
      fc.constantFrom(
        "https://",
        "http://",
        HOST,
        "evil.example",
        "@",
        ":",
        "443",
        ".",
        "/",
        "\\",
        "#",
        "?",
        " ",
        "null",
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join("")),
);
const leadsToUs = (origin: string) => origin === OWN || (URL.canParse(origin) && new URL(origin).host === HOST);

test("nothing is changed from elsewhere, whatever Origin, Sec-Fetch-Site and the method are", () =>
  fc.assert(
    fc.property(
      fc.oneof(header, fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "get", "Head", "OPTIONS")),
      fc.option(strange, { nil: undefined }),
      fc.option(fc.oneof(header, fc.constantFrom("none", "cross-site", "same-site", "Same-Origin", " same-origin")), {
        nil: undefined,
      }),
      (method, origin, site) => {
        fc.pre(method !== "GET" && method !== "HEAD" && site !== "same-origin");
        const isAllowed = isSameOrigin(
          request({ method, headers: { host: HOST, origin, "sec-fetch-site": site } }),
          OWN,
        );
        expect(isAllowed).toBe(site === undefined && origin !== undefined && leadsToUs(origin));
      },
    ),
    RUNS,
  ));

test("an exception from that is an address with a token alone, and only for the form that RFC 8058 has", () =>
  fc.assert(
    fc.property(header, header, (method, url) => {
      if (isOneClick(request({ method, url })))
        expect([method, url]).toEqual(["POST", expect.stringMatching(/^\/unsubscribe\?/)]);
    }),
    RUNS,
  ));

const pair = fc.tuple(
  fc.constantFrom("session", "session", "other", "x-session", "__proto__", ""),
  fc.oneof(header, fc.constantFrom("a", "%61", "%", "%ff", "a=b", "", '"a"', " a ")),
);
const cookies = fc.oneof(
  header,
  fc
    .tuple(fc.array(pair, { maxLength: 6 }), fc.constantFrom("; ", ";", ";  ", " ; ", ","))
    .map(([pairs, between]) => pairs.map((each) => each.join("=")).join(between)),
);

test("a cookie is read as the pages read it, whatever else stands in the header", () =>
  fc.assert(
    fc.property(cookies, (sent) => {
      for (const name of ["session", "__proto__", "constructor"])
        expect(cookieOf(sent, name)).toBe(parseCookie(sent).get(name));
    }),
    RUNS,
  ));

const { state } = fc.letrec((tie) => ({
  segment: fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.constantFrom("d", "c", "oc", null), fc.constant([])), {
      maxLength: 5,
    }),
  ),
  state: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue(),
    fc.tuple(tie("segment"), fc.dictionary(fc.string({ maxLength: 5 }), tie("state"), { maxKeys: 2 })),
    fc
      .tuple(
        tie("segment"),
        fc.dictionary(fc.string({ maxLength: 5 }), tie("state"), { maxKeys: 2 }),
        fc.array(
          fc.oneof(fc.constantFrom(null, "refetch", "metadata-only", 1, true), fc.tuple(fc.string(), fc.string())),
          {
            maxLength: 5,
          },
        ),
      )
      .map(([segment, below, more]) => [segment, below, ...more]),
  ),
}));

test("of what a router says that it has, all that we let through Next can read", () =>
  fc.assert(
    fc.property(
      fc.oneof(
        header,
        state.map((value) => encodeURIComponent(JSON.stringify(value))),
      ),
      (sent) => {
        if (isRouterState(sent)) expect(() => parseAndValidateFlightRouterState(sent), sent).not.toThrow();
      },
    ),
    RUNS,
  ));

test("what a browser says of itself and of what it can read is one of few things that we know", () =>
  fc.assert(
    fc.property(header, (sent) => {
      expect(["br", "gzip", "identity"]).toContain(encodingFor(sent));
      expect(deviceInWords(sent)).toMatch(/^[A-Za-z ]{4,40}$/);
    }),
    RUNS,
  ));
