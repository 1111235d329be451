import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "#lib/config";

/** What a link in a mail may do without a sign-in: end all mail to this member, and nothing else. */
export function unsubscribeToken(memberId: number): string {
  return `${memberId}.${signatureOf(memberId)}`;
}

/** The member whose mail this token ends; undefined when we did not make it. */
export function memberOfToken(token: string): number | undefined {
  const [, digits, signature = ""] = /^([1-9]\d{0,14})\.([\w-]{43})$/.exec(token) ?? [];
  if (!digits) return undefined;
  const memberId = Number(digits);
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(memberId))) ? memberId : undefined;
}

const signatureOf = (memberId: number) =>
  createHmac("sha256", secret()).update(`unsubscribe from all mail: ${memberId}`).digest("base64url");
