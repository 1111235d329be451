import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { canDelete, isAuthor } from "#lib/arguments/policy";
import type { DeleteArgument } from "#lib/arguments/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { partNoticesFromArgument } from "#lib/notices/part-notices-from-argument";
import type { Viewer } from "#lib/viewer";

/**
 * Takes an author's own argument away; a tombstone stays where others replied. One that waits for a moderator waits no
 * more: a deleted argument is in no queue. Throws Conflict while a moderator hides it.
 */
export async function deleteArgument(viewer: Viewer, input: DeleteArgument): Promise<{ thread: string }> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(isAuthor(viewer, argument), viewer, "Only its author can delete an argument.");
    if (!canDelete(viewer, argument)) throw new Conflict("A moderator hid this argument, so it cannot be deleted now.");
    const eventId = await record(tx, viewer, "delete-argument", { type: "argument", id: argument.id });
    await tx.update(argumentsTable).set({ deletedById: eventId }).where(eq(argumentsTable.id, argument.id));
    await partNoticesFromArgument(tx, argument.id);
    await countRebuttals(tx, argument.parentId);
    return { thread: argument.thread };
  });
}
