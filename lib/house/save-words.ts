import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canWriteForTheHouse } from "#lib/house/policy";
import { saveText } from "#lib/house/save-text";
import type { SaveWords } from "#lib/house/schema";
import type { Viewer } from "#lib/viewer";

/** Says which words and phrases are watched from now on, for one verdict; an empty list watches none. */
export async function saveWords(viewer: Viewer, input: SaveWords): Promise<{ key: string }> {
  return write(async (tx) => {
    authorize(canWriteForTheHouse(viewer), viewer, "Only an admin can write for the house.");
    const key = `words:${input.verdict}`;
    await saveText(tx, viewer, key, input.words.join("\n"));
    await record(tx, viewer, "save-words", { type: "house", id: key }, { phrases: input.words.length });
    return { key };
  });
}
