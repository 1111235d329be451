import { decode, encode } from "next-auth/jwt";
import { viewerOfSession } from "#lib/accounts/queries";
import { SESSION_DAYS } from "#lib/accounts/rules";
import { config, secret } from "#lib/config";
import { VISITOR, type Viewer } from "#lib/viewer";

const MAX_AGE_SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** Name and attributes of the session cookie; over https bound to this host alone (`__Host-`). */
export function sessionCookie() {
  const { secure } = config();
  return {
    name: secure ? "__Host-parley.session" : "parley.session",
    options: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: MAX_AGE_SECONDS } as const,
  };
}

/** The cookie's value: next-auth's encrypted JWT, with nothing in it but the session's id. */
export async function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: secret(), maxAge: MAX_AGE_SECONDS });
}

/** Who sent this cookie value. Anything but a live session of an active member is a visitor. */
export async function viewerOfCookie(value: string | undefined): Promise<Viewer> {
  if (!value) return VISITOR;
  const token = await decode({ token: value, secret: secret() }).catch(() => null);
  return typeof token?.sid === "string" ? viewerOfSession(token.sid) : VISITOR;
}
