import { write } from "#db/client";
import { record } from "#lib/audit/record";
import { findCase } from "#lib/cases/find-case";
import { canReadCases } from "#lib/cases/policy";
import type { RevealCase } from "#lib/cases/schema";
import { authorize } from "#lib/errors";
import type { Viewer } from "#lib/viewer";

/** Shows a moderator who wrote what a case is about, and on which side. That they looked is in the record. */
export async function revealCase(viewer: Viewer, input: RevealCase): Promise<{ id: number }> {
  return write(async (tx) => {
    authorize(canReadCases(viewer), viewer);
    const { id } = await findCase(tx, input.case);
    await record(tx, viewer, "reveal-author", { type: "case", id });
    return { id };
  });
}
