/** Sent with every answer, whoever asks for whatever. */
export function securityHeaders({ secure, dev }: { secure: boolean; dev: boolean }): [name: string, value: string][] {
  return [
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "strict-origin-when-cross-origin"],
    ["cross-origin-opener-policy", "same-origin"],
    ["permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"],
    // Hot reload evaluates code and adds styles as it goes, which the policy is there to stop.
    ...(dev ? [] : [["content-security-policy", contentSecurityPolicy([])] as [string, string]]),
    ...(secure ? [["strict-transport-security", "max-age=63072000; includeSubDomains"] as [string, string]] : []),
  ];
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
