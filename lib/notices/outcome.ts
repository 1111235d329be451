import type { DecisionKind } from "#lib/moderation/outcome";

/** What was decided on a notice, for who sent it. `words` are there where the moderators answered the notice itself. */
export type NoticeOutcome = {
  kind: DecisionKind;
  at: string;
  ground: string | null;
  law: string | null;
  words: string | null;
  /** When it was reversed later, on appeal or by another decision. */
  reversedAt: string | null;
};

const HIDDEN = "The moderators hid what you reported. Nobody but its author and the moderators can read it any more.";
const KEPT = "The moderators read what you reported and found no reason to remove it. It stays as it is.";

const SENTENCES: Partial<Record<DecisionKind, string>> = {
  hide: HIDDEN,
  warn: HIDDEN,
  suspend: HIDDEN,
  keep: KEPT,
  publish: KEPT,
};

/** What became of a notice, in a sentence. */
export const noticeOutcomeInWords = (kind: DecisionKind): string =>
  SENTENCES[kind] ?? "The moderators read your notice and answered it.";

/** Decisions whose words answer the notice; those of all others are for the author. */
export const ANSWERS_NOTICE: readonly DecisionKind[] = ["keep", "publish", "dismiss"];

export const REVERSED = "It was reversed later, after an appeal or a second look.";
export const DECIDED_BY_PEOPLE = "A moderator read it and decided. No automated means were used.";

/** Art. 16(5) of Regulation (EU) 2022/2065: what can be done against an outcome. The contact is under /legal. */
export const REDRESS = [
  "You can ask us to look again. Write to the contact under Legal and name the number of your notice; another moderator answers.",
  "You can turn to an out-of-court dispute settlement body (Art. 21 of Regulation (EU) 2022/2065), which may take it up.",
  "You can complain to the Digital Services Coordinator of the country where you are (Art. 53 of the same Regulation).",
  "You can go to court. None of the other ways has to be tried first.",
] as const;
