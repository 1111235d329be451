import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { diskFailure } from "#lib/disk-failure";
import { authorize } from "#lib/errors";
import { canSearch } from "#lib/search/policy";
import { countOne, isToBeTold } from "#lib/search/search-limits";
import type { Viewer } from "#lib/viewer";

/**
 * Counts a search before it is done; throws TooMany when there were too many. What somebody looks for is nobody's
 * business (docs/decisions/0008), so a search is not recorded; that the limit was met is, once an hour and of nobody.
 * On a full disk nothing is counted: what is there can still be searched.
 */
export async function countSearch(viewer: Viewer, address: string): Promise<void> {
  authorize(canSearch(viewer), viewer);
  const refusal = await write(async (tx) => {
    const tooMany = await countOne(tx, viewer, address);
    if (tooMany && (await isToBeTold(tx)))
      await record(tx, { role: "system", id: null }, "search-limit", { type: "index", id: "search" });
    return tooMany;
  }).catch((error: unknown) => {
    if (!diskFailure(error)) throw error;
  });
  if (refusal) throw refusal;
}
