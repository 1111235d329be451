import { and, eq } from "drizzle-orm";
import { write } from "#db/client";
import { cases } from "#db/schema/cases";
import { record } from "#lib/audit/record";
import { canReadCases } from "#lib/cases/policy";
import type { ReleaseCase } from "#lib/cases/schema";
import { authorize } from "#lib/errors";
import { actorId, type Viewer } from "#lib/viewer";

/** Gives a case that one has claimed back to the queue; does nothing when somebody else has it. */
export async function releaseCase(viewer: Viewer, input: ReleaseCase): Promise<{ id: number }> {
  return write(async (tx) => {
    authorize(canReadCases(viewer), viewer);
    const released = await tx
      .update(cases)
      .set({ claimedById: null, claimedUntil: null })
      .where(and(eq(cases.id, input.case), eq(cases.claimedById, actorId(viewer) ?? 0)))
      .returning({ id: cases.id });
    if (released.length > 0) await record(tx, viewer, "release-case", { type: "case", id: input.case });
    return { id: input.case };
  });
}
