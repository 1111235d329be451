import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client";
import { cases, notices } from "#db/schema/cases";
import { findCase, refuseOwn, refuseTaken } from "#lib/cases/find-case";
import { authorize, Conflict } from "#lib/errors";
import { recordDecision } from "#lib/moderation/record-decision";
import { mailOutcomes } from "#lib/moderation/settle";
import { canAnswerNotices } from "#lib/notices/policy";
import type { DismissNotice } from "#lib/notices/schema";
import { actorId, type Viewer } from "#lib/viewer";

/**
 * Answers a notice in words where there is no argument to decide on: it is hidden or deleted already, or the notice is
 * about another page. Who sent it reads the answer. Throws Conflict when the case is about an argument, or was decided
 * or is worked on by another.
 */
export async function dismissNotice(viewer: Viewer, input: DismissNotice): Promise<{ decisionId: number }> {
  return write(async (tx) => {
    authorize(canAnswerNotices(viewer), viewer);
    const found = await findCase(tx, input.case);
    if (found.noticeId === null) throw new Conflict("This case is about an argument: it is kept or hidden.");
    await refuseOwn(tx, viewer, found);
    await refuseTaken(tx, found, actorId(viewer));
    const decisionId = await recordDecision(tx, viewer, {
      kind: "dismiss",
      noticeId: found.noticeId,
      reason: input.reason,
    });
    const answered = await tx
      .update(notices)
      .set({ answeredById: decisionId })
      .where(and(eq(notices.id, found.noticeId), isNull(notices.answeredById)))
      .returning({ id: notices.id, email: notices.email });
    await mailOutcomes(tx, answered);
    await tx
      .update(cases)
      .set({ closedById: decisionId, claimedById: null, claimedUntil: null })
      .where(eq(cases.id, found.id));
    return { decisionId };
  });
}
