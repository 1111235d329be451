import { ownCookie } from "#lib/accounts/session-cookie";

const FLOW_SECONDS = 15 * 60;

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

/** Names a cookie to be thrown away. */
export const spent = ({ name, options: { path, secure } }: ReturnType<typeof ownCookie>) => ({ name, path, secure });
