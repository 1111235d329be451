import { createHash, createHmac, randomBytes } from "node:crypto";
import { secret } from "#lib/config";

/** 192 random bits of which, with the secret, the token of a link is made. */
export const newNonce = (): string => randomBytes(24).toString("base64url");

/** The part of a link in a mail that shows who holds it. It stands nowhere: it is made again when the mail is written. */
export function linkToken(purpose: string, nonce: string): string {
  return createHmac("sha256", secret()).update(`link:${purpose}:${nonce}`).digest("base64url");
}

/** What is kept of a token. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");
