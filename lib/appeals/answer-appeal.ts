import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { cases } from "#db/schema/cases";
import { appeals } from "#db/schema/moderation";
import type { AnswerAppeal } from "#lib/appeals/schema";
import { findCase, refuseTaken } from "#lib/cases/find-case";
import { authorize, Conflict, Forbidden, NotFound } from "#lib/errors";
import { arguedAgainstDecided, refuseOrdered, refuseOwnReport } from "#lib/moderation/conflict-of-interest";
import { findDecision } from "#lib/moderation/find-decision";
import { ANSWERED_BY_ANOTHER, canAnswerAppeal } from "#lib/moderation/policy";
import { recordDecision } from "#lib/moderation/record-decision";
import { reverseEffects } from "#lib/moderation/reverse-effects";
import { sideOf } from "#lib/moderation/side-of";
import { notify } from "#lib/notifications/notify";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Answers an appeal in words: the decision stands, or all that it did and that still stands is reversed. Never by who
 * took the decision, wrote or reported the argument, or argued on the other side from it or, where the decision has no
 * argument, from its member. Throws Conflict when it was answered or is worked on by another.
 */
export async function answerAppeal(viewer: Viewer, input: AnswerAppeal): Promise<{ decisionId: number }> {
  return write(async (tx) => {
    const [appeal] = await tx.select().from(appeals).where(eq(appeals.id, input.appeal));
    if (!appeal) throw new NotFound("There is no such appeal.");
    const appealed = await findDecision(tx, appeal.decisionId);
    authorize(
      canAnswerAppeal(viewer, appealed),
      viewer,
      "Another moderator than the one who decided answers an appeal, and nobody answers their own.",
    );
    const [open] = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.appealId, appeal.id), isNull(cases.closedById)));
    if (!open) throw new Conflict("Another moderator answered this appeal a moment ago.");
    await refuseTaken(tx, await findCase(tx, open.id), actorId(viewer));
    const side = await sideOf(tx, appealed.argumentId);
    authorize(side?.authorId !== actorId(viewer), viewer, "This is about your own argument.");
    if (appealed.argumentId !== null) await refuseOwnReport(tx, actorId(viewer), appealed.argumentId);
    const against = await arguedAgainstDecided(tx, actorId(viewer), appealed);
    if (against) throw new Forbidden(ANSWERED_BY_ANOTHER[against]);
    const isGranted = input.outcome === "overturn";
    if (isGranted) await refuseOrdered(tx, viewer, appealed.id);
    const decisionId = await recordDecision(tx, viewer, {
      kind: input.outcome,
      argumentId: appealed.argumentId,
      argumentRevision: appealed.argumentRevision,
      threadId: appealed.threadId,
      memberId: appeal.memberId,
      reason: input.reason,
      reversesId: isGranted ? appealed.id : null,
    });
    if (isGranted) await reverseEffects(tx, appealed, { held: false });
    await tx.update(appeals).set({ answeredById: decisionId }).where(eq(appeals.id, appeal.id));
    await tx
      .update(cases)
      .set({ closedById: decisionId, claimedById: null, claimedUntil: null })
      .where(eq(cases.id, open.id));
    await notify(tx, { kind: "appeal", memberId: appeal.memberId, argumentId: appealed.argumentId, decisionId });
    return { decisionId };
  });
}
