import type { ArgumentView } from "#lib/arguments/view";

/** Where a reply stands, for those who cannot see how far it is indented; nothing for a root. */
export function placeInWords(
  { depth, parentId }: { depth: number; parentId: number | null },
  parent: ArgumentView | undefined,
  stanceLabel: string | undefined,
): string | undefined {
  if (parentId === null) return undefined;
  const target = targetInWords(parent);
  return stanceLabel === undefined
    ? `Level ${depth}, a question about ${target}.`
    : `Level ${depth}, reply to ${target}, ${stanceLabel.toLowerCase()}.`;
}

function targetInWords(parent: ArgumentView | undefined): string {
  if (!parent) return "another argument";
  if (parent.state === "hidden") return "a hidden argument";
  if (parent.state === "held") return "an argument that waits for a moderator";
  if (parent.state === "deleted") return "a deleted argument";
  return `${parent.author}’s argument`;
}
