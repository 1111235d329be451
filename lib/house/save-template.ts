import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { authorize } from "#lib/errors";
import { canWriteForTheHouse } from "#lib/house/policy";
import { saveText } from "#lib/house/save-text";
import type { SaveTemplate } from "#lib/house/schema";
import type { Viewer } from "#lib/viewer";

/** Says what authors are told when something is hidden on a ground, until a moderator writes it otherwise. */
export async function saveTemplate(viewer: Viewer, input: SaveTemplate): Promise<{ key: string }> {
  return write(async (tx) => {
    authorize(canWriteForTheHouse(viewer), viewer, "Only an admin can write for the house.");
    const key = `template:${input.ground}`;
    await saveText(tx, viewer, key, input.words);
    await record(tx, viewer, "save-template", { type: "house", id: key });
    return { key };
  });
}
