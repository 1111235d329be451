/** An argument on the page, as the keys see it; a page's places are in reading order. */
export type Place = { id: number; parentId: number | null; stance: string | null };
export type Move = "next" | "previous" | "next-sibling" | "previous-sibling" | "parent";

const MOVES: Record<string, Move> = {
  j: "next",
  k: "previous",
  J: "next-sibling",
  K: "previous-sibling",
  p: "parent",
};

/** What each key does, in the order in which the dialog lists them. */
export const SHORTCUTS: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["j", "k"], does: "Next or previous argument" },
  { keys: ["J", "K"], does: "Next or previous one beside it: a root argument of the same side, a reply to the same" },
  { keys: ["p"], does: "The argument that it answers" },
  { keys: ["r"], does: "Reply to it" },
  { keys: ["z"], does: "Fold or unfold its replies" },
  { keys: ["n"], does: "Next unread argument, for members" },
  { keys: ["?"], does: "This list" },
];

export function moveOf(key: string): Move | undefined {
  return Object.hasOwn(MOVES, key) ? MOVES[key] : undefined;
}

/**
 * Where a move leads from `current`, or undefined when there is nothing that way. Whoever is nowhere yet begins at
 * `start`, the first argument in view.
 */
export function placeAfter(
  move: Move,
  places: readonly Place[],
  current: number | undefined,
  start: number | undefined,
): number | undefined {
  const at = places.findIndex(({ id }) => id === current);
  const here = places[at];
  if (!here) return move === "parent" ? undefined : (start ?? places[0]?.id);
  if (move === "next") return places[at + 1]?.id;
  if (move === "previous") return places[at - 1]?.id;
  if (move === "parent") return here.parentId ?? undefined;
  const beside = places.filter(
    ({ parentId, stance }) => parentId === here.parentId && (parentId !== null || stance === here.stance),
  );
  const step = move === "next-sibling" ? 1 : -1;
  return beside[beside.findIndex(({ id }) => id === here.id) + step]?.id;
}

/** The next unread argument after `current`, from the top again when there is none further down. */
export function nextUnread(
  places: readonly Place[],
  isUnread: (id: number) => boolean,
  current: number | undefined,
): number | undefined {
  const at = places.findIndex(({ id }) => id === current);
  const from = [...places.slice(at + 1), ...places.slice(0, at + 1)];
  return from.find(({ id }) => id !== current && isUnread(id))?.id;
}
