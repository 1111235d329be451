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
  UNIQUE,
  x,
} from "#tests/integration/database-cases";
import { inRawDatabase } from "#tests/integration/raw-database";
import { seededDatabase } from "#tests/people";

const member = (id: number) =>
  insertInto("members", { handle: `m${id}`, email: `m${id}@x`, password_hash: "none", role: "member", created_at: 0 })({
    id,
  });

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1 (1 to 6 are roots). 90 to 101 are others.
beforeAll(async () => {
  await seededDatabase();
  inRawDatabase(both(...Array.from({ length: 12 }, (_, i) => member(90 + i))));
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
    ["a passage of its own argument", passage({ quoted_argument_id: 7 }), /an argument does not quote itself/],
    [
      "a passage that becomes one of its own argument",
      both(passage({ quoted_argument_id: 1 }), run("UPDATE passages SET quoted_argument_id = 7 WHERE argument_id = 7")),
      /an argument does not quote itself/,
    ],
  ]);
  accepts([
    ["a quote of 500 characters", passage({ exact: x(500) })],
    ["a quote of another argument", passage({ quoted_argument_id: 1 })],
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
  id: 7,
  argument_id: 1,
  argument_revision: 1,
  member_id: 90,
  ground: "spam",
  note: "",
  created_at: 0,
});
const decision = decides({
  id: 50,
  kind: "hide",
  argument_id: 1,
  member_id: 1,
  moderator_id: 91,
  ground: "spam",
  reason: "Why.",
  created_at: 0,
});
const hidden = both(decision(), run("UPDATE arguments SET hidden_by_id = 50 WHERE id = 1"));
const deleted = both(
  insertInto("audit", {
    id: 900,
    at: 0,
    actor_id: 1,
    act: "delete-argument",
    subject_type: "argument",
    subject_id: "1",
    detail: "{}",
  })(),
  run("UPDATE arguments SET deleted_by_id = 900 WHERE id = 1"),
);
const reported = (set: string) => both(report(), run(`UPDATE reports SET ${set}`));
const answers = (row: Row = {}) => both(decision(row), reported("answered_by_id = 50"));
const ONLY_A_DECISION = /only a decision of another on this argument answers a report/;
const ONE_REPORT = /a report is made once and never replaced/;

describe("reports", () => {
  refuses([
    ["a note of 501 characters", report({ note: x(501) }), /reports_note_length/],
    ["a report of one's own argument", report({ member_id: 1 }), /nobody reports their own argument/],
    ["a report of a hidden argument", both(hidden, report()), /what is hidden or deleted is not reported/],
    ["a report of a deleted argument", both(deleted, report()), /what is hidden or deleted is not reported/],
    ["a report that starts answered", both(decision(), report({ answered_by_id: 50 })), /does not start answered/],
    // The unique index reports_once stands behind the trigger, which REPLACE does not pass by.
    ["two reports of one member", both(report(), report({ id: 8 })), ONE_REPORT],
    ["a replacement", both(report(), run("REPLACE INTO reports SELECT * FROM reports")), ONE_REPORT],
    ["the same number twice", both(report(), report({ member_id: 91 })), ONE_REPORT],
    ["a removal", both(report(), run("DELETE FROM reports")), /reports are never removed/],
    ...[
      "id = 8",
      "argument_id = 2",
      "argument_revision = 2",
      "member_id = 91",
      "ground = 'x'",
      "note = 'x'",
      "weight = 200",
      "created_at = 1",
    ].map((set): Case => [`a change: ${set}`, reported(set), /a report stays as it was made/]),
    ["an answer by no decision", reported("answered_by_id = 99"), ONLY_A_DECISION],
    ["an answer by a decision on another argument", answers({ argument_id: 2 }), ONLY_A_DECISION],
    ["an answer by a decision to restore", answers({ kind: "restore" }), ONLY_A_DECISION],
    ["an answer by who reported it", answers({ moderator_id: 90 }), ONLY_A_DECISION],
  ]);
  accepts([
    ...["hide", "warn", "suspend", "keep", "publish"].map(
      (kind): Case => [`an answer by a decision to ${kind}`, answers({ kind, until: 1 })],
    ),
    ["a report that waits again", both(answers(), run("UPDATE reports SET answered_by_id = NULL"))],
    ["reports of two members", both(report(), report({ id: 8, member_id: 91 }))],
  ]);
});

const mentions = (count: number, argument = 1) =>
  both(...Array.from({ length: count }, (_, i) => run(`INSERT INTO mentions VALUES (${argument}, ${90 + i})`)));

describe("what a member has read, follows and mentions", () => {
  refuses([
    ["two marks in a thread", run(...Array(2).fill("INSERT INTO reading_marks VALUES (1, 1, 5, 0)")), UNIQUE],
    ["the same argument seen twice", run(...Array(2).fill("INSERT INTO seen_arguments VALUES (1, 1)")), UNIQUE],
    ["a thread followed twice", run(...Array(2).fill("INSERT INTO follows VALUES (1, 1, 0)")), UNIQUE],
    ["the same mention twice", run(...Array(2).fill("INSERT INTO mentions VALUES (1, 1)")), UNIQUE],
    ["a mention of nobody", run("INSERT INTO mentions VALUES (1, 999)"), FOREIGN],
    ["eleven mentions", mentions(11), /an argument mentions ten members at most/],
    ["another mention in its place", both(mentions(1), run("UPDATE mentions SET argument_id = 2")), /never changed/],
  ]);
  accepts([
    ["ten mentions", both(mentions(10), mentions(10, 2))],
    ["another mention once one is gone", both(mentions(10), run("DELETE FROM mentions"), mentions(10))],
  ]);
});

const revision = insertInto("argument_revisions", {
  argument_id: 1,
  number: 2,
  claim: "A claim",
  body: "",
  html: "",
  sources: "[]",
  created_at: 0,
});
const sources = (count: number) => JSON.stringify(Array(count).fill({ url: "https://example.org/" }));
const written = (set: string) => both(revision(), run(`UPDATE argument_revisions SET ${set} WHERE number = 2`));
const KEPT = /a text that was written is never changed/;
const TEN = /a list of ten sources at most/;

describe("a text once written", () => {
  refuses([
    ...["claim = 'x'", "body = 'x'", "html = 'x'", "sources = '[1]'", "number = 3", "argument_id = 2"].map(
      (set): Case => [`a change: ${set}`, written(set), KEPT],
    ),
    ["a claim that goes", written("claim = NULL, body = 'A reply'"), KEPT],
    ["a replacement", run("REPLACE INTO argument_revisions SELECT * FROM argument_revisions"), KEPT],
    ["eleven sources", revision({ sources: sources(11) }), TEN],
    ["sources that are no list", revision({ sources: "{}" }), TEN],
    ["sources that are no JSON", revision({ sources: "none" }), /malformed JSON|type json/],
  ]);
  accepts([
    ["ten sources", revision({ sources: sources(10) })],
    ["another date", written("created_at = 1")],
  ]);
});
