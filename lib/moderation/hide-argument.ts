import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import { answerReports } from "#lib/moderation/answer-reports";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseOwnReport } from "#lib/moderation/refuse-own-report";
import type { HideArgument } from "#lib/moderation/schema";
import { actorId, type Viewer } from "#lib/viewer";

export type Decided = { decisionId: number; id: number; thread: string };

/** Hides an argument from everybody but its author and the moderators. Throws Conflict when it changed meanwhile. */
export async function hideArgument(viewer: Viewer, input: HideArgument): Promise<Decided> {
  return write(async (tx) => {
    const argument = await findArgument(tx, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can hide an argument.");
    await refuseOwnReport(tx, actorId(viewer), argument.id);
    if (argument.hidden) throw new Conflict("Another moderator hid this argument a moment ago.");
    if (argument.revision !== input.revision)
      throw new Conflict("The argument was edited meanwhile. Please read it again before you decide.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "hide",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      memberId: argument.authorId,
      ground: input.ground,
      reason: input.reason,
    });
    await tx.update(argumentsTable).set({ hiddenById: decisionId }).where(eq(argumentsTable.id, argument.id));
    await answerReports(tx, argument.id, decisionId);
    await countRebuttals(tx, argument.parentId);
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
