import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { reports } from "#db/schema/moderation";
import { findArgument } from "#lib/arguments/find-argument";
import { authorize, Conflict } from "#lib/errors";
import { answerReports } from "#lib/moderation/answer-reports";
import type { Decided } from "#lib/moderation/hide-argument";
import { canModerate } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseOwnReport } from "#lib/moderation/refuse-own-report";
import type { KeepArgument } from "#lib/moderation/schema";
import { actorId, type Viewer } from "#lib/viewer";

/** Decides that a reported argument stays. Throws Conflict when nothing is open any more, or it was edited meanwhile. */
export async function keepArgument(viewer: Viewer, input: KeepArgument): Promise<Decided> {
  return write(async (tx) => {
    const argument = await findArgument(tx, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can keep an argument.");
    await refuseOwnReport(tx, actorId(viewer), argument.id);
    const isOpen = and(eq(reports.argumentId, argument.id), isNull(reports.answeredById));
    if (argument.hidden || (await tx.$count(reports, isOpen)) === 0)
      throw new Conflict("Another moderator decided on this argument a moment ago.");
    if (argument.revision !== input.revision)
      throw new Conflict("The argument was edited meanwhile. Please read it again before you decide.");
    const decisionId = await recordDecision(tx, viewer, {
      kind: "keep",
      argumentId: argument.id,
      argumentRevision: argument.revision,
      memberId: argument.authorId,
      reason: input.reason,
    });
    await answerReports(tx, argument.id, decisionId);
    return { decisionId, id: argument.id, thread: argument.thread };
  });
}
