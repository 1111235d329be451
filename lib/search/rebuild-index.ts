import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { threads } from "#db/schema/threads";
import { countKept } from "#db/search";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { fillIndex } from "#lib/search/fill-index";
import { canRebuildIndex } from "#lib/search/policy";
import type { Viewer } from "#lib/viewer";

type Indexed = { arguments: number; articles: number };

/**
 * Makes the search index anew from the texts, and answers how many went into it. With `ifIncomplete` only when something
 * is missing there, as after the update that brought search; answers null when nothing is.
 */
export async function rebuildIndex(viewer: Viewer, { ifIncomplete = false } = {}): Promise<Indexed | null> {
  return write(async (tx) => {
    authorize(canRebuildIndex(viewer), viewer);
    const present = { arguments: await tx.$count(argumentsTable), articles: await tx.$count(threads) };
    if (ifIncomplete && isSame(await countKept(tx), present)) return null;
    await fillIndex(tx);
    await record(tx, viewer, "rebuild-index", { type: "index", id: "search" }, present);
    return present;
  });
}

const isSame = (a: Indexed, b: Indexed) => a.arguments === b.arguments && a.articles === b.articles;
