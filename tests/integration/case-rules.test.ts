import { beforeAll, describe } from "vitest";
import {
  accepts,
  both,
  type Case,
  decides,
  FOREIGN,
  insertInto,
  type Row,
  refuses,
  run,
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

const DAYS_183 = 183 * 24 * 60 * 60 * 1000;
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
  created_at: 1_000,
});
const replaced = (table: string) => run(`REPLACE INTO ${table} SELECT * FROM ${table}`);

const appeal = insertInto("appeals", { id: 7, decision_id: 50, member_id: 1, words: "Wrong.", created_at: 1_000 });
const appealed = (row: Row = {}, by: Row = {}) => both(decision(by), appeal(row));
const NOT_THEIRS = /an appeal is made by whom the decision concerns, within 183 days/;
const AS_MADE = /an appeal stays as it was made/;
const MADE_ONCE = /an appeal is made once and never replaced/;
const ANOTHER = /another moderator answers an appeal/;
const answer = (row: Row = {}) => decision({ id: 60, kind: "uphold", moderator_id: 81, ...row });
const overturn = { kind: "overturn", reverses_id: 50 };
const ANSWERED = "UPDATE appeals SET answered_by_id = 60 WHERE id = 7";
const answers = (row: Row = {}) => both(appealed(), answer(row), run(ANSWERED));
const APPEALABLE = ["hide", "warn", "suspend", "lock", "hide-revision", "remove-credit", "move"];

describe("appeals", () => {
  refuses([
    ["an appeal by somebody else", appealed({ member_id: 90 }), NOT_THEIRS],
    ["an appeal of no decision", appeal(), NOT_THEIRS],
    ["an appeal after 183 days", appealed({ created_at: 1_001 + DAYS_183 }), NOT_THEIRS],
    ["an appeal before the decision", appealed({ created_at: 999 }), NOT_THEIRS],
    ...["keep", "publish", "restore", "lift", "hold", "unlock", "show-revision", "uphold", "dismiss"].map(
      (kind): Case => [`an appeal of a decision to ${kind}`, appealed({}, { kind }), NOT_THEIRS],
    ),
    ["an appeal of what concerns everybody", appealed({}, { kind: "lock-thread", member_id: null }), NOT_THEIRS],
    ["an appeal without words", appealed({ words: "" }), /appeals_words_length/],
    ["an appeal of 3001 characters", appealed({ words: x(3001) }), /appeals_words_length/],
    ["an appeal that starts answered", appealed({ answered_by_id: 50 }), /an appeal does not start answered/],
    // The unique index appeals_once stands behind the trigger, which REPLACE does not pass by.
    ["a second appeal", both(appealed(), appeal({ id: 8 })), MADE_ONCE],
    ["a replacement", both(appealed(), replaced("appeals")), MADE_ONCE],
    ["a removal", both(appealed(), run("DELETE FROM appeals")), /appeals are never removed/],
    ...["id = 8", "decision_id = 51", "member_id = 90", "words = 'x'", "created_at = 2000"].map(
      (set): Case => [`a change: ${set}`, both(appealed(), run(`UPDATE appeals SET ${set}`)), AS_MADE],
    ),
    ["an answer by no decision", both(appealed(), run(ANSWERED)), ANOTHER],
    ["an answer by who decided", answers({ moderator_id: 80 }), ANOTHER],
    ["an answer by another decision to hide", answers({ kind: "hide" }), ANOTHER],
    ["an answer about somebody else", answers({ member_id: 90 }), ANOTHER],
    ["an answer about another argument", answers({ argument_id: 2 }), ANOTHER],
    [
      "an answer that overturns another decision",
      both(appealed(), decision({ id: 51 }), answer({ ...overturn, reverses_id: 51 }), run(ANSWERED)),
      ANOTHER,
    ],
    [
      "an answer from before the decision",
      both(answer({ id: 40 }), appealed(), run("UPDATE appeals SET answered_by_id = 40")),
      ANOTHER,
    ],
    [
      "one answer to two appeals",
      both(
        answers(),
        decision({ id: 51 }),
        appeal({ id: 8, decision_id: 51 }),
        run("UPDATE appeals SET answered_by_id = 60 WHERE id = 8"),
      ),
      ANOTHER,
    ],
    ["an answer taken back", both(answers(), run("UPDATE appeals SET answered_by_id = NULL")), /the answer .* stays/],
    [
      "another answer in its place",
      both(answers(), answer({ id: 61 }), run("UPDATE appeals SET answered_by_id = 61")),
      /the answer to an appeal stays/,
    ],
  ]);
  accepts([
    ...APPEALABLE.map((kind): Case => [`an appeal of a decision to ${kind}`, appealed({}, { kind })]),
    ["an appeal after 183 days to the second", appealed({ created_at: 1_000 + DAYS_183 })],
    ["3000 characters", appealed({ words: x(3000) })],
    ["an answer of another moderator", answers()],
    ["another moderator who overturns it", answers(overturn)],
  ]);
});

