import { TooMany } from "#lib/errors";
import { refused } from "#lib/http/refused";
import { askSearch } from "#lib/search/ask-search";
import { findSimilar } from "#lib/search/queries";
import { SimilarTo } from "#lib/search/schema";

// The same for everyone, but not to be kept: what was hidden since must not come out of a store.
const NOT_KEPT = { "cache-control": "no-store" };

export async function GET(request: Request) {
  const asked = SimilarTo.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return Response.json({ error: "There is no such thread." }, { status: 400, headers: NOT_KEPT });
  const { thread, claim } = asked.data;
  try {
    return Response.json({ similar: await askSearch(() => findSimilar(thread, claim)) }, { headers: NOT_KEPT });
  } catch (error) {
    if (!(error instanceof TooMany)) throw error;
    return refused(error);
  }
}
