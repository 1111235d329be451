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
  inRawDatabase(both(member(80), member(81)));
});

const decision = decides({
  id: 50,
  kind: "hide",
  argument_id: 1,
  thread_id: 1,
  member_id: 1,
  moderator_id: 80,
  ground: "spam",
  reason: "Why.",
  until: 1,
  created_at: 0,
});
const review = insertInto("cases", {
  id: 5,
  kind: "review",
  argument_id: 1,
  opened_at: 0,
  due_at: 1,
  markers: "[]",
});
const appeal = (row: Row = {}) =>
  both(
    decision(),
    insertInto("appeals", { id: 7, decision_id: 50, member_id: 1, words: "Wrong.", created_at: 0 })(),
    review({ kind: "appeal", appeal_id: 7, ...row }),
  );
const notices = insertInto("notices", {
  id: 3,
  receipt: "N-1",
  address: "https://example.org/",
  law: "A law",
  explanation: "Why.",
  is_against_children: 1,
  created_at: 0,
});
const notice = (row: Row = {}) => both(notices(), review({ kind: "notice", argument_id: null, notice_id: 3, ...row }));

const set = (what: string, id = 5) => run(`UPDATE cases SET ${what} WHERE id = ${id}`);
const closed = (row: Row = {}, kind = "review") => both(review({ kind }), decision(row), set("closed_by_id = 50"));
const answered = (table: string, by: number) => run(`UPDATE ${table} SET answered_by_id = ${by}`);
const uphold = decision({ id: 60, kind: "uphold", moderator_id: 81 });
const dismissal = decision({ id: 60, kind: "dismiss", argument_id: null, member_id: null });
const ABOUT = /a case is closed by a decision on what it is about/;
const ONCE = /a case is open once and never replaced/;
const SAME = /a case stays about what it was opened for/;

describe("cases", () => {
  refuses([
    ["another kind", review({ kind: "rumour" }), /cases_kind/],
    ["a review of nothing", review({ argument_id: null }), /cases_about_argument/],
    ["a held nothing", review({ kind: "held", argument_id: null }), /cases_about_argument/],
    ["an appeal case of no appeal", review({ kind: "appeal" }), /cases_about_appeal/],
    ["a review of an appeal", appeal({ kind: "review" }), /cases_about_appeal/],
    ["a notice case of no notice", review({ kind: "notice" }), /cases_about_notice/],
    ["a review of a notice", both(notices(), review({ notice_id: 3 })), /cases_about_notice/],
    ["an argument that is not there", review({ argument_id: 99 }), FOREIGN],
    ["an appeal that is not there", review({ kind: "appeal", appeal_id: 99 }), FOREIGN],
    ["a notice that is not there", review({ kind: "notice", notice_id: 99 }), FOREIGN],
    ["a claim without an end", review({ claimed_by_id: 80 }), /cases_claim_ends/],
    ["the end of no claim", review({ claimed_until: 1 }), /cases_claim_ends/],
    ["a claim by nobody", review({ claimed_by_id: 99, claimed_until: 1 }), FOREIGN],
    ["a case that starts closed", both(decision(), review({ closed_by_id: 50 })), /a case does not start closed/],
    ["a removal", both(review(), run("DELETE FROM cases")), /cases are never removed/],
    // The unique indexes cases_of_argument, cases_of_appeal and cases_of_notice stand behind these triggers.
    ["two open cases of an argument", both(review(), review({ id: 6, kind: "held" })), ONCE],
    ["two open cases of an appeal", both(appeal(), review({ id: 6, kind: "appeal", appeal_id: 7 })), ONCE],
    ["two open cases of a notice", both(notice(), review({ id: 6, kind: "notice", notice_id: 3 })), ONCE],
    ["a replacement", both(review(), run("REPLACE INTO cases SELECT * FROM cases")), ONCE],
    ["the number of a closed case", both(closed(), review({ argument_id: 2 })), ONCE],
    ["a closed case that opens beside another", both(closed(), review({ id: 6 }), set("closed_by_id = NULL")), ONCE],
    [
      "one that opens in place of another",
      both(closed(), review({ id: 6 }), run("UPDATE OR REPLACE cases SET closed_by_id = NULL WHERE id = 5")),
      ONCE,
    ],
    ...["id = 6", "argument_id = 2", "opened_at = 1", "kind = 'notice', notice_id = 3"].map(
      (what): Case => [`a change: ${what}`, both(review(), set(what)), SAME],
    ),
    ["an appeal that becomes a review", both(appeal(), set("kind = 'review', appeal_id = NULL")), SAME],
    ["an appeal case that is about another argument", both(appeal(), set("argument_id = 2")), SAME],
  ]);
  accepts([
    ["a claim with its end", review({ claimed_by_id: 80, claimed_until: 1 })],
    ["what was reported and then held", both(review(), set("kind = 'held'"))],
    ["what weighs more and is due sooner", both(review(), set("weight = 200, due_at = 0"))],
    ["an argument with an appeal and a report", both(appeal(), review({ id: 6 }))],
    ["a case after another", both(closed(), review({ id: 6 }))],
  ]);
});

