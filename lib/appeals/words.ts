import type { DecisionKind } from "#lib/moderation/outcome";

const MEANINGS: Partial<Record<DecisionKind, string>> = {
  hide: "Your argument was hidden. Only you and the moderators can read it.",
  hold: "Your argument waits until a moderator has read it. Only you and the moderators can read it until then.",
  lock: "Nobody can reply to your argument any more.",
  "hide-revision": "An earlier text of your argument was hidden from its public history.",
  "remove-credit": "A credit that you gave was removed from public view.",
  move: "Your reply was moved to another place in the thread.",
  restore: "Your argument was restored. Everybody can read it.",
  publish: "Your argument was read and published.",
  unlock: "Your argument can be replied to again.",
  "show-revision": "An earlier text of your argument is in its public history again.",
  lift: "The suspension of your account was lifted.",
  undo: "A moderator took back an earlier decision about you.",
  uphold: "Your appeal was refused: the decision stands.",
  overturn: "Your appeal was granted: the decision was reversed, with all that it did.",
};

/** What a decision means for whom it concerns. A warning and a suspension may come with a hidden argument. */
export function whatItMeans(kind: DecisionKind, hides: boolean): string {
  if (kind === "warn")
    return hides
      ? "Your argument was hidden, and you are warned. Only you and the moderators can read it."
      : "You are warned. Nothing else was done.";
  if (kind === "suspend")
    return hides
      ? "Your argument was hidden, and your account is suspended: you cannot sign in."
      : "Your account is suspended: you cannot sign in.";
  return MEANINGS[kind] ?? "The moderators took a decision that concerns you.";
}
