import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "#lib/accounts/end-session";
import { viewerOfSession } from "#lib/accounts/queries";
import { SignIn } from "#lib/accounts/schema";
import { sessionCookie } from "#lib/accounts/session-cookie";
import { signIn } from "#lib/accounts/sign-in";
import { secret } from "#lib/config";
import { Refusal } from "#lib/errors";
import { requestContext } from "#lib/http/request-context";
import { isPerson, VISITOR } from "#lib/viewer";

/** next-auth's side of signing in: the same verb, the same session rows, the same cookie as our own forms. */
export function authOptions(): AuthOptions {
  const cookie = sessionCookie();
  return {
    secret: secret(),
    session: { strategy: "jwt", maxAge: cookie.options.maxAge },
    cookies: { sessionToken: cookie },
    pages: { signIn: "/signin", signOut: "/signout", error: "/signin" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials) => {
          const input = SignIn.safeParse(credentials);
          if (!input.success) return null;
          try {
            return { id: (await signIn(VISITOR, input.data, requestContext().address)).sessionId };
          } catch (error) {
            if (error instanceof Refusal) return null;
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        const viewer = typeof token?.sid === "string" ? await viewerOfSession(token.sid) : VISITOR;
        if (isPerson(viewer)) await endSession(viewer);
      },
    },
  };
}
