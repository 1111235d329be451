import { diffWordsWithSpace } from "diff";
import { isFreeEdit } from "#lib/arguments/policy";
import { MOST_CHANGES } from "#lib/arguments/rules";

/** `hidden`: a moderator hid this text from the history. */
export type Revision = { number: number; claim: string | null; body: string; hidden: boolean; createdAt: Date };
export type Piece = { text: string; change: "same" | "added" | "removed" };
/** A hidden text has no words here, and a change is never told against one. */
export type Change = { number: number; at: string; hidden: boolean; claim: Piece[]; body: Piece[] };
/** `earlier`: how many changes between `first` and those shown are left out. */
export type History = {
  first: { claim: string | null; body: string; at: string; hidden: boolean };
  earlier: number;
  changes: Change[];
};

/** The text with which the public history begins: the one that stood when its free edits ended. */
export function firstOfHistory<Each extends Pick<Revision, "number" | "createdAt">>(
  postedAt: Date,
  revisions: readonly Each[],
): Each | undefined {
  return revisions.filter((revision) => isFreeEdit(postedAt, revision.createdAt)).at(-1) ?? revisions[0];
}

/**
 * The public history of a text: as it stood when its free edits ended, and the newest MOST_CHANGES changes after that.
 * `revisions` oldest first, numbered without a gap; those neither free nor among the newest MOST_CHANGES + 1 may be
 * missing. Each change is against the text before it that can be read; where none can, the text stands whole.
 */
export function publicHistory(postedAt: Date, revisions: readonly Revision[]): History {
  const first = firstOfHistory(postedAt, revisions);
  if (!first) throw new Error("An argument has at least one revision.");
  const later = revisions.filter((revision) => revision.number > first.number);
  const shown = later.slice(-MOST_CHANGES);
  const readable = [first, ...later.slice(-MOST_CHANGES - 1)].filter(({ hidden }) => !hidden);
  const { claim, body } = first.hidden ? NO_WORDS : first;
  return {
    first: { claim, body, at: postedAt.toISOString(), hidden: first.hidden },
    earlier: (shown[0]?.number ?? first.number + 1) - first.number - 1,
    changes: shown.map((revision) => changeOf(revision, readable)),
  };
}

const NO_WORDS = { claim: null, body: "" };

function changeOf(revision: Revision, readable: readonly Revision[]): Change {
  const { number, hidden } = revision;
  const at = revision.createdAt.toISOString();
  if (hidden) return { number, at, hidden, claim: [], body: [] };
  const before = readable.filter((each) => each.number < number).at(-1);
  return {
    number,
    at,
    hidden,
    claim: before ? diffOf(before.claim ?? "", revision.claim ?? "") : whole(revision.claim ?? ""),
    body: before ? diffOf(before.body, revision.body) : whole(revision.body),
  };
}

const whole = (text: string): Piece[] => [{ text, change: "same" }];

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
