import { globSync, readFileSync } from "node:fs";
import {
  type Answer,
  BEFORE_NEXT,
  type Cast,
  type Made,
  makeThings,
  ROLES,
  ROUTES,
  type Role,
} from "#tests/e2e/every-answer";
import { cookieHeader, expect, test } from "#tests/e2e/fixtures";
import type { Site } from "#tests/e2e/site";
import { everyRow } from "#tests/integration/raw-database";
import { newKey, person } from "#tests/people";

test.use({ ownForum: "who-sees" });

const ANSWERS = [...Object.entries(ROUTES), ...Object.entries(BEFORE_NEXT)];

/** Attempts are counted, and mails sent meanwhile. */
const BY_ITSELF = ["limits", "audit", "mails", "sqlite_sequence"];
/** What is counted, noted as used, marked as read by who opens it, or mailed meanwhile; everything else stays as it is when somebody asks. */
const MAY_CHANGE = [...BY_ITSELF, "sessions", "notifications"];

test("every answer is for those whom it is for; all others are led to sign in, or refused, and learn nothing", async ({
  site,
}) => {
  const cast = await newCast();
  const made = await makeThings(cast, `unsayable${newKey()}`);
  const before = everyRow(...MAY_CHANGE);
  for (const [route, answer] of ANSWERS)
    for (const role of ROLES) {
      const { status, location, text } = await ask(site, pathOf(answer, made), await cookieOfRole(cast, role));
      const what = `${route} as ${role}`;
      expect(text.includes(made.secret), `${what} tells what is not for all`).toBe(
        answer.tells?.includes(role) ?? false,
      );
      if (answer.takes) expect(status, what).toBe(405);
      else if (answer.for.includes(role)) expect(status, what).toBe(answer.status ?? 200);
      else expect([`${status}${location.split("?")[0]}`], what).toEqual(refusals(role, status));
    }
  expect(everyRow(...MAY_CHANGE), "whoever only asks changes nothing").toEqual(before);
});

/** A visitor is led to sign in, where they are not refused as everybody is. */
const refusals = (role: Role, status: number) =>
  role === "visitor" && status === 307 ? ["307/signin"] : [expect.stringMatching(/^40[34]$/)];

