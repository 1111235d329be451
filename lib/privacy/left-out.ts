/**
 * What is kept and not given out with the rest, and why, by the column that refers to a member or to an argument of one.
 * Stands in the export itself; a test holds it against the schema.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "member_notes.member_id":
    "What moderators note for each other is theirs, in confidence (Art. 15(4) GDPR), and so is whether they did. It goes when you leave.",
  "proposals.case_id": "What a moderator would have decided is a draft. What was decided is among the decisions.",
  "orders.argument_id":
    "An authority may forbid to tell of its order (Art. 11(3) of Regulation (EU) 2021/784). The decision that carried it out is among the decisions.",
  "notifications.actor_id": "What others were told of your acts is theirs.",
  "notifications.argument_id": "What others were told of your arguments is theirs.",
  "ratings.argument_id": "What others think of your arguments is theirs. How many there are stands with each argument.",
  "seen_arguments.argument_id": "Who has read what is theirs.",
  "awaited_codes.member_id": "That a sign-in waits for its code is kept for minutes.",
  "erasures.member_id": "Only of who left, and then by number alone.",
};

/** What refers to nobody by number, and why it is left out. */
export const UNTIED: Readonly<Record<string, string>> = {
  limits: "Attempts are counted under keyed hashes for a day at most. Nobody can tell any more whose they were.",
  pending_sign_ins: "What a sign-in by another service said of somebody without an account is kept for minutes.",
  notices:
    "A notice of illegal content needs no account and is tied to none. Whoever sent it reads it with its receipt number.",
  "what somebody wrote into a notice about your argument":
    "It may tell who they are. That there was one, and the law by which it was decided, is here.",
  "words of a decision on your argument that concerned somebody else":
    "They were written to that person, such as who gave a credit, or who reported what was kept. That it was decided, and on which ground, is here.",
  "numbers of sessions, and what links in mails are made of": "Whoever has them could act as you.",
  "password hash": "It is no use to you and a risk in a file.",
  "key and recovery codes of a second step":
    "They are kept in a way in which nobody can read them, and were shown to you.",
};
