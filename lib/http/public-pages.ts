import { DAY_MS } from "#lib/arguments/rules";

/** What an answer that is the same for everyone depends on: a scope of the database, or only the build. */
export type PublicPage = {
  /** The pattern of the address, of which there are only so many. */
  route: string;
  /** The address in the one form in which it is kept, and asked of Next: what the page does not know is left out. */
  address: string;
  scope: string;
  /** The moment, in milliseconds, from which on it is another page though nothing changed. */
  until: number;
};

/** The scope of what only another build, or other settings, change. */
export const BUILD = "build";

type Known = {
  /** The folder in app/, as Next writes it. */
  route: string;
  scope: "site" | "thread" | "build";
  /** What each parameter of the address can look like; a page with any other value of it is not kept. */
  params?: Record<string, RegExp>;
  /** What it tells also depends on the day (UTC). */
  daily?: true;
};

const NUMBER = /^\d{1,15}$/;
const WORD = /^[a-z-]{1,40}$/;
const SLUG = /^[a-z0-9-]{1,80}$/;
const CURSOR = /^[\d.]{1,80}-[\d.]{1,80}$/;
const PASSAGE = /^\d{1,7}-\d{1,7}$/;

/** Every page, feed and file that anybody gets the same of; what is not here is made for each request. */
const KNOWN: Known[] = [
  { route: "/", scope: "site" },
  {
    route: "/threads/[slug]",
    scope: "thread",
    params: { order: WORD, passage: PASSAGE, after: CURSOR },
  },
  { route: "/threads/[slug]/timeline", scope: "thread", params: { before: NUMBER } },
  { route: "/threads/[slug]/map", scope: "thread", params: { page: NUMBER } },
  { route: "/threads/[slug]/minds", scope: "thread" },
  { route: "/threads/[slug]/arguments/[id]", scope: "thread" },
  { route: "/threads/[slug]/arguments/[id]/history", scope: "thread" },
  { route: "/threads/[slug]/arguments/[id]/credits", scope: "thread", params: { before: NUMBER } },
  { route: "/members/[handle]", scope: "site", params: { before: NUMBER } },
  { route: "/log", scope: "site", params: { kind: WORD, ground: WORD, thread: SLUG, before: NUMBER } },
  { route: "/log/feed.atom", scope: "site", params: { kind: WORD, ground: WORD, thread: SLUG } },
  { route: "/transparency", scope: "site", daily: true },
  { route: "/rules", scope: "build" },
  { route: "/about", scope: "build" },
  { route: "/privacy", scope: "build" },
  { route: "/legal", scope: "build" },
  { route: "/notice", scope: "site", params: { argument: NUMBER } },
];

/** What can stand in the place of each part of a path. Anything else is no page of ours, and Next says so. */
const PARTS: Record<string, string> = {
  "[slug]": "([a-z0-9-]{1,80})",
  "[id]": "\\d{1,15}",
  "[handle]": "[a-z0-9_.-]{3,24}",
};
const PATTERNS = KNOWN.map((known) => {
  const path = known.route.replaceAll(".", "\\.").replace(/\[\w+\]/g, (part) => PARTS[part] ?? part);
  return { ...known, pattern: new RegExp(`^${path}$`) };
});

/** Files of the build, and icons: their names change with their content, or the program with them. */
const FILE = /^(?!.*\.\.)\/(_next\/static\/[\w./~-]{1,200}|[\w-]{1,40}\.svg)$/;

/** Which public page an address is of, if any. */
export function publicPage(url: string, now = new Date()): PublicPage | null {
  const [path = "", query = ""] = url.split("?", 2);
  if (FILE.test(path)) return { route: "files", address: path, scope: BUILD, until: Number.POSITIVE_INFINITY };
  for (const { route, pattern, scope, params = {}, daily } of PATTERNS) {
    const found = pattern.exec(path);
    if (!found) continue;
    const kept = normalised(new URLSearchParams(query), params);
    if (kept === null) return null;
    return {
      route,
      address: kept === "" ? path : `${path}?${kept}`,
      scope: scope === "thread" ? `thread:${found[1]}` : scope,
      until: daily ? (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS : Number.POSITIVE_INFINITY,
    };
  }
  return null;
}

/** The known parameters in the order of the table; null when one of them is given twice or looks like none of its values. */
function normalised(given: URLSearchParams, known: Record<string, RegExp>): string | null {
  const kept = new URLSearchParams();
  for (const [name, form] of Object.entries(known)) {
    const values = given.getAll(name);
    const [value = ""] = values;
    if (values.length > 1) return null;
    if (value === "") continue;
    if (!form.test(value)) return null;
    kept.set(name, value);
  }
  return kept.toString();
}

/** The routes that are kept: for the test that knows of each page whose it is. */
export const KEPT_ROUTES: readonly string[] = KNOWN.map(({ route }) => route);
