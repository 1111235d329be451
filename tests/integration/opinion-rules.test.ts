import { beforeAll, describe } from "vitest";
import {
  accepts,
  both,
  FOREIGN,
  insertInto,
  MISSING,
  type Row,
  refuses,
  run,
  UNIQUE,
  x,
} from "#tests/integration/database-cases";
import { seededDatabase } from "#tests/people";

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1.
beforeAll(seededDatabase);

const change = insertInto("position_changes", {
  id: 5,
  thread_id: 1,
  member_id: 1,
  before: null,
  after: 1,
  taken_at: 0,
});
const position = (row: Row = {}) =>
  both(change(), insertInto("positions", { thread_id: 1, member_id: 1, value: 1, change_id: 5 })(row));

describe("positions", () => {
  refuses([
    ["a position of 3", position({ value: 3 }), /positions_value/],
    ["a position of −3", position({ value: -3 }), /positions_value/],
    ["two positions of one member", both(position(), run("INSERT INTO positions VALUES (1, 1, 2, 5)")), UNIQUE],
    ["a position that no change led to", position({ change_id: 99 }), FOREIGN],
    ["a change to 3", change({ after: 3 }), /position_changes_after/],
    ["a change from −3", change({ before: -3 }), /position_changes_before/],
    ["a change that changes nothing", change({ before: 1 }), /position_changes_changes/],
  ]);
  accepts([["every position", both(...[-2, -1, 0, 1, 2].map((after) => change({ id: after + 10, after })))]]);
});

const rating = insertInto("ratings", { argument_id: 1, member_id: 1, strong: 1, rated_at: 0 });
const counted = (set: string) => run(`UPDATE arguments SET ${set} WHERE id = 1`);

describe("ratings", () => {
  refuses([
    ["two ratings of one member", both(rating(), rating()), UNIQUE],
    ["a rating of no argument", rating({ argument_id: 999 }), FOREIGN],
    ["a rating that says nothing", rating({ strong: null }), MISSING],
    ["more strong ratings than raters", counted("strong1 = 2, raters1 = 1"), /arguments_raters/],
    ["fewer than no rater", counted("strong2 = -1, raters2 = -1"), /arguments_raters/],
    ["more moved across than moved", counted("moved_across = 1"), /arguments_moved/],
    ["fewer than no rebuttal", counted("rebuttals = -1"), /arguments_rebuttals/],
  ]);
});

const moved = insertInto("moved", {
  argument_id: 1,
  member_id: 1,
  kind: "point",
  why: x(50),
  before: 1,
  after: 1,
  across: 0,
  created_at: 0,
});

describe("moved", () => {
  refuses([
    ["the same credit twice", both(moved(), moved()), UNIQUE],
    ["49 characters of why", moved({ why: x(49) }), /moved_why_length/],
    ["1001 characters of why", moved({ why: x(1001) }), /moved_why_length/],
    ["another kind", moved({ kind: "mood" }), /moved_kind/],
    ["a moved position that is the same", moved({ kind: "position" }), /moved_position_changes/],
    ["a conceded fact that changes the position", moved({ kind: "fact", after: 2 }), /moved_position_changes/],
  ]);
  accepts([
    ["a credit again after one was taken back", both(moved({ withdrawn_by_id: 1 }), moved())],
    ["a credit again after one was removed", both(moved({ removed_by_id: 1 }), moved())],
    ["a moved position", moved({ kind: "position", after: -1 })],
  ]);
});

const passage = insertInto("passages", {
  argument_id: 7,
  revision: 1,
  exact: "words",
  prefix: "",
  suffix: "",
  start_utf16: 3,
  end_utf16: 8,
  state: "anchored",
});

describe("passages", () => {
  refuses([
    ["a quote of 501 characters", passage({ exact: x(501) }), /passages_exact_length/],
    ["an empty quote", passage({ exact: "" }), /passages_exact_length/],
    ["a place that ends before it begins", passage({ end_utf16: 3 }), /passages_place/],
    ["half a place", passage({ end_utf16: null }), /passages_place/],
    ["an orphan with a place", passage({ state: "orphaned" }), /passages_orphan_has_no_place/],
    ["an anchor without a place", passage({ start_utf16: null, end_utf16: null }), /passages_orphan_has_no_place/],
    ["another state", passage({ state: "lost" }), /passages_state/],
    ["two passages of one argument", both(passage(), passage()), UNIQUE],
    ["a passage of an argument that is not there", passage({ quoted_argument_id: 999 }), FOREIGN],
  ]);
  accepts([
    ["a quote of 500 characters", passage({ exact: x(500) })],
    ["an orphan", passage({ state: "orphaned", start_utf16: null, end_utf16: null })],
  ]);
});

const told = insertInto("notifications", { member_id: 1, kind: "reply", argument_id: 1, actor_id: 1, created_at: 0 });

describe("notifications and mail", () => {
  refuses([
    ["the same reply told twice", both(told(), told()), UNIQUE],
    ["another kind", told({ kind: "like" }), /notifications_kind/],
    [
      "a switch of another kind",
      insertInto("notification_switches", { member_id: 1, kind: "x", on_page: 0, by_mail: 0 })(),
      /notification_switches_kind/,
    ],
    [
      "mail of another kind",
      insertInto("mails", { member_id: 1, kind: "advert", created_at: 0, tries: 0 })(),
      /mails_kind/,
    ],
  ]);
  accepts([["two decisions about one argument", both(told({ kind: "decision" }), told({ kind: "decision" }))]]);
});

const report = insertInto("reports", {
  argument_id: 1,
  argument_revision: 1,
  member_id: 1,
  ground: "spam",
  note: "",
  created_at: 0,
});

describe("reports", () => {
  refuses([
    ["two reports of one member", both(report(), report()), UNIQUE],
    ["a note of 501 characters", report({ note: x(501) }), /reports_note_length/],
    ["an answer by no decision", report({ answered_by_id: 99 }), FOREIGN],
  ]);
});

describe("what a member has read, follows and mentions", () => {
  refuses([
    ["two marks in a thread", run(...Array(2).fill("INSERT INTO reading_marks VALUES (1, 1, 5, 0)")), UNIQUE],
    ["the same argument seen twice", run(...Array(2).fill("INSERT INTO seen_arguments VALUES (1, 1)")), UNIQUE],
    ["a thread followed twice", run(...Array(2).fill("INSERT INTO follows VALUES (1, 1, 0)")), UNIQUE],
    ["the same mention twice", run(...Array(2).fill("INSERT INTO mentions VALUES (1, 1)")), UNIQUE],
    ["a mention of nobody", run("INSERT INTO mentions VALUES (1, 99)"), FOREIGN],
  ]);
});
