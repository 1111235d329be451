import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { cases } from "#db/schema/cases";
import { record } from "#lib/audit/record";
import { findCase, refuseOwn, refuseTaken } from "#lib/cases/find-case";
import { canReadCases } from "#lib/cases/policy";
import { CLAIM_MS } from "#lib/cases/rules";
import type { ClaimCase } from "#lib/cases/schema";
import { authorize } from "#lib/errors";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Takes up a case for CLAIM_MS, or longer when one has it already: until then no other moderator decides it. Throws
 * Conflict when it is taken or decided, Forbidden when the moderator could not decide it.
 */
export async function claimCase(viewer: Viewer, input: ClaimCase): Promise<{ id: number; until: string }> {
  return write(async (tx) => {
    authorize(canReadCases(viewer), viewer);
    const found = await findCase(tx, input.case);
    const moderatorId = actorId(viewer);
    await refuseOwn(tx, viewer, found);
    await refuseTaken(tx, found, moderatorId);
    const claimedUntil = new Date(Date.now() + CLAIM_MS);
    await tx.update(cases).set({ claimedById: moderatorId, claimedUntil }).where(eq(cases.id, found.id));
    // Working on is not taking up: renewing leaves no row.
    const isRenewed =
      found.claimedById === moderatorId && found.claimedUntil !== null && found.claimedUntil > new Date();
    if (!isRenewed) await record(tx, viewer, "claim-case", { type: "case", id: found.id });
    return { id: found.id, until: claimedUntil.toISOString() };
  });
}