/** Ways past a check that stands before the page, each of which has worked on some version of some forum or framework. */
const WAYS_ROUND: [string, (path: string) => string, Record<string, string>][] = [
  ["told that middleware ran", (path) => path, { "x-middleware-subrequest": "middleware:middleware:middleware" }],
  ["as data", (path) => path, { rsc: "1" }],
  ["as data of another kind", (path) => `${path}${path.includes("?") ? "&" : "?"}_rsc=abcde`, { rsc: "1" }],
  ["fetched ahead", (path) => path, { rsc: "1", "next-router-prefetch": "1" }],
  ["as a segment", (path) => path, { rsc: "1", "next-router-segment-prefetch": "/_tree" }],
  ["spelled .rsc", (path) => path.replace(/(\?|$)/, ".rsc$1"), {}],
  ["spelled as a segment", (path) => path.replace(/(\?|$)/, ".segments/_tree.segment.rsc$1"), {}],
  ["with a slash more", (path) => path.replace(/(\?|$)/, "/$1"), {}],
  ["with two slashes", (path) => `/${path}`, {}],
  ["in other letters", (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`), {}],
  ["as somebody else’s host", (path) => path, { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1" }],
  ["rewritten", (path) => path, { "x-rewrite-url": "/", "x-original-url": "/", "x-nextjs-data": "1" }],
];

test("no way round shows it to those whom it is not for", async ({ site }) => {
  const cast = await newCast();
  const made = await makeThings(cast, `unsayable${newKey()}`);
  const shut = ANSWERS.filter(([, answer]) => answer.for.length < ROLES.length && !answer.takes);
  expect(shut.length).toBeGreaterThan(25);
  for (const [route, answer] of shut)
    for (const role of ROLES.filter((one) => !answer.for.includes(one))) {
      const cookie = await cookieOfRole(cast, role);
      for (const [way, change, headers] of WAYS_ROUND) {
        const { status, text } = await ask(site, change(pathOf(answer, made)), { ...headers, ...cookie });
        expect(status, `${route} as ${role}, ${way}`).toBeGreaterThanOrEqual(300);
        expect(status, `${route} as ${role}, ${way}`).toBeLessThan(500);
        expect(text.includes(made.secret), `${route} as ${role}, ${way}`).toBe(false);
      }
    }
});

test("nothing is taken in at any address from a page of another site or of nowhere, and nothing is shared with it", async ({
  site,
}) => {
  const cast = await newCast();
  const made = await makeThings(cast, newKey());
  const cookie = await cookieOfRole(cast, "admin");
  const before = everyRow(...BY_ITSELF);
  for (const [route, answer] of ANSWERS.filter(([, { fromAnywhere }]) => !fromAnywhere))
    for (const from of [{}, { origin: "null" }, { origin: "https://evil.example" }] as Record<string, string>[]) {
      const { status, text, sharedWith } = await ask(site, pathOf(answer, made), { ...cookie, ...from }, "POST");
      expect(status, `${route} from ${from.origin ?? "nowhere"}`).toBe(403);
      expect(text).toContain("nothing was changed");
      expect(sharedWith).toBeNull();
    }
  expect(everyRow(...BY_ITSELF)).toEqual(before);
  for (const [route, answer] of ANSWERS) {
    const { sharedWith } = await ask(site, pathOf(answer, made), { ...cookie, origin: "https://evil.example" });
    expect(sharedWith, route).toBeNull();
  }
});

test("what is answered before Next is asked is declared, too", () => {
  const looked = globSync("lib/http/*.ts", { exclude: ["lib/http/public-pages.ts"] }).flatMap((file) => {
    const source = readFileSync(file, "utf8");
    const plain = [...source.matchAll(/(?:===|=|startsWith\() "(\/[a-z/-]*[a-z])"/g)];
    const patterns = [...source.matchAll(/\/\^((?:\\\/|[^/\s])+)\/\w*[;.]/g)].filter(([, found]) =>
      found?.startsWith("\\/"),
    );
    return [...plain, ...patterns].map(([, found = ""]) => asRoute(found));
  });
  expect(looked).toEqual(expect.arrayContaining(["/healthz", "/readyz", "/api/viewer", "/threads/[slug]/live"]));
  for (const address of looked) expect(Object.keys({ ...ROUTES, ...BEFORE_NEXT })).toContain(address);
});

/** `^\/threads\/([a-z0-9-]{1,80})\/live(?:\?|$)` → `/threads/[slug]/live` */
const asRoute = (pattern: string) =>
  pattern
    .replaceAll("\\/", "/")
    .replace(/\(\S{0,2}\\\?\|\$\)$/, "")
    .replace(/\(?\[a-z0-9-\]\{1,80\}\)?/, "[slug]");

async function newCast(): Promise<Cast> {
  const suffix = newKey().slice(0, 8);
  return {
    owner: await person(`owner-${suffix}`),
    member: await person(`member-${suffix}`),
    moderator: await person(`moder-${suffix}`, "moderator"),
    decider: await person(`decid-${suffix}`, "moderator"),
    admin: await person(`chief-${suffix}`, "admin"),
  };
}

const cookieOfRole = (cast: Cast, role: Role) => cookieHeader(role === "visitor" ? null : cast[role]);
const pathOf = ({ path }: Answer, made: Made) => (typeof path === "string" ? path : path(made));

/** Asks once. Of a stream, that it began is answer enough. */
async function ask(site: Site, path: string, headers: Record<string, string>, method = "GET") {
  const asking = new AbortController();
  const response = await fetch(site.url + path, { method, redirect: "manual", headers, signal: asking.signal });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  const text = isStream ? "" : await response.text();
  asking.abort();
  const { status, headers: sent } = response;
  return { status, location: sent.get("location") ?? "", sharedWith: sent.get("access-control-allow-origin"), text };
}
