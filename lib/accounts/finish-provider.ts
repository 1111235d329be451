import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { authOptions } from "#lib/accounts/auth-options";
import { currentViewer } from "#lib/accounts/current-viewer";
import { hearProvider } from "#lib/accounts/hear-provider";
import { leadTo, leadToProblem, leadToWord } from "#lib/accounts/lead-to";
import { linkIdentity } from "#lib/accounts/link-identity";
import { ownDevice } from "#lib/accounts/own-device";
import type { Said } from "#lib/accounts/providers";
import { codePage, LINKED } from "#lib/accounts/sentences";
import {
  codeCookie,
  flowCookies,
  pendingCookie,
  sealSession,
  sessionCookie,
  spent,
} from "#lib/accounts/session-cookie";
import { signInByProvider } from "#lib/accounts/sign-in-by-provider";
import type { AuthContext } from "#lib/accounts/start-provider";
import { config } from "#lib/config";
import { Refusal } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { safePath } from "#lib/safe-path";
import { isPerson } from "#lib/viewer";

/** Answers what a provider sends a browser back with: has next-auth check it, then signs in, links, or says why not. */
export async function finishProvider(request: Request, context: AuthContext, id: string): Promise<Response> {
  const viewer = await currentViewer();
  const jar = await cookies();
  const leadsTo = asked(jar.get(flowCookies().callbackUrl.name)?.value);
  try {
    const said = jar.has(flowCookies().state.name) ? await hear(request, context, id) : undefined;
    // What bound this to the browser has done its work, whatever came of it.
    for (const cookie of Object.values(flowCookies())) jar.delete(spent(cookie));
    if (!said) return leadToWord(isDenied(request) ? "denied" : "failed", isPerson(viewer));
    if (leadsTo !== LINKED) return await enter(said, leadsTo);
    await linkIdentity(viewer, said);
    return leadTo(`${LINKED}#ways`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return leadToProblem(error, isPerson(viewer));
  }
}

/** What the provider said of somebody, if next-auth finds that it did, to this browser, for us. */
async function hear(request: Request, context: AuthContext, id: string): Promise<Said | undefined> {
  await hearProvider(await currentViewer(), { provider: id }, requestContext().address);
  const heard: Said[] = [];
  await NextAuth(authOptions({ heard: (said) => heard.push(said) }))(request, context);
  return heard[0];
}

/** The page of ours that was asked for when they set out. */
function asked(url: string | undefined): string {
  const { origin } = config();
  return safePath(url?.startsWith(`${origin}/`) ? url.slice(origin.length) : undefined);
}

async function enter(said: Said, leadsTo: string): Promise<Response> {
  const viewer = await currentViewer();
  const entered = await signInByProvider(viewer, { said, leadsTo }, await ownDevice());
  if ("problem" in entered) return leadTo(`/signin?problem=${entered.problem}`);
  const jar = await cookies();
  if ("pending" in entered) {
    jar.set(pendingCookie().name, entered.pending, pendingCookie().options);
    return leadTo("/signup/handle");
  }
  if ("awaits" in entered) {
    jar.set(codeCookie().name, entered.awaits, codeCookie().options);
    return leadTo(codePage(leadsTo));
  }
  jar.set(sessionCookie().name, await sealSession(entered.sessionId), sessionCookie().options);
  return leadTo(leadsTo);
}

const isDenied = (request: Request) => new URL(request.url).searchParams.get("error") === "access_denied";
