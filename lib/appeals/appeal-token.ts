import { createHmac, timingSafeEqual } from "node:crypto";
import { secret } from "#lib/config";

/** The part of a link with which whom a decision concerns reads and appeals it without signing in: they may be suspended. */
export function appealToken(decisionId: number, memberId: number): string {
  return `${memberId}.${signed(decisionId, memberId)}`;
}

/** The number of the member to whom a token for this decision was given; undefined when it is no such token. */
export function memberOfToken(decisionId: number, token: string | undefined): number | undefined {
  const [, member, signature] = /^([1-9]\d{0,14})\.([\w-]{43})$/.exec(token ?? "") ?? [];
  if (!member || !signature) return undefined;
  const expected = signed(decisionId, Number(member));
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? Number(member) : undefined;
}

const signed = (decisionId: number, memberId: number) =>
  createHmac("sha256", secret()).update(`appeal:${decisionId}:${memberId}`).digest("base64url");
