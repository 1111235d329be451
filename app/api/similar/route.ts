import { findSimilar } from "#lib/search/queries";
import { SimilarTo } from "#lib/search/schema";

// The same for everyone, but not to be kept: what was hidden since must not come out of a store.
const NOT_KEPT = { headers: { "cache-control": "no-store" } };

export async function GET(request: Request) {
  const asked = SimilarTo.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json({ error: "There is no such thread." }, { status: 400, ...NOT_KEPT });
  return Response.json({ similar: await findSimilar(asked.data.thread, asked.data.claim) }, NOT_KEPT);
}
