import { type Refusal, TooMany } from "#lib/errors";

/** What a program that asked is told of a refusal: the sentence, the status, and when it may ask again. Nobody keeps it. */
export function refused(refusal: Refusal): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (refusal instanceof TooMany) headers.set("retry-after", String(refusal.retryAfter));
  return Response.json({ error: refusal.message }, { status: refusal.status, headers });
}
