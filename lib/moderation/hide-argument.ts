import { eq } from "drizzle-orm";
import { write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { endAccess } from "#lib/accounts/end-access";
import { countRebuttals } from "#lib/arguments/count-rebuttals";
import { findArgument } from "#lib/arguments/find-argument";
import { DAY_MS } from "#lib/arguments/rules";
import { authorize } from "#lib/errors";
import { arguedAgainst, refuseAfterAppeal, refuseOwnReport } from "#lib/moderation/conflict-of-interest";
import { findMember } from "#lib/moderation/find-member-to-decide-on";
import { canModerate, canSuspend } from "#lib/moderation/policy";
import { propose } from "#lib/moderation/propose";
import { recordDecision } from "#lib/moderation/record-decision";
import { refuseStale } from "#lib/moderation/refuse-stale";
import { refuseSuspension } from "#lib/moderation/refuse-suspension";
import { SUSPENSION_DAYS } from "#lib/moderation/rules";
import type { HideArgument } from "#lib/moderation/schema";
import { settle } from "#lib/moderation/settle";
import { actorId, type Viewer } from "#lib/viewer";

/** `decisionId` is null when the decision was proposed to a second moderator instead. */
export type Decided = { decisionId: number | null; id: number; thread: string };
export type Made = Decided & { decisionId: number };

/**
 * Hides an argument from everybody but its author and the moderators, and answers all that is open about it; `also`
 * warns or suspends its author in the same decision. A moderator who argued on the other side only proposes it. Throws
 * Conflict when it changed, was decided or is worked on by another meanwhile, or its author is suspended already.
 */
export async function hideArgument(viewer: Viewer, input: HideArgument): Promise<Decided> {
  return write(async (tx) => {
    const argument = await findArgument(tx, viewer, input.id);
    authorize(canModerate(viewer, argument), viewer, "Only a moderator who did not write it can hide an argument.");
    await refuseOwnReport(tx, actorId(viewer), argument.id);
    await refuseStale(tx, viewer, argument, input);
    await refuseAfterAppeal(tx, actorId(viewer), argument);
    const kind = input.also ?? "hide";
    const place = { id: argument.id, thread: argument.thread };
    if (input.also) {
      const author = await findMember(tx, argument.authorId);
      authorize(canSuspend(viewer, author), viewer, "Only an admin warns or suspends who has a role.");
      if (kind === "suspend") await refuseSuspension(tx, author);
    }
    if (await arguedAgainst(tx, actorId(viewer), argument)) {
      await propose(tx, viewer, argument.id, { kind, ground: input.ground, reason: input.reason });
      return { ...place, decisionId: null };
    }
    const decisionId = await recordDecision(tx, viewer, {
      kind,
      argumentId: argument.id,
      argumentRevision: argument.revision,
      threadId: argument.threadId,
      memberId: argument.authorId,
      ground: input.ground,
      reason: input.reason,
      law: input.ground === "unlawful" ? input.law : null,
      until: kind === "suspend" ? new Date(Date.now() + (input.days ?? SUSPENSION_DAYS) * DAY_MS) : null,
      detail: argument.held && argument.hiddenById !== null ? { heldById: argument.hiddenById } : {},
    });
    const hidden = { hiddenById: decisionId, held: false };
    await tx.update(argumentsTable).set(hidden).where(eq(argumentsTable.id, argument.id));
    if (kind === "suspend") await endAccess(tx, argument.authorId, decisionId);
    await settle(tx, argument.id, decisionId, kind);
    await countRebuttals(tx, argument.parentId);
    return { ...place, decisionId };
  });
}
