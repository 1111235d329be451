import type { Transaction } from "#db/client";
import { houseTexts } from "#db/schema/moderation";
import { actorId, type Viewer } from "#lib/viewer";

/** Writes words of the house; those that were saved before under the key stay, as what counted then. */
export async function saveText(tx: Transaction, viewer: Viewer, key: string, words: string): Promise<void> {
  const savedById = actorId(viewer);
  if (savedById === null) throw new Error("Words of the house need somebody who writes them.");
  await tx.insert(houseTexts).values({ key, words, savedById, createdAt: new Date() });
}
