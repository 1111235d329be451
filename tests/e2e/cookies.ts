import { sealSession, sessionCookie } from "#lib/accounts/session-cookie";
import type { Person } from "#lib/viewer";
import type { Site } from "#tests/e2e/site";

/** The cookie that signs somebody in, as the server would set it. */
export async function cookieOf(who: Person, site: Pick<Site, "url">) {
  return { name: sessionCookie().name, value: await sealSession(who.sessionId), url: site.url, httpOnly: true };
}

/** The Cookie header of somebody, for requests without a browser. */
export async function cookieHeader(who: Person | null): Promise<Record<string, string>> {
  return who ? { cookie: `${sessionCookie().name}=${await sealSession(who.sessionId)}` } : {};
}