const notice = insertInto("notices", {
  id: 3,
  receipt: "N-1",
  argument_id: 1,
  address: "https://example.org/1",
  law: "§ 130 StGB",
  explanation: "It incites.",
  is_against_children: 0,
  name: "A Name",
  email: "a@example.org",
  created_at: 0,
});
const noticeOfElse = (row: Row = {}) => notice({ argument_id: null, ...row });
const NOTICE_KEPT = /a notice stays as it came in/;
const NOTICE_ANSWER = /only a decision on what it is about answers a notice/;
const noticed = (row: Row = {}) => both(decision(row), notice(), run("UPDATE notices SET answered_by_id = 50"));
const dismissal = { kind: "dismiss", argument_id: null, member_id: null };

describe("notices", () => {
  refuses([
    ["a notice without a name", notice({ name: null }), /notices_notifier/],
    ["a notice without an email", notice({ email: null }), /notices_notifier/],
    ["an empty name", notice({ name: "" }), /notices_name_length/],
    ["a name of 201 characters", notice({ name: x(201) }), /notices_name_length/],
    ["an email of 2 characters", notice({ email: "a@" }), /notices_email_length/],
    ["an email of 255 characters", notice({ email: x(255) }), /notices_email_length/],
    ["no address", notice({ address: "" }), /notices_address_length/],
    ["an address of 2001 characters", notice({ address: x(2001) }), /notices_address_length/],
    ["no law", notice({ law: "" }), /notices_law_length/],
    ["a law of 501 characters", notice({ law: x(501) }), /notices_law_length/],
    ["no explanation", notice({ explanation: "" }), /notices_explanation_length/],
    ["an explanation of 5001 characters", notice({ explanation: x(5001) }), /notices_explanation_length/],
    ["an argument that is not there", notice({ argument_id: 99 }), FOREIGN],
    ["a notice that starts answered", both(decision(), notice({ answered_by_id: 50 })), /does not start answered/],
    // The unique index notices_receipt stands behind the trigger, which REPLACE does not pass by.
    ["the same receipt twice", both(notice(), notice({ id: 4 })), /a notice is never replaced/],
    ["a replacement", both(notice(), replaced("notices")), /a notice is never replaced/],
    ["a removal", both(notice(), run("DELETE FROM notices")), /notices are never removed/],
    ...["id = 4", "receipt = 'x'", "argument_id = 2", "address = 'x'", "law = 'x'", "explanation = 'x'"].map(
      (set): Case => [`a change: ${set}`, both(notice(), run(`UPDATE notices SET ${set}`)), NOTICE_KEPT],
    ),
    ...["is_against_children = 1", "name = 'x'", "email = 'xyz'", "created_at = 1"].map(
      (set): Case => [`a change: ${set}`, both(notice(), run(`UPDATE notices SET ${set}`)), NOTICE_KEPT],
    ),
    ["an answer by no decision", both(notice(), run("UPDATE notices SET answered_by_id = 50")), NOTICE_ANSWER],
    ["an answer by a decision on another argument", noticed({ argument_id: 2 }), NOTICE_ANSWER],
    ["an answer by a decision to lock", noticed({ kind: "lock" }), NOTICE_ANSWER],
    ["an answer by a decision to restore", noticed({ kind: "restore" }), NOTICE_ANSWER],
  ]);
  accepts([
    ["a notice without a name, against children", notice({ is_against_children: 1, name: null, email: null })],
    ["a notice of something else", noticeOfElse({ name: x(200), email: x(254) })],
    ...["hide", "warn", "suspend", "keep", "publish"].map(
      (kind): Case => [`an answer by a decision to ${kind}`, noticed({ kind })],
    ),
    ["an answer by a dismissal", noticed(dismissal)],
    ["a notice that waits again", both(noticed(), run("UPDATE notices SET answered_by_id = NULL"))],
  ]);
});

