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
  x,
} from "#tests/integration/database-cases";
import { inRawDatabase } from "#tests/integration/raw-database";
import { seededDatabase } from "#tests/people";

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1 (1 to 6 are roots); audit rows tell of it.
// Member 80 decides.
beforeAll(async () => {
  await seededDatabase();
  inRawDatabase(member({ id: 80, handle: "decider", email: "decider@example.org" }));
});

const member = insertInto("members", {
  handle: "somebody",
  email: "somebody@example.org",
  password_hash: "none",
  role: "member",
  created_at: 0,
});

const decision = decides({
  id: 50,
  kind: "hide",
  argument_id: 1,
  member_id: 1,
  moderator_id: 80,
  ground: "spam",
  reason: "Why.",
  created_at: 0,
});
const hides = (argument: number, row: Row = {}) =>
  both(decision({ argument_id: 1, ...row }), run(`UPDATE arguments SET hidden_by_id = 50 WHERE id = ${argument}`));
const suspends = (handle: string, row: Row = {}) =>
  both(
    member({ id: 90 }),
    decision({ kind: "suspend", argument_id: null, member_id: 90, until: 1, ...row }),
    run(`UPDATE members SET suspended_by_id = 50 WHERE handle = '${handle}'`),
  );

const KEPT_DECISIONS = /decisions are never changed/;

describe("decisions", () => {
  refuses([
    ["an unknown kind", decision({ kind: "ban" }), /decisions_kind/],
    ["hiding without a ground", decision({ ground: null }), /restriction_has_ground/],
    ["hiding without a reason", decision({ reason: "" }), /restriction_has_ground/],
    ["suspending without a ground", suspends("somebody", { ground: null }), /restriction_has_ground/],
    ["suspending without a reason", suspends("somebody", { reason: "" }), /restriction_has_ground/],
    ["suspending without an end", suspends("somebody", { until: null }), /decisions_suspension_ends/],
    ["hiding nothing", decision({ argument_id: null }), /hide_names_argument/],
    ["restoring nothing", decision({ kind: "restore", argument_id: null }), /hide_names_argument/],
    ["a reason of 2001 characters", decision({ reason: x(2001) }), /reason_length/],
    ["an argument that is not there", decision({ argument_id: 99 }), FOREIGN],
    ["a member who is not there", decision({ member_id: 99 }), FOREIGN],
    ["a moderator who is not there", decision({ moderator_id: 99 }), FOREIGN],
    ["a change", both(decision(), run("UPDATE decisions SET reason = 'Another.'")), /never changed/],
    ["a decision on one's own", decision({ moderator_id: 1 }), /nobody decides on their own/],
    ["a removal", both(decision(), run("DELETE FROM decisions")), /never removed/],
    ["a replacement", both(decision(), run("REPLACE INTO decisions SELECT * FROM decisions")), KEPT_DECISIONS],
    ["the same number twice", both(decision(), decision({ reason: "Another." })), KEPT_DECISIONS],
    [
      "a change on conflict",
      both(
        decision(),
        run("INSERT INTO decisions SELECT * FROM decisions WHERE true ON CONFLICT DO UPDATE SET reason = 'Another.'"),
      ),
      KEPT_DECISIONS,
    ],
  ]);
  accepts([
    ["a reason of 2000 characters", decision({ reason: x(2000) })],
    ["hiding without an end", decision({ until: null })],
    ["restoring without words", decision({ kind: "restore", ground: null, reason: "" })],
    ["lifting without an argument", decision({ kind: "lift", argument_id: null, ground: null, reason: "" })],
  ]);
});

const DELETED = "UPDATE arguments SET deleted_by_id = 900 WHERE id = 1";
const act = (row: Row = {}, verb?: string) =>
  insertInto(
    "audit",
    { id: 900, at: 0, actor_id: 1, act: "delete-argument", subject_type: "argument", subject_id: "1", detail: "{}" },
    verb,
  )(row);

describe("a state names the act that caused it: the database", () => {
  const onlyHide = /only a decision to hide/;
  const onlyDelete = /only an act of deletion/;
  const onlySuspend = /only a decision to suspend/;
  refuses([
    ["hiding by no decision", run("UPDATE arguments SET hidden_by_id = 50"), onlyHide],
    ["hiding by a decision about another argument", hides(2), onlyHide],
    ["hiding by a decision to restore", hides(1, { kind: "restore" }), onlyHide],
    ["deletion by no act", run(DELETED), onlyDelete],
    ["deletion by an act on another argument", both(act({ subject_id: "2" }), run(DELETED)), onlyDelete],
    ["deletion by an act on a member", both(act({ subject_type: "member" }), run(DELETED)), onlyDelete],
    ...["post-argument", "edit-argument", "hide", "deletion"].map(
      (name): Case => [`deletion by the act ${name}`, both(act({ act: name }), run(DELETED)), onlyDelete],
    ),
    ["suspension by a decision about somebody else", suspends("editors"), onlySuspend],
    ["suspension by a decision to lift", suspends("somebody", { kind: "lift" }), onlySuspend],
  ]);
  accepts([
    ["hiding by its decision", hides(1)],
    ["showing it again", both(hides(1), run("UPDATE arguments SET hidden_by_id = NULL"))],
    ["deletion by its act", both(act(), run(DELETED))],
    ["suspension by its decision", suspends("somebody")],
    ["the end of a suspension", both(suspends("somebody"), run("UPDATE members SET suspended_by_id = NULL"))],
  ]);
});

const KEPT_AUDIT = /audit rows are never changed/;

describe("audit rows", () => {
  refuses([
    ["a change", run("UPDATE audit SET act = 'nothing' WHERE id = 1"), /never changed/],
    ["a removal", run("DELETE FROM audit WHERE id = 1"), /never removed/],
    ["a replacement", act({ id: 1 }, "REPLACE"), KEPT_AUDIT],
    ["the same number twice", act({ id: 1 }), KEPT_AUDIT],
    [
      "a change on conflict",
      run("INSERT INTO audit SELECT * FROM audit WHERE true ON CONFLICT DO UPDATE SET act = 'nothing'"),
      KEPT_AUDIT,
    ],
    ["an act without its name", act({ act: null }), MISSING],
  ]);
  accepts([["an act by nobody with an account", act({ actor_id: null })]]);
});