describe("the end of a case", () => {
  refuses([
    ["by no decision", both(review(), set("closed_by_id = 50")), ABOUT],
    ["by a decision on another argument", closed({ argument_id: 2 }), ABOUT],
    ...["restore", "hold", "lock", "hide-revision", "remove-credit", "move", "uphold"].map(
      (kind): Case => [`by a decision to ${kind}`, closed({ kind }), ABOUT],
    ),
    ["of an appeal by another decision to hide", both(appeal(), decision({ id: 51 }), set("closed_by_id = 51")), ABOUT],
    ["of an appeal by an answer to none", both(appeal(), uphold, set("closed_by_id = 60")), ABOUT],
    ["of a notice by a dismissal of none", both(notice(), dismissal, set("closed_by_id = 60")), ABOUT],
    ["of a notice by a decision to hide", both(notice(), decision(), set("closed_by_id = 50")), ABOUT],
  ]);
  accepts([
    ...["hide", "warn", "suspend", "keep", "dismiss"].map(
      (kind): Case => [`by a decision to ${kind}`, closed({ kind })],
    ),
    ["of what was held", closed({ kind: "publish" }, "held")],
    ["of what was held, by hiding", closed({}, "held")],
    ["of an appeal by its answer", both(appeal(), uphold, answered("appeals", 60), set("closed_by_id = 60"))],
    ["of a notice by its answer", both(notice(), dismissal, answered("notices", 60), set("closed_by_id = 60"))],
    ["that is undone", both(closed(), set("closed_by_id = NULL"))],
  ]);
});

const act = insertInto("audit", {
  id: 900,
  at: 0,
  actor_id: 1,
  act: "hide",
  subject_type: "argument",
  subject_id: "1",
  detail: "{}",
});
const acted = (what: string, row: Row = {}) => both(act(row), run(`UPDATE audit SET ${what} WHERE id = 900`));
const KEPT = /audit rows are never changed/;

describe("the hash of an audit row", () => {
  const columns = ["id = 901", "at = 1", "actor_id = 2", "act = 'x'", "subject_type = 'x'", "subject_id = '2'"];
  refuses([
    ["that becomes another", acted("hash = 'b'", { hash: "a" }), KEPT],
    ["that goes", acted("hash = NULL", { hash: "a" }), KEPT],
    ["that is set again", acted("hash = 'a'", { hash: "a" }), KEPT],
    ["that stays away", acted("hash = NULL"), KEPT],
    ...[...columns, "detail = '[]'"].flatMap((what): Case[] => [
      [`that comes with a change: ${what}`, acted(`hash = 'a', ${what}`), KEPT],
      [`that was there before a change: ${what}`, acted(what, { hash: "a" }), KEPT],
      [`that is not there, a change: ${what}`, acted(what), KEPT],
    ]),
  ]);
  accepts([
    ["that comes once", acted("hash = 'a'")],
    ["that an act starts with", act({ hash: "a" })],
  ]);
});