const order = insertInto("orders", {
  id: 4,
  argument_id: 1,
  authority: "An authority",
  reference: "R-1",
  received_at: 0,
  entered_by_id: 80,
  created_at: 0,
});
const ORDER_ONCE = /an order is entered once and never replaced/;
const BY_HIDING = /an order is carried out by hiding what it names/;
const executed = (row: Row = {}) => both(decision(row), order(), run("UPDATE orders SET executed_by_id = 50"));

describe("orders", () => {
  refuses([
    ["no authority", order({ authority: "" }), /orders_authority_length/],
    ["an authority of 201 characters", order({ authority: x(201) }), /orders_authority_length/],
    ["no reference", order({ reference: "" }), /orders_reference_length/],
    ["a reference of 201 characters", order({ reference: x(201) }), /orders_reference_length/],
    ["an argument that is not there", order({ argument_id: 99 }), FOREIGN],
    ["an order that nobody entered", order({ entered_by_id: 99 }), FOREIGN],
    ["an order that starts carried out", both(decision(), order({ executed_by_id: 50 })), /start carried out/],
    // The unique index orders_reference stands behind the trigger, which REPLACE does not pass by.
    ["the same order twice", both(order(), order({ id: 5 })), ORDER_ONCE],
    ["a replacement", both(order(), replaced("orders")), ORDER_ONCE],
    ["a removal", both(order(), run("DELETE FROM orders")), /orders are never removed/],
    ...[
      "id = 5",
      "argument_id = 2",
      "authority = 'x'",
      "reference = 'x'",
      "received_at = 1",
      "entered_by_id = 81",
      "created_at = 1",
    ].map(
      (set): Case => [`a change: ${set}`, both(order(), run(`UPDATE orders SET ${set}`)), /order stays as it came/],
    ),
    ["execution by no decision", both(order(), run("UPDATE orders SET executed_by_id = 50")), BY_HIDING],
    ["execution by a decision to keep", executed({ kind: "keep" }), BY_HIDING],
    ["execution on another argument", executed({ argument_id: 2 }), BY_HIDING],
  ]);
  accepts([
    ...["hide", "warn", "suspend"].map((kind): Case => [`execution by a decision to ${kind}`, executed({ kind })]),
    ["an order that waits again", both(executed(), run("UPDATE orders SET executed_by_id = NULL"))],
    ["one order for two arguments", both(order(), order({ id: 5, argument_id: 2 }))],
  ]);
});

const mail = insertInto("mails", { member_id: null, notice_id: 3, kind: "receipt", created_at: 0, tries: 0 });
const digest = (row: Row = {}) => mail({ member_id: 1, notice_id: null, kind: "digest", ...row });
const NOBODY = /mails_addressee/;

describe("mails", () => {
  refuses([
    ["a digest to nobody", digest({ member_id: null }), NOBODY],
    ["a digest to a notifier", both(notice(), digest({ member_id: null, notice_id: 3 })), NOBODY],
    ["a digest to both", both(notice(), digest({ notice_id: 3 })), NOBODY],
    ["a receipt to nobody", mail({ notice_id: null }), NOBODY],
    ["a receipt to a member", mail({ member_id: 1, notice_id: null }), NOBODY],
    ["an outcome to a member as well", both(notice(), mail({ member_id: 1, kind: "outcome" })), NOBODY],
    ["a receipt of no notice", mail(), FOREIGN],
    ["a mail about an account to nobody", digest({ kind: "password-changed", member_id: null }), NOBODY],
    ["a link without one", digest({ kind: "reset-password" }), /mails_link/],
    ["a link in a mail of another kind", digest({ link_id: 1 }), /mails_link/],
    ["a link that there is not", digest({ kind: "reset-password", link_id: 99 }), FOREIGN],
    ["another kind", digest({ kind: "advert" }), /mails_(kind|addressee)/],
  ]);
  accepts([
    ["a digest", digest()],
    ["a receipt and an outcome", both(notice(), mail(), mail({ kind: "outcome" }))],
  ]);
});
