import { DECISION_KINDS } from "#db/schema/moderation";

export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What each kind of decision did, in a sentence: in the log, and to another moderator. */
const OUTCOMES: Record<DecisionKind, string> = {
  hide: "An argument was hidden.",
  warn: "A member was warned.",
  suspend: "A member was suspended.",
  keep: "An argument was read and kept.",
  publish: "An argument that was held was read and published.",
  restore: "A hidden argument was restored.",
  lift: "A suspension was lifted.",
  "remove-credit": "A credit for an argument was removed.",
  hold: "An argument was held until a moderator has read it.",
  lock: "An argument was locked: nobody can reply to it.",
  unlock: "An argument was unlocked.",
  "lock-thread": "A thread was locked: nobody can argue in it.",
  "unlock-thread": "A thread was unlocked.",
  slow: "A thread was slowed down.",
  "end-slow": "A thread goes at its usual pace again.",
  "hide-revision": "An earlier text of an argument was hidden.",
  "show-revision": "An earlier text of an argument is shown again.",
  move: "A reply was moved to where it belongs.",
  undo: "A moderator took back their own decision.",
  uphold: "An appeal was refused: the decision stands.",
  overturn: "An appeal was granted: the decision was reversed.",
  dismiss: "A notice was answered without a restriction.",
};

/** The same of decisions about a member that also hide an argument of theirs. */
const WITH_ARGUMENT: Partial<Record<DecisionKind, string>> = {
  warn: "An argument was hidden, and its author warned.",
  suspend: "An argument was hidden, and its author suspended.",
};

/** What a decision did. `withArgument`: it is about an argument, and not about a member alone. */
export function outcomeInWords(kind: DecisionKind, { withArgument = false } = {}): string {
  return (withArgument && WITH_ARGUMENT[kind]) || OUTCOMES[kind];
}

/** All kinds, in the order in which a list offers them. */
export const LOGGED_KINDS: readonly DecisionKind[] = DECISION_KINDS;

/** Whether an act, such as that of an audit row, is a decision. */
export const isDecisionKind = (act: string): act is DecisionKind => DECISION_KINDS.some((kind) => kind === act);

/** Kinds of decisions that restrict somebody and can be appealed by them. */
export const APPEALABLE: readonly DecisionKind[] = [
  "hide",
  "warn",
  "suspend",
  "lock",
  "hide-revision",
  "remove-credit",
  "move",
];

/** Kinds that hide an argument, when they name one. */
export const HIDING: readonly DecisionKind[] = ["hide", "warn", "suspend"];
