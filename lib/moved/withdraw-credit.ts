import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { moved } from "#db/schema/ratings";
import { findArgument } from "#lib/arguments/find-argument";
import { record } from "#lib/audit/record";
import { authorize, Conflict } from "#lib/errors";
import { countCredit } from "#lib/moved/count-credit";
import { findStandingCredit } from "#lib/moved/find-credit";
import { canStillTakeBack } from "#lib/moved/rules";
import type { WithdrawCredit } from "#lib/moved/schema";
import { isPerson, type Viewer } from "#lib/viewer";

/**
 * Takes back what the viewer credited an argument with. Their position stays where it is: they change it where it is
 * taken. Throws NotFound, and Conflict when there is no credit of theirs or its 24 hours are over.
 */
export async function withdrawCredit(viewer: Viewer, input: WithdrawCredit): Promise<{ id: number; thread: string }> {
  return write(async (tx) => {
    authorize(isPerson(viewer), viewer);
    const argument = await findArgument(tx, viewer, input.id);
    const credit = await findStandingCredit(tx, argument.id, viewer.id);
    if (!credit) throw new Conflict("There is no credit of yours here (any more).");
    if (!canStillTakeBack(credit.createdAt, new Date()))
      throw new Conflict("A credit can be taken back for 24 hours, and these are over.");
    const eventId = await record(tx, viewer, "withdraw-credit", { type: "argument", id: argument.id });
    await tx.update(moved).set({ withdrawnById: eventId }).where(eq(moved.id, credit.id));
    await countCredit(tx, credit, -1);
    return { id: argument.id, thread: argument.thread };
  });
}
