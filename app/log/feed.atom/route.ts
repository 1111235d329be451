import { config } from "#lib/config";
import { atomFeed } from "#lib/record/feed";
import { listDecisions } from "#lib/record/queries";
import { LogSearch } from "#lib/record/schema";

export async function GET(request: Request) {
  const { before: _, ...search } = LogSearch.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { origin, logNames } = config();
  const { entries } = await listDecisions({ ...search, names: logNames });
  return new Response(atomFeed(origin, { ...search, before: undefined }, entries), {
    headers: { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "no-cache" },
  });
}
