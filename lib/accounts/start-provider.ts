import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askProvider } from "#lib/accounts/ask-provider";
import { authOptions } from "#lib/accounts/auth-options";
import { currentViewer } from "#lib/accounts/current-viewer";
import { answerPage, leadToProblem, leadToWord } from "#lib/accounts/lead-to";
import { onTheWay } from "#lib/accounts/on-the-way";
import { LINKED } from "#lib/accounts/sentences";
import { flowCookies, spent } from "#lib/accounts/session-cookie";
import { config, providers, secret } from "#lib/config";
import { Refusal } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

export type AuthContext = { params: Promise<{ nextauth: string[] }> };

/** Answers the press of a provider's button, which is an ordinary form: sends the browser there, by a page of ours. */
export async function startProvider(request: Request, context: AuthContext, id: string): Promise<Response> {
  const form = await request.formData().catch(() => new FormData());
  const viewer = await currentViewer();
  try {
    await askProvider(viewer, { provider: id }, requestContext().address);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return leadToProblem(error, isPerson(viewer));
  }
  const leadsTo = isPerson(viewer) ? LINKED : safePath(String(form.get("then") ?? ""));
  const response: Response = await NextAuth(authOptions())(await asNextAuthAsks(request, leadsTo), context);
  (await cookies()).delete(spent(flowCookies().csrfToken));
  const there = response.headers.get("location") ?? "";
  if (!there.startsWith("http") || there.startsWith(`${config().origin}/`)) return leadToWord("away", isPerson(viewer));
  const name = providers().find((provider) => provider.id === id)?.name ?? "";
  const page = answerPage(onTheWay(name, there));
  for (const cookie of response.headers.getSetCookie()) page.headers.append("set-cookie", cookie);
  return page;
}

/**
 * next-auth takes up a sign-in only with a token that stands both in the form and in a cookie, so that no other site sends
 * it. That this was sent from a page of ours is known already (lib/http/same-origin.ts), and our pages set no cookie.
 */
async function asNextAuthAsks(request: Request, leadsTo: string): Promise<NextRequest> {
  const csrfToken = randomBytes(32).toString("hex");
  const hash = createHash("sha256").update(`${csrfToken}${secret()}`).digest("hex");
  const { name, options } = flowCookies().csrfToken;
  (await cookies()).set(name, `${csrfToken}|${hash}`, options);
  const body = new URLSearchParams({ csrfToken, callbackUrl: config().origin + leadsTo });
  return new NextRequest(request.url, { method: "POST", body });
}
