import { beforeAll, describe } from "vitest";
import {
  accepts,
  both,
  decides,
  FOREIGN,
  insertInto,
  MISSING,
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
const change = insertInto("position_changes", {
  id: 5,
  thread_id: 1,
  member_id: 91,
  before: null,
  after: 1,
  taken_at: 0,
});
const stands = insertInto("positions", { thread_id: 1, member_id: 91, value: 1, change_id: 5 });
const position = (row: Row = {}) => both(change(), stands(row));

// The seeded database: member 1 wrote the arguments 1 to 10 of thread 1. Member 90 has a position there, 91 has none.
beforeAll(async () => {
  await seededDatabase();
  inRawDatabase(
    both(member(90), member(91), change({ id: 4, member_id: 90 }), stands({ member_id: 90, change_id: 4 })),
  );
});

const NOT_FROM_THERE = /a position changes from where its member stands/;

describe("changes of position", () => {
  refuses([
    ["a change to 3", change({ after: 3 }), /position_changes_after/],
    ["a change that changes nothing", both(position(), change({ id: 6, before: 1 })), /position_changes_changes/],
    ["a first change from −3", change({ before: -3 }), NOT_FROM_THERE],
    ["a first change from somewhere", change({ before: 2 }), NOT_FROM_THERE],
    ["a second change from nowhere", both(position(), change({ id: 6, after: 2 })), NOT_FROM_THERE],
    ["a second change from elsewhere", both(position(), change({ id: 6, before: 0, after: 2 })), NOT_FROM_THERE],
    ["another end", run("UPDATE position_changes SET after = 2 WHERE id = 4"), /position changes are never changed/],
    ["a removal", both(change(), run("DELETE FROM position_changes WHERE id = 5")), /are never removed/],
    [
      "a replacement",
      both(change(), run("REPLACE INTO position_changes SELECT * FROM position_changes WHERE id = 5")),
      /position changes are never changed/,
    ],
  ]);
  accepts([
    ["every first position", both(...[-2, -1, 0, 1, 2].map((after) => change({ id: after + 10, after })))],
    ["a second change from the first", both(position(), change({ id: 6, before: 1, after: -2 }))],
  ]);
});

const NOT_ITS_CHANGE = /a position is where its newest change led/;
const second = both(position(), change({ id: 6, before: 1, after: -2 }));
const now = (set: string) => run(`UPDATE positions SET ${set} WHERE member_id = 91`);

describe("positions", () => {
  refuses([
    ["a position of 3", position({ value: 3 }), NOT_ITS_CHANGE],
    ["a position where its change did not lead", position({ value: 2 }), NOT_ITS_CHANGE],
    ["a position that no change led to", position({ change_id: 99 }), NOT_ITS_CHANGE],
    ["a position by another member's change", position({ change_id: 4 }), NOT_ITS_CHANGE],
    ["a position in another thread than its change", position({ thread_id: 2 }), NOT_ITS_CHANGE],
    ["a position before the newest change", both(second, now("value = 1")), NOT_ITS_CHANGE],
    ["a first position after a second change", both(change(), change({ id: 6, after: 2 }), stands()), NOT_ITS_CHANGE],
    ["a position that goes elsewhere alone", both(position(), now("value = 2")), NOT_ITS_CHANGE],
    ["a position that takes another's change", both(position(), now("change_id = 4")), NOT_ITS_CHANGE],
    ["a position that becomes another's", both(position(), now("member_id = 1")), NOT_ITS_CHANGE],
    ["two positions of one member", both(position(), stands()), UNIQUE],
  ]);
  accepts([
    ["a position by its change", position()],
    ["a second position by its change", both(second, now("value = -2, change_id = 6"))],
    ["the removal of a position without ratings", both(position(), run("DELETE FROM positions WHERE member_id = 91"))],
  ]);
});

const rating = insertInto("ratings", { argument_id: 1, member_id: 90, strong: 1, rated_at: 0 });
const rated = (set: string) => both(rating(), run(`UPDATE ratings SET ${set}`));
const counted = (set: string) => run(`UPDATE arguments SET ${set} WHERE id = 1`);
const hidden = both(
  decides({
    id: 50,
    kind: "hide",
    argument_id: 1,
    member_id: 1,
    moderator_id: 91,
    ground: "spam",
    reason: "Why.",
    created_at: 0,
  })(),
  run("UPDATE arguments SET hidden_by_id = 50 WHERE id = 1"),
);
const act = (row: Row = {}) =>
  insertInto("audit", {
    id: 900,
    at: 0,
    actor_id: 90,
    act: "withdraw-credit",
    subject_type: "argument",
    subject_id: "1",
    detail: "{}",
  })(row);
const deleted = both(
  act({ act: "delete-argument", actor_id: 1 }),
  run("UPDATE arguments SET deleted_by_id = 900 WHERE id = 1"),
);

describe("ratings", () => {
  refuses([
    ["two ratings of one member", both(rating(), rating()), UNIQUE],
    ["a rating of no argument", rating({ argument_id: 999 }), FOREIGN],
    ["a rating that says nothing", rating({ strong: null }), MISSING],
    ["a rating of 2", rating({ strong: 2 }), /a rating says strong or weak|type boolean/],
    ["a rating that becomes 2", rated("strong = 2"), /a rating says strong or weak|type boolean/],
    [
      "a rating of one's own",
      both(change({ member_id: 1 }), stands({ member_id: 1 }), rating({ member_id: 1 })),
      /nobody rates their own argument/,
    ],
    ["a rating without a position", rating({ member_id: 91 }), /a rating needs a position/],
    ["a rating of a hidden argument", both(hidden, rating()), /what is hidden or deleted is not rated/],
    ["a rating of a deleted argument", both(deleted, rating()), /what is hidden or deleted is not rated/],
    ["a rating that becomes another's", rated("member_id = 1"), /a rating stays with its member/],
    ["a rating that goes to another argument", rated("argument_id = 2"), /a rating stays with its member/],
    [
      "the removal of a position with ratings",
      both(rating(), run("DELETE FROM positions WHERE member_id = 90")),
      /a position stays while its member has ratings/,
    ],
    ["more strong ratings than raters", counted("strong1 = 2, raters1 = 1"), /arguments_raters/],
    ["fewer than no rater", counted("strong2 = -1, raters2 = -1"), /arguments_raters/],
    ["more moved across than moved", counted("moved_across = 1"), /arguments_moved/],
    ["fewer than no rebuttal", counted("rebuttals = -1"), /arguments_rebuttals/],
  ]);
  accepts([
    ["strong, and weak after all", rated("strong = 0")],
    ["a rating taken back after its argument was hidden", both(rating(), hidden, run("DELETE FROM ratings"))],
    ["a position removed after the ratings", both(rating(), run("DELETE FROM ratings", "DELETE FROM positions"))],
  ]);
});

const moved = insertInto("moved", {
  id: 7,
  argument_id: 1,
  member_id: 90,
  kind: "point",
  why: x(50),
  before: 1,
  after: 1,
  across: 0,
  created_at: 0,
});
const removal = decides({
  id: 50,
  kind: "remove-credit",
  argument_id: 1,
  member_id: 90,
  moderator_id: 91,
  ground: "spam",
  reason: "Why.",
  created_at: 0,
});
const credited = (set: string) => run(`UPDATE moved SET ${set}`);
const takesBack = (row: Row = {}) => both(moved(), act(row), credited("withdrawn_by_id = 900"));
const removes = (row: Row = {}) => both(moved(), removal(row), credited("removed_by_id = 50"));
const ONLY_THE_GIVER = /only its giver takes a credit back/;
const ONLY_A_REMOVAL = /only a decision to remove this credit/;
const AS_GIVEN = /a credit stays as it was given/;
const ONCE = /a credit is given once and never replaced/;

describe("moved", () => {
  refuses([
    ["49 characters of why", moved({ why: x(49) }), /moved_why_length/],
    ["1001 characters of why", moved({ why: x(1001) }), /moved_why_length/],
    ["another kind", moved({ kind: "mood" }), /moved_kind/],
    ["a moved position that is the same", moved({ kind: "position" }), /moved_position_changes/],
    ["a conceded fact that changes the position", moved({ kind: "fact", after: 2 }), /moved_position_changes/],
    ["a credit to oneself", moved({ member_id: 1 }), /nobody credits their own argument/],
    ["a credit to a hidden argument", both(hidden, moved()), /what is hidden or deleted is not credited/],
    ["a credit to a deleted argument", both(deleted, moved()), /what is hidden or deleted is not credited/],
    ["an across of 2", moved({ across: 2 }), /a credit comes from across or not|type boolean/],
    ["a credit that starts taken back", both(act(), moved({ withdrawn_by_id: 900 })), /a credit starts neither/],
    ["a credit that starts removed", both(removal(), moved({ removed_by_id: 50 })), /a credit starts neither/],
    // The unique index moved_once stands behind the trigger, which REPLACE does not pass by.
    ["the same credit twice", both(moved(), moved({ id: 8 })), ONCE],
    ["a replacement", both(moved(), run("REPLACE INTO moved SELECT * FROM moved")), ONCE],
    ["the number of an ended credit", both(takesBack(), moved()), ONCE],
    ["a second standing credit", both(removes(), moved({ id: 8 }), credited("removed_by_id = NULL")), UNIQUE],
    ["a removal", both(moved(), run("DELETE FROM moved")), /credits are never removed/],
    ...[
      "id = 8",
      "argument_id = 2",
      "member_id = 91",
      "kind = 'fact'",
      `why = '${x(51)}'`,
      "kind = 'position', before = 2",
      "kind = 'position', after = 2",
      "across = 1",
      "created_at = 1",
    ].map((set): [string, ReturnType<typeof both>, RegExp] => [
      `a change: ${set}`,
      both(moved(), credited(set)),
      AS_GIVEN,
    ]),
  ]);
  accepts([["a moved position", moved({ kind: "position", after: -1 })]]);
});

describe("the end of a credit", () => {
  const twice = /a credit that was taken back stays so/;
  refuses([
    ["by no act", both(moved(), credited("withdrawn_by_id = 900")), ONLY_THE_GIVER],
    ["by another act", takesBack({ act: "credit-argument" }), ONLY_THE_GIVER],
    ["by an act of somebody else", takesBack({ actor_id: 91 }), ONLY_THE_GIVER],
    ["by an act on another argument", takesBack({ subject_id: "2" }), ONLY_THE_GIVER],
    ["by an act on a member", takesBack({ subject_type: "member" }), ONLY_THE_GIVER],
    ["by no decision", both(moved(), credited("removed_by_id = 50")), ONLY_A_REMOVAL],
    ["by a decision to hide", removes({ kind: "hide" }), ONLY_A_REMOVAL],
    ["by a decision about another argument", removes({ argument_id: 2 }), ONLY_A_REMOVAL],
    ["by a decision about another giver", removes({ member_id: 1 }), ONLY_A_REMOVAL],
    ["that is undone by its giver", both(takesBack(), credited("withdrawn_by_id = NULL")), twice],
    ["that comes twice", both(takesBack(), removal(), credited("removed_by_id = 50")), twice],
  ]);
  accepts([
    ["by its giver, who credits again", both(takesBack(), moved({ id: 8 }))],
    ["by its decision, and a credit again", both(removes(), moved({ id: 8 }))],
  ]);
});
