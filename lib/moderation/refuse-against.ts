import type { Transaction } from "#db/client";
import { Conflict, Forbidden } from "#lib/errors";
import { arguedAgainst } from "#lib/moderation/conflict-of-interest";
import { ARGUED_AGAINST } from "#lib/moderation/policy";
import { actorId, type Viewer } from "#lib/viewer";

type Restricted = { threadId: number; stance: string | null; hidden: boolean };

/**
 * Of decisions that restrict an argument without hiding it, and that nobody proposes to a second moderator: a moderator
 * who argued on the other side leaves them to another (Forbidden). On what is hidden there is nothing to decide but
 * that (Conflict).
 */
export async function refuseAgainst(tx: Transaction, viewer: Viewer, argument: Restricted): Promise<void> {
  if (await arguedAgainst(tx, actorId(viewer), argument)) throw new Forbidden(ARGUED_AGAINST);
  if (argument.hidden) throw new Conflict("This argument is hidden, so there is nothing else to decide about it now.");
}
