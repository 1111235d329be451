import type { Transaction } from "#db/client";
import { Conflict, Forbidden } from "#lib/errors";
import { arguedAgainst, arguedAgainstMember, refuseOwnReport } from "#lib/moderation/conflict-of-interest";
import { ARGUED_AGAINST } from "#lib/moderation/policy";
import { actorId, isPerson, type Viewer } from "#lib/viewer";

type Decided = { id: number; threadId: number; stance: string | null };

/**
 * Decisions that nobody proposes to a second moderator: who argued on the other side, or reported the argument, leaves
 * them to another. Throws Forbidden.
 */
export async function refusePartial(tx: Transaction, viewer: Viewer, argument: Decided): Promise<void> {
  if (await arguedAgainst(tx, actorId(viewer), argument)) throw new Forbidden(ARGUED_AGAINST);
  await refuseOwnReport(tx, actorId(viewer), argument.id);
}

/** The same for decisions that restrict an argument; on what is hidden there is nothing else to decide (Conflict). */
export async function refuseAgainst(
  tx: Transaction,
  viewer: Viewer,
  argument: Decided & { hidden: boolean },
): Promise<void> {
  await refusePartial(tx, viewer, argument);
  if (argument.hidden) throw new Conflict("This argument is hidden, so there is nothing else to decide about it now.");
}

/** Who argued against a member, in whichever thread, warns or suspends them only with an argument of theirs. Throws Forbidden. */
export async function refuseAgainstMember(tx: Transaction, viewer: Viewer, member: { id: number }): Promise<void> {
  if (isPerson(viewer) && (await arguedAgainstMember(tx, viewer.id, member.id)))
    throw new Forbidden("You argued on the other side from this member, so another moderator decides about them.");
}
