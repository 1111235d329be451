import { diffWordsWithSpace } from "diff";
import { isFreeEdit } from "#lib/arguments/policy";

export type Revision = { number: number; claim: string | null; body: string; createdAt: Date };
export type Piece = { text: string; change: "same" | "added" | "removed" };
export type Change = { number: number; at: string; claim: Piece[]; body: Piece[] };
export type History = { first: { claim: string | null; body: string; at: string }; changes: Change[] };

/** The public history of a text: as it stood when its free edits ended, and each change after that. `revisions` oldest first. */
export function publicHistory(postedAt: Date, revisions: readonly Revision[]): History {
  const free = revisions.filter((revision) => isFreeEdit(postedAt, revision.createdAt));
  const first = free.at(-1) ?? revisions[0];
  if (!first) throw new Error("An argument has at least one revision.");
  const later = revisions.filter((revision) => revision.number > first.number);
  return {
    first: { claim: first.claim, body: first.body, at: postedAt.toISOString() },
    changes: later.map((revision, i) => {
      const before = later[i - 1] ?? first;
      return {
        number: revision.number,
        at: revision.createdAt.toISOString(),
        claim: pieces(before.claim ?? "", revision.claim ?? ""),
        body: pieces(before.body, revision.body),
      };
    }),
  };
}

function pieces(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after).map((part) => ({
    text: part.value,
    change: part.added ? "added" : part.removed ? "removed" : "same",
  }));
}
