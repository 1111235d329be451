import { beforeAll, describe } from "vitest";
import {
  accepts,
  both,
  type Case,
  decides,
  FOREIGN,
  insertInto,
  MISSING,
  type Row,
  refuses,
  run,
  statement,
  UNIQUE,
  x,
} from "#tests/integration/database-cases";
import { inRawDatabase } from "#tests/integration/raw-database";
import { seededDatabase } from "#tests/people";

const member = (id: number) =>
  insertInto("members", { handle: `m${id}`, email: `m${id}@x`, password_hash: "none", role: "member", created_at: 0 })({
    id,
  });

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1 (1 to 6 are roots). 80 and 81 decide.
beforeAll(async () => {
  await seededDatabase();
  inRawDatabase(both(member(80), member(81), member(90)));
});

const KEPT = /statements are never changed/;
const LISTS = /a statement lists what it is about/;
const nothing = {
  decision_visibility: null,
  decision_account: null,
  decision_ground: null,
  incompatible_content_ground: null,
  incompatible_content_explanation: null,
  category: null,
};
const illegal = {
  decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
  illegal_content_legal_ground: "§ 130 StGB",
  illegal_content_explanation: "It is against this law.",
  incompatible_content_ground: null,
  incompatible_content_explanation: null,
};
const other = { id: 2, puid: "parley-other" };

describe("statements of reasons", () => {
  refuses([
    ["a change", both(statement(), run("UPDATE statements SET category = 'x'")), KEPT],
    ["a change that changes nothing", both(statement(), run("UPDATE statements SET id = id")), KEPT],
    ["a removal", both(statement(), run("DELETE FROM statements")), /statements are never removed/],
    ["a replacement", both(statement(), run("REPLACE INTO statements SELECT * FROM statements")), KEPT],
    ["the same number twice", both(statement({ id: 2 }), statement(other)), KEPT],
    // The unique index statements_puid stands behind the trigger, which REPLACE does not pass by.
    ["the same name twice", both(statement({ id: 1 }), statement({ id: 2 })), KEPT],
    ["no name", statement({ puid: "" }), /statements_puid_length/],
    ["a name of 501 characters", statement({ puid: x(501) }), /statements_puid_length/],
    ["no facts", statement({ decision_facts: "" }), /statements_facts_length/],
    ["5001 characters of facts", statement({ decision_facts: x(5001) }), /statements_facts_length/],
    ["facts that are missing", statement({ decision_facts: null }), MISSING],
    ["a restriction without a ground", statement({ ...nothing, decision_visibility: "[1]" }), /restriction_has_ground/],
    ["a suspension without a ground", statement({ ...nothing, decision_account: "x" }), /restriction_has_ground/],
    [
      "an end of service without a ground",
      statement({ ...nothing, decision_provision: "x" }),
      /restriction_has_ground/,
    ],
    ["a restriction without a category", statement({ category: null }), /restriction_has_ground/],
    ["another ground", statement({ decision_ground: "TASTE" }), /statements_(ground|incompatible)/],
    [
      "a house rule without its words",
      statement({ incompatible_content_explanation: null }),
      /statements_incompatible/,
    ],
    ["a house rule that is not named", statement({ incompatible_content_ground: null }), /statements_incompatible/],
    [
      "a house rule where the law is the ground",
      statement({ ...illegal, incompatible_content_ground: "x" }),
      /_incomp/,
    ],
    ["a law where a house rule is the ground", statement({ illegal_content_legal_ground: "x" }), /statements_illegal/],
    ["illegal without its law", statement({ ...illegal, illegal_content_legal_ground: null }), /statements_illegal/],
    ["illegal without its words", statement({ ...illegal, illegal_content_explanation: null }), /statements_illegal/],
    ["another source", statement({ source_type: "SOURCE_RUMOUR" }), /statements_source_type/],
    ["another detection", statement({ automated_detection: "Perhaps" }), /statements_automated_detection/],
    ["another automation", statement({ automated_decision: "No" }), /statements_automated_decision/],
    ["no list of types", statement({ content_type: '"CONTENT_TYPE_TEXT"' }), LISTS],
    ["an empty list of types", statement({ content_type: "[]" }), LISTS],
    ["no list of countries", statement({ territorial_scope: "{}" }), LISTS],
    ["an empty list of restrictions", statement({ decision_visibility: "[]" }), LISTS],
    ["a list that is no JSON", statement({ content_type: "text" }), /malformed JSON|type json/],
  ]);
  accepts([
    ["a restriction for a house rule", statement()],
    ["a restriction for a law", statement(illegal)],
    ["no restriction", statement(nothing)],
    ["a warning, which restricts nothing", statement({ decision_visibility: null, decision_account: null })],
    ["5000 characters of facts", statement({ decision_facts: x(5000), puid: x(500) })],
    ["two of them", both(statement(), statement(other))],
  ]);
});

