import { NextResponse } from "next/server";
import type { PROBLEMS } from "#lib/accounts/sentences";
import { type Refusal, TooMany } from "#lib/errors";

const NOT_KEPT = { "cache-control": "private, no-store", "referrer-policy": "no-referrer" };

/** Sends the browser on to a page of this forum. */
export const leadTo = (location: string): NextResponse =>
  new NextResponse(null, { status: 303, headers: { ...NOT_KEPT, location } });

/** Where a sign-in by a provider was refused: to the page that says why, or to where that can be helped. */
export function leadToProblem(refusal: Refusal, isSignedIn: boolean): NextResponse {
  const word: keyof typeof PROBLEMS = refusal instanceof TooMany ? "often" : isSignedIn ? "confirm" : "failed";
  if (isSignedIn) return leadTo(`/settings?problem=${refusal.status === 409 ? "linked" : word}#ways`);
  return leadTo(refusal.link?.href ?? `/signin?problem=${word}`);
}

/** Where nothing came of asking a provider. */
export const leadToWord = (word: keyof typeof PROBLEMS, isSignedIn: boolean): NextResponse =>
  leadTo(isSignedIn ? `/settings?problem=${word}#ways` : `/signin?problem=${word}`);

/** A page that is answered as it is, to who asked alone. */
export const answerPage = (html: string): NextResponse =>
  new NextResponse(html, { headers: { ...NOT_KEPT, "content-type": "text/html; charset=utf-8" } });
