import { createHash } from "node:crypto";

/** What is kept of a set-up token: whoever reads the database cannot use it. */
export function hashOfSetupToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
