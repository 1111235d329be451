import type { IncomingMessage } from "node:http";

const SAFE_METHODS = new Set(["GET", "HEAD"]);

/** Whether this request may change something: it is safe, or the browser says that it comes from our own pages. */
export function isSameOrigin(request: IncomingMessage, ownOrigin: string): boolean {
  if (SAFE_METHODS.has(request.method ?? "")) return true;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const { origin } = request.headers;
  if (origin === undefined || origin === "null") return false;
  const { host } = request.headers;
  return origin === ownOrigin || (Boolean(host) && hostOf(origin) === host);
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