const decision = decides({
  id: 50,
  kind: "hide",
  argument_id: 1,
  argument_revision: 1,
  thread_id: 1,
  member_id: 1,
  moderator_id: 80,
  ground: "spam",
  reason: "Why.",
  until: 1,
  created_at: 0,
});
const NO_STATEMENT = /a decision states what it restricts/;
const OWN = /nobody decides on their own/;
const REVERSED = /who decided takes it back, another moderator overturns it/;
/** A second decision, about the first. */
const reverses = (kind: string, row: Row = {}) => both(decision(), decision({ id: 51, kind, reverses_id: 50, ...row }));
const RESTRICTIONS = ["hide", "hold", "lock", "hide-revision", "remove-credit", "warn", "suspend"];
const withArgument = ["restore", "keep", "publish", "unlock", "show-revision", "move"];

describe("decisions and what they state", () => {
  refuses([
    ["a decision without a statement", decision({ kind: "keep", statement_id: null }), MISSING],
    ["hiding without a statement", decision({ statement_id: null }), NO_STATEMENT],
    ["a decision by a statement that is not there", decision({ kind: "keep", statement_id: 99 }), FOREIGN],
    ["hiding by a statement that is not there", decision({ statement_id: 99 }), NO_STATEMENT],
    ...RESTRICTIONS.flatMap((kind): Case[] => [
      [`a decision to ${kind} that states nothing`, decision({ kind }, nothing), NO_STATEMENT],
      [
        `a decision to ${kind} that hides and does not say so`,
        decision({ kind }, { decision_visibility: null }),
        NO_STATEMENT,
      ],
    ]),
    [
      "a suspension that does not state itself",
      decision({ kind: "suspend", argument_id: null }, { decision_account: null }),
      NO_STATEMENT,
    ],
    // The unique index decisions_statement stands behind the trigger, which REPLACE does not pass by.
    ["two decisions of one statement", both(decision(), decision({ id: 51, statement_id: 1 })), /decisions are never/],
    [
      "a replacement by its statement",
      both(
        decision(),
        run(
          "REPLACE INTO decisions SELECT 51, statement_id, kind, argument_id, argument_revision, thread_id, member_id, moderator_id, ground, reason, reverses_id, until, detail, created_at FROM decisions",
        ),
      ),
      /decisions are never changed/,
    ],
    ["a decision on oneself", decision({ moderator_id: 1 }), OWN],
    ["a decision on one's own argument that names nobody", decision({ moderator_id: 1, member_id: null }), OWN],
    ["a decision on praise for oneself", decision({ kind: "remove-credit", moderator_id: 1, member_id: 90 }), OWN],
    ["a decision on oneself without an argument", decision({ kind: "warn", argument_id: null, member_id: 80 }), OWN],
    ...["warn", "lock", "hide-revision"].flatMap((kind): Case[] => [
      [`a decision to ${kind} without a ground`, decision({ kind, ground: null }), /restriction_has_ground/],
      [`a decision to ${kind} without words`, decision({ kind, reason: "" }), /restriction_has_ground/],
    ]),
    ...withArgument.map(
      (kind): Case => [`${kind} of nothing`, decision({ kind, argument_id: null }), /names_argument/],
    ),
    ...["hold", "lock", "hide-revision"].map(
      (kind): Case => [`${kind} of nothing`, decision({ kind, argument_id: null }), /names_argument/],
    ),
    ...["lock-thread", "unlock-thread", "slow", "end-slow"].map(
      (kind): Case => [`${kind} of no thread`, decision({ kind, thread_id: null }), /decisions_names_thread/],
    ),
    ["a thread that is not there", decision({ kind: "slow", thread_id: 99 }), FOREIGN],
    ["a dismissal without words", decision({ kind: "dismiss", reason: "" }), /answer_has_words/],
    ["an answer to an appeal without words", decision({ kind: "uphold", reason: "" }), /answer_has_words/],
    ["a granted appeal without words", reverses("overturn", { moderator_id: 81, reason: "" }), /answer_has_words/],
    ["an undo of nothing", decision({ kind: "undo", reverses_id: null }), REVERSED],
    ["an undo of what was not decided", decision({ kind: "undo", reverses_id: 49 }), REVERSED],
    ["an undo by another", reverses("undo", { moderator_id: 81 }), REVERSED],
    ["an undo about another argument", reverses("undo", { argument_id: 2 }), REVERSED],
    ["an undo about somebody else", reverses("undo", { member_id: 90 }), REVERSED],
    ["overturning one's own decision", reverses("overturn"), REVERSED],
    ["overturning what was not decided", decision({ kind: "overturn", reverses_id: 49 }), REVERSED],
  ]);
  accepts([
    ...RESTRICTIONS.map((kind): Case => [`a decision to ${kind}`, decision({ kind })]),
    ["a suspension of a member", decision({ kind: "suspend", argument_id: null }, { decision_visibility: null })],
    ["a warning of a member, which restricts nothing", decision({ kind: "warn", argument_id: null }, nothing)],
    ...[...withArgument, "lock-thread", "unlock-thread", "slow", "end-slow"].map(
      (kind): Case => [`a decision to ${kind}`, decision({ kind, ground: null, reason: "" }, nothing)],
    ),
    ["a decision that concerns everybody", decision({ kind: "slow", argument_id: null, member_id: null }, nothing)],
    ["a dismissal", decision({ kind: "dismiss", argument_id: null, member_id: null }, nothing)],
    ["an answer to an appeal", decision({ kind: "uphold" }, nothing)],
    ["an undo by who decided", reverses("undo", { reason: "" })],
    ["a granted appeal", reverses("overturn", { moderator_id: 81 })],
  ]);
});

