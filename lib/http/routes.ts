import { readFileSync } from "node:fs";

/** What is answered before Next. */
const OWN = ["/healthz", "/readyz", "/metrics", "/api/viewer", "/threads/[slug]/live"];
/** Where the build says which routes there are. */
const BUILT = ".next/app-path-routes-manifest.json";
const OTHER = "other";
const FILES = "files";

/** The routes of the build: patterns such as /threads/[slug]. None in development, which builds each when it is asked for. */
export function builtRoutes(file = BUILT): string[] {
  try {
    return Object.values(JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  } catch {
    return [];
  }
}

/**
 * Tells the route of an address, with its query or without: the pattern with the fewest gaps that fits. Files of the build
 * are one, and what is nowhere is another, so that there are only so many whatever is asked for.
 */
export function routesOf(built: readonly string[]): (url: string) => string {
  const all = [...new Set([...OWN, ...built])];
  const whole = new Set(all.filter((route) => !route.includes("[")));
  const patterns = all
    .filter((route) => route.includes("["))
    .toSorted((a, b) => a.split("[").length - b.split("[").length)
    .map((route) => ({ route, pattern: patternOf(route) }));
  return (url) => {
    const path = url.replace(/[?#].*$/s, "");
    if (path.startsWith("/_next/static/")) return FILES;
    if (whole.has(path)) return path;
    return patterns.find(({ pattern }) => pattern.test(path))?.route ?? OTHER;
  };
}

function patternOf(route: string): RegExp {
  const escaped = route.replace(/[.*+?^${}()|\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\[\\\.\\\.\\\.\w+\]/g, ".+").replace(/\[\w+\]/g, "[^/]+")}$`);
}
