import type { ServerResponse } from "node:http";

/** Sent with every answer, whoever asks for whatever. */
export function setSecurityHeaders(response: ServerResponse, { secure, dev }: { secure: boolean; dev: boolean }): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
  // Hot reload evaluates code and adds styles as it goes, which the policy is there to stop.
  if (!dev) response.setHeader("content-security-policy", contentSecurityPolicy([]));
  if (secure) response.setHeader("strict-transport-security", "max-age=63072000; includeSubDomains");
}

/** The policy of a page: scripts from this host and the inline scripts with these hashes; nothing from elsewhere. */
export function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(" "),
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
