import type { ArgumentView } from "#lib/arguments/view";
import { placeInWords } from "#lib/reading/place-in-words";

/** An argument of the map in words: its claim or first words, who wrote it, on which side, and what it answers. */
export function nodeInWords(
  view: ArgumentView,
  parent: ArgumentView | undefined,
  stanceLabel: string | undefined,
): string {
  const place = placeInWords(view, parent, stanceLabel) ?? `${stanceLabel ?? "Just asking"}.`;
  if (view.state === "hidden") return `Hidden by a moderator. ${place}`;
  if (view.state === "held") return `Waits for a moderator. ${place}`;
  if (view.state === "deleted") return `Deleted by its author. ${place}`;
  return `“${view.name}” by ${view.author}. ${place}`;
}

/** What a map leaves out below a root. */
export function leftOutInWords(count: number, isMore: boolean): string {
  if (isMore) return `more than ${count} more replies`;
  return count === 1 ? "1 more reply" : `${count} more replies`;
}
