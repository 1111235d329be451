import type { Site } from "#tests/e2e/site";

/** next-auth's own way in, as a program takes it; our pages use a form of their own. */
export async function wayOfNextAuth(site: Site) {
  const csrf = await fetch(`${site.url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const cookie = csrf.headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const send = (step: string, fields: Record<string, string> = {}, session = "") =>
    fetch(`${site.url}/api/auth/${step}`, {
      method: "POST",
      redirect: "manual",
      headers: {
        cookie: `${cookie}; ${session}`,
        origin: site.url,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ csrfToken, json: "true", ...fields }),
    });
  return { cookie, send };
}

/** The cookie of a session, if this answer begins one. */
export const sessionFrom = (answer: Response): string | undefined =>
  answer.headers
    .getSetCookie()
    .find((each) => each.startsWith("parley.session="))
    ?.split(";")[0];
