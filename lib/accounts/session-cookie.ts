import { decode, encode } from "next-auth/jwt";
import { keepSession } from "#lib/accounts/keep-session";
import { findSession } from "#lib/accounts/queries";
import { AWAITED_LIFE_MS, SESSION_DAYS } from "#lib/accounts/rules";
import { config, secret } from "#lib/config";
import { log } from "#lib/log";
import { VISITOR, type Viewer } from "#lib/viewer";

const MAX_AGE_SECONDS = SESSION_DAYS * 24 * 60 * 60;
const FLOW_SECONDS = 15 * 60;

/** Name and attributes of the session cookie; over https bound to this host alone (`__Host-`). */
export function sessionCookie() {
  return ownCookie("session", MAX_AGE_SECONDS);
}

/** A cookie of ours: for this host alone, never for scripts, not sent along from other sites but by a link. */
export function ownCookie(name: string, maxAge: number) {
  const { secure } = config();
  return {
    name: secure ? `__Host-parley.${name}` : `parley.${name}`,
    options: { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge } as const,
  };
}

/** The cookies that bind a sign-in by a provider to the browser that began it. They go when it is over. */
export function flowCookies() {
  return {
    csrfToken: ownCookie("csrf", FLOW_SECONDS),
    callbackUrl: ownCookie("leads-to", FLOW_SECONDS),
    state: ownCookie("state", FLOW_SECONDS),
    nonce: ownCookie("nonce", FLOW_SECONDS),
    pkceCodeVerifier: ownCookie("pkce", FLOW_SECONDS),
  };
}

/** Names whom a provider named and who has yet to choose a handle. */
export const pendingCookie = () => ownCookie("pending", FLOW_SECONDS);

/** Names a sign-in that waits for a code. */
export const codeCookie = () => ownCookie("code", AWAITED_LIFE_MS / 1000);

/** The names of all that a sign-in sets on its way. */
export const cookiesOfSignIn = () =>
  [...Object.values(flowCookies()), pendingCookie(), codeCookie()].map(({ name }) => name);

/** Names a cookie to be thrown away. */
export const spent = ({ name, options: { path, secure } }: ReturnType<typeof ownCookie>) => ({ name, path, secure });

/** The cookie's value: next-auth's encrypted JWT, with nothing in it but the session's id. */
export async function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: secret(), maxAge: MAX_AGE_SECONDS });
}

/** Who sent this cookie value. Anything but a live session of an active member is a visitor. */
export async function viewerOfCookie(value: string | undefined): Promise<Viewer> {
  if (!value) return VISITOR;
  const sessionId = await sessionIn(value);
  if (sessionId === undefined) return VISITOR;
  const { viewer, isToBeNoted } = await findSession(sessionId, new Date());
  if (isToBeNoted) noteLater(sessionId);
  return viewer;
}

/** Nobody waits for it, and it is done once however many ask at the same time. */
function noteLater(sessionId: string): void {
  if (noting.has(sessionId)) return;
  noting.add(sessionId);
  keepSession({ role: "system", id: null }, sessionId)
    .catch((err: unknown) => log.error({ err }, "That a session is still used could not be noted."))
    .finally(() => noting.delete(sessionId));
}

type Opened = { sessionId: string; until: number; secret: string };
const MOST_REMEMBERED = 5_000;
/** next-auth lets a token live so much longer than it says. */
const TOLERANCE_SECONDS = 15;

// On globalThis, because Next bundles its own copy of this module beside server.ts's.
const shared = globalThis as typeof globalThis & {
  parleyOpenedCookies?: Map<string, Opened>;
  parleyNoting?: Set<string>;
};
shared.parleyOpenedCookies ??= new Map();
shared.parleyNoting ??= new Set();
const opened = shared.parleyOpenedCookies;
const noting = shared.parleyNoting;

/**
 * The session that a cookie value names. Values that were opened are remembered as long as they are valid, because
 * opening one takes longer than all that is looked up for it. Whether the session still lives stands in its row alone.
 */
async function sessionIn(value: string): Promise<string | undefined> {
  const known = opened.get(value);
  if (known && known.secret === secret() && Date.now() < known.until) return known.sessionId;
  opened.delete(value);
  const token = await decode({ token: value, secret: secret() }).catch(() => null);
  if (typeof token?.sid !== "string") return undefined;
  if (typeof token.exp === "number") remember(value, token.sid, token.exp + TOLERANCE_SECONDS);
  return token.sid;
}

function remember(value: string, sessionId: string, untilSeconds: number) {
  opened.set(value, { sessionId, until: untilSeconds * 1000, secret: secret() });
  const oldest = opened.keys().next();
  if (opened.size > MOST_REMEMBERED && !oldest.done) opened.delete(oldest.value);
}
