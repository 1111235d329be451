import { diffWordsWithSpace } from "diff";
import { isFreeEdit } from "#lib/arguments/policy";
import { MOST_CHANGES } from "#lib/arguments/rules";

export type Revision = { number: number; claim: string | null; body: string; createdAt: Date };
export type Piece = { text: string; change: "same" | "added" | "removed" };
export type Change = { number: number; at: string; claim: Piece[]; body: Piece[] };
/** `earlier`: how many changes between `first` and those shown are left out. */
export type History = {
  first: { claim: string | null; body: string; at: string };
  earlier: number;
  changes: Change[];
};

/**
 * The public history of a text: as it stood when its free edits ended, and the newest MOST_CHANGES changes after that.
 * `revisions` oldest first, numbered without a gap; those neither free nor among the newest MOST_CHANGES + 1 may be missing.
 */
export function publicHistory(postedAt: Date, revisions: readonly Revision[]): History {
  const free = revisions.filter((revision) => isFreeEdit(postedAt, revision.createdAt));
  const first = free.at(-1) ?? revisions[0];
  if (!first) throw new Error("An argument has at least one revision.");
  const later = revisions.filter((revision) => revision.number > first.number);
  const shown = later.slice(-MOST_CHANGES);
  const unshown = later.slice(0, later.length - shown.length);
  return {
    first: { claim: first.claim, body: first.body, at: postedAt.toISOString() },
    earlier: (shown[0]?.number ?? first.number + 1) - first.number - 1,
    changes: shown.map((revision, i) => {
      const before = shown[i - 1] ?? unshown.at(-1) ?? first;
      return {
        number: revision.number,
        at: revision.createdAt.toISOString(),
        claim: diffOf(before.claim ?? "", revision.claim ?? ""),
        body: diffOf(before.body, revision.body),
      };
    }),
  };
}

/** The words that went, came and stayed between two texts. */
export function diffOf(before: string, after: string): Piece[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_DIFFERENCES });
  if (!parts)
    return [
      { text: before, change: "removed" },
      { text: after, change: "added" },
    ];
  return parts.map((part) => ({
    text: part.value,
    change: part.added ? "added" : part.removed ? "removed" : "same",
  }));
}

// The work grows with the square of the differences. Beyond so many words the two texts are shown whole.
const MOST_DIFFERENCES = 300;