const note = insertInto("member_notes", { id: 5, member_id: 1, author_id: 80, words: "Kind.", created_at: 0 });
const words = insertInto("house_texts", { id: 5, key: "words:hold", words: "x", saved_by_id: 80, created_at: 0 });
const proposal = insertInto("proposals", { case_id: 5, moderator_id: 80, kind: "hide", reason: "", created_at: 0 });
const open = insertInto("cases", { id: 5, kind: "review", argument_id: 1, opened_at: 0, due_at: 1, markers: "[]" });

describe("what moderators and admins wrote down", () => {
  refuses([
    ["an empty note", note({ words: "" }), /member_notes_words_length/],
    ["a note of 2001 characters", note({ words: x(2001) }), /member_notes_words_length/],
    ["a note on nobody", note({ member_id: 99 }), FOREIGN],
    ["a note by nobody", note({ author_id: 99 }), FOREIGN],
    ["another note in its place", both(note(), run("UPDATE member_notes SET words = 'x'")), /notes are never changed/],
    ["the removal of a note", both(note(), run("DELETE FROM member_notes")), /notes are never removed/],
    [
      "the replacement of a note",
      both(note(), run("REPLACE INTO member_notes SELECT * FROM member_notes")),
      /notes are never changed/,
    ],
    ["20001 characters of the house", words({ words: x(20_001) }), /house_texts_words_length/],
    ["words of the house by nobody", words({ saved_by_id: 99 }), FOREIGN],
    [
      "other words in their place",
      both(words(), run("UPDATE house_texts SET words = 'y'")),
      /saved anew, never changed/,
    ],
    ["the removal of words", both(words(), run("DELETE FROM house_texts")), /words of the house are never removed/],
    [
      "the replacement of words",
      both(words(), run("REPLACE INTO house_texts SELECT * FROM house_texts")),
      /saved anew, never changed/,
    ],
    ["two proposals of one moderator in a case", both(open(), proposal(), proposal()), UNIQUE],
    ["a proposal of 2001 characters", both(open(), proposal({ reason: x(2001) })), /proposals_reason_length/],
    ["a proposal in no case", proposal(), FOREIGN],
  ]);
  accepts([
    ["two notes", both(note({ words: x(2000) }), note({ id: 6 }))],
    ["words of the house, saved anew", both(words({ words: x(20_000) }), words({ id: 6, words: "" }))],
    ["proposals of two moderators", both(open(), proposal(), proposal({ moderator_id: 81 }))],
  ]);
});
