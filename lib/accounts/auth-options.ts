import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "#lib/accounts/end-session";
import { oauthProviders, type Said, saidBy } from "#lib/accounts/providers";
import { viewerOfSession } from "#lib/accounts/queries";
import { SignIn } from "#lib/accounts/schema";
import { flowCookies, sessionCookie } from "#lib/accounts/session-cookie";
import { signIn } from "#lib/accounts/sign-in";
import { secret } from "#lib/config";
import { Invalid, Refusal } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { log } from "#lib/log";
import { safePath } from "#lib/safe-path";
import { isPerson, VISITOR } from "#lib/viewer";

/** Who is told of what next-auth itself has no answer for. */
type Listener = {
  /** What a provider said of somebody, once next-auth has checked that it said so; next-auth itself lets nobody in by that. */
  heard?: (said: Said) => void;
  /** That somebody was kept out for another reason than what they typed. */
  refused?: (refusal: Refusal) => void;
};

/** next-auth's side of signing in: the same verb, the same session rows, the same cookie as our own forms. */
export function authOptions({ heard, refused }: Listener = {}): AuthOptions {
  const cookie = sessionCookie();
  return {
    secret: secret(),
    session: { strategy: "jwt", maxAge: cookie.options.maxAge },
    cookies: { sessionToken: cookie, ...flowCookies() },
    logger: { error: tell, warn: () => undefined, debug: () => undefined },
    pages: { signIn: "/signin", signOut: "/signout", error: "/signin" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials) => {
          const input = SignIn.safeParse(credentials);
          if (!input.success) return null;
          try {
            const begun = await signIn(VISITOR, input.data, requestContext().address);
            // A code is entered on our own page, after signing in there.
            return "sessionId" in begun ? { id: begun.sessionId } : null;
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            if (!(error instanceof Invalid)) refused?.(error);
            return null;
          }
        },
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      signIn: ({ account, profile }) => {
        if (account?.type !== "oauth") return true;
        heard?.(saidBy(account, profile));
        return "/signin";
      },
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => baseUrl + safePath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        const viewer = typeof token?.sid === "string" ? await viewerOfSession(token.sid) : VISITOR;
        if (isPerson(viewer)) await endSession(viewer);
      },
    },
  };
}

/** One line without what anybody sent: next-auth would print the whole answer of a provider, with addresses and tokens. */
function tell(code: string, metadata: Error | { error: Error }) {
  log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, "Signing in by a provider failed.");
}
