import type { DecisionKind } from "#lib/moderation/outcome";
import type { EndedOn } from "#lib/statements/as-sent";

/** A decision with what it says of others: `reversesId`, and the hold that it answered. */
export type Later = {
  id: number;
  kind: DecisionKind;
  reversesId: number | null;
  heldById: number | null;
  createdAt: Date;
};

/** The parts of a restriction that each kind of decision ends when it names the restriction. */
const ENDS: Partial<Record<DecisionKind, readonly ("visibility" | "account")[]>> = {
  undo: ["visibility", "account"],
  overturn: ["visibility", "account"],
  restore: ["visibility"],
  unlock: ["visibility"],
  "show-revision": ["visibility"],
  lift: ["account"],
};

/**
 * On which day what restricted somebody by the decision `id` was ended, going by the decisions after it. A hold ends
 * with whatever answered it; when that is taken back, it holds again.
 */
export function endedOn(id: number, later: readonly Later[]): EndedOn {
  const undone = new Set(later.filter(({ kind }) => kind === "undo").map(({ reversesId }) => reversesId));
  const days = { visibility: [] as string[], account: [] as string[] };
  for (const each of later) {
    const day = each.createdAt.toISOString().slice(0, 10);
    if (each.reversesId === id) for (const part of ENDS[each.kind] ?? []) days[part].push(day);
    if (each.heldById === id && each.id !== id && !undone.has(each.id)) days.visibility.push(day);
  }
  return { visibility: days.visibility.sort()[0], account: days.account.sort()[0] };
}
