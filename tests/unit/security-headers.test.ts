import { describe, expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "#lib/http/security-headers";

function headersWith(site: { secure: boolean; dev: boolean }): Record<string, string | undefined> {
  return Object.fromEntries(securityHeaders(site));
}

describe("security headers", () => {
  test("tell browsers to stay on https for two years, but only where https is spoken", () => {
    expect(headersWith({ secure: true, dev: false })["strict-transport-security"]).toBe(
      "max-age=63072000; includeSubDomains",
    );
    expect(headersWith({ secure: false, dev: false })["strict-transport-security"]).toBeUndefined();
  });

  test("have a policy always, except in development", () => {
    expect(headersWith({ secure: false, dev: false })["content-security-policy"]).toBe(contentSecurityPolicy([]));
    expect(headersWith({ secure: false, dev: true })["content-security-policy"]).toBeUndefined();
  });

  test("allow scripts from this host and those with a given hash, and nothing inline", () => {
    const policy = contentSecurityPolicy(["sha256-abc"]);
    expect(policy).toContain("script-src 'self' 'sha256-abc';");
    expect(policy).not.toContain("unsafe");
    for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
  });
});
