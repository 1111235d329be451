import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { getArgument, getArgumentPage } from "#lib/arguments/queries";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { moveArgument } from "#lib/locks/move-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { listNotifications } from "#lib/notifications/queries";
import { getMap, listChanges, newestAct } from "#lib/reading/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, lastAct, longAgo, PRO, person, reply, seededDatabase } from "#tests/people";

let author: Person;
let other: Person;
let moderator: Person;
let thread: string;
let threadId: number;
let count = 0;

const move = (id: number, to: number, by = moderator) => moveArgument(by, { id, to, reason: "It answers that one." });
const places = async (...ids: number[]) => {
  const rows = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.threadId, threadId)));
  return ids.map((id) => {
    const row = rows.find((each) => each.id === id);
    return [row?.parentId, row?.rootId, row?.depth];
  });
};
const rebuttalsOf = async (id: number) => {
  const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  return row?.rebuttals;
};
/** A root with `length - 1` replies, each below the one before. */
async function chain(length: number, text = {}) {
  const ids = [await argue(author, { thread, ...text })];
  while (ids.length < length) ids.push(await reply(other, ids.at(-1) ?? 0, { thread }));
  return ids;
}

beforeAll(seededDatabase);
beforeEach(async () => {
  count += 1;
  author = await person(`author-${count}`);
  other = await person(`other-${count}`);
  moderator = await person(`moderating-${count}`, "moderator");
  ({ slug: thread, id: threadId } = await emptyThread(`moves-${count}`));
});

describe("moving a reply", () => {
  test("takes all below it along: parent, root and depth of the whole branch", async () => {
    const [to = 0, below = 0] = await chain(2);
    const [root = 0, moving = 0, child = 0, grandchild = 0] = await chain(4);
    const sibling = await reply(other, root, { thread });
    expect(await move(moving, below)).toMatchObject({ id: moving, thread });
    expect(await places(moving, child, grandchild, sibling)).toEqual([
      [below, to, 3],
      [moving, to, 4],
      [child, to, 5],
      [root, root, 2],
    ]);
    const { ancestors } = await getArgument(thread, grandchild);
    expect(ancestors.map(({ id }) => id)).toEqual([to, below, moving, child]);
    expect((await getArgument(thread, root)).argument.replies.map(({ id }) => id)).toEqual([sibling]);
  });

  test("upwards takes its branch up", async () => {
    const [root = 0, second = 0, third = 0, fourth = 0] = await chain(4);
    await move(third, root);
    expect(await places(third, fourth)).toEqual([
      [root, root, 2],
      [third, root, 3],
    ]);
    expect((await getArgument(thread, second)).argument.replies).toEqual([]);
  });

  test("counts the rebuttals of both parents anew, and how it stands to the new one", async () => {
    const pro = await argue(author, { thread });
    const concern = await argue(author, { thread, stance: CONCERN });
    const moving = await reply(other, concern, { thread, stance: PRO });
    expect([await rebuttalsOf(concern), await rebuttalsOf(pro)]).toEqual([1, 0]);
    await move(moving, pro);
    expect([await rebuttalsOf(concern), await rebuttalsOf(pro)]).toEqual([0, 0]);
    expect((await getArgument(thread, moving)).argument.relation).toBe("supports");
    const against = await reply(other, concern, { thread, stance: CONCERN });
    await move(against, pro);
    expect([await rebuttalsOf(concern), await rebuttalsOf(pro)]).toEqual([0, 1]);
  });

  test("keeps what it quotes", async () => {
    const to = await argue(author, { thread });
    const from = await argue(author, { thread, body: "Words that are quoted here." });
    const moving = await reply(other, from, { thread, quote: "Words that are quoted" });
    await move(moving, to);
    expect((await getArgument(thread, moving)).argument).toMatchObject({
      parentId: to,
      quote: "Words that are quoted",
      quoted: { argumentId: from },
    });
  });

  test("is a decision with where it stood and stands, which its author is told, and an event for open pages", async () => {
    const to = await argue(author, { thread });
    const [from = 0, moving = 0] = await chain(2);
    const before = await newestAct();
    const { decisionId } = await move(moving, to);
    const [decision] = await read((db) => db.select().from(decisions).where(eq(decisions.id, decisionId)));
    expect(decision).toMatchObject({
      kind: "move",
      argumentId: moving,
      threadId,
      memberId: other.id,
      moderatorId: moderator.id,
      reason: "It answers that one.",
      detail: { from, to },
    });
    expect(await lastAct()).toMatchObject({ act: "move", subject: `argument ${moving}` });
    const told = (await listNotifications(other)).notifications[0];
    expect(told).toMatchObject({ kind: "decision", reason: "It answers that one." });
    const { changes } = await listChanges(before);
    expect(changes).toEqual([{ thread, id: moving, parentId: to, shown: true }]);
  });
});

describe("a reply cannot be moved", () => {
  const unchanged = async (act: () => Promise<unknown>, refusal: unknown) => {
    const before = everyRow();
    await expect(act()).rejects.toThrow(refusal as Error);
    expect(everyRow()).toEqual(before);
  };

  test("below itself or what is below it", async () => {
    const [, moving = 0, child = 0, grandchild = 0] = await chain(4);
    for (const to of [moving, child, grandchild]) await unchanged(() => move(moving, to), /cannot stand below itself/);
  });

  test("to where it stands", async () => {
    const [root = 0, moving = 0] = await chain(2);
    await unchanged(() => move(moving, root), /stands there already/);
  });

  test("below what is younger: lists of the oldest replies would lose it", async () => {
    const [root = 0, moving = 0] = await chain(2);
    const younger = await reply(author, root, { thread });
    await unchanged(() => move(moving, younger), /younger/);
  });

  test("to another thread, or to nowhere", async () => {
    const [, moving = 0] = await chain(2);
    for (const to of [1, 999_999]) await unchanged(() => move(moving, to), /no such argument in this thread/);
    await unchanged(() => move(999_999, moving), NotFound);
  });

  test("below what is hidden or deleted, nor while it is hidden", async () => {
    const [hidden, deleted] = [await argue(author, { thread }), await argue(author, { thread })];
    const [root = 0, moving = 0] = await chain(2);
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "No." });
    await deleteArgument(author, { id: deleted });
    for (const to of [hidden, deleted]) await unchanged(() => move(moving, to), /was removed/);
    const to = await reply(author, root, { thread });
    const later = await reply(other, root, { thread });
    await hideArgument(moderator, { id: later, revision: 1, ground: "spam", reason: "No." });
    await unchanged(() => move(later, to), Conflict);
  });

  test("when it is a root argument", async () => {
    const [to, root] = [await argue(author, { thread }), await argue(author, { thread })];
    await unchanged(() => move(root, to), /Only a reply/);
  });

  test.each([
    [6, 3, false],
    [6, 2, true],
    [8, 1, false],
    [7, 1, true],
  ])("deeper than eight levels: below level %i with %i levels of its own (%s)", async (depth, levels, isAllowed) => {
    const to = (await chain(depth)).at(-1) ?? 0;
    const [, moving = 0] = await chain(levels + 1);
    if (isAllowed) {
      await move(moving, to);
      expect((await places(moving))[0]?.[2]).toBe(depth + 1);
    } else await unchanged(() => move(moving, to), /deeper than 8 levels/);
  });

  test("by its author, by members, and by a moderator who argued on the other side", async () => {
    const to = await argue(author, { thread });
    const [, moving = 0] = await chain(2);
    await unchanged(() => move(moving, to, VISITOR as unknown as Person), Forbidden);
    for (const by of [author, other]) await unchanged(() => move(moving, to, by), Forbidden);
    const own = await reply(moderator, to, { thread });
    await unchanged(() => move(own, to), Forbidden);
    const partial = await person(`partial-${count}`, "moderator");
    await argue(partial, { thread, stance: PRO });
    await unchanged(() => move(moving, to, partial), /argued on the other side/);
  });
});

describe("taken back, a move", () => {
  test("by undo puts the branch where it stood", async () => {
    const to = await argue(author, { thread });
    const ids = await chain(4);
    const before = await places(...ids);
    const { decisionId } = await move(ids[1] ?? 0, to);
    expect(await places(...ids)).not.toEqual(before);
    await undoDecision(moderator, { id: decisionId });
    expect(await places(...ids)).toEqual(before);
    expect(await rebuttalsOf(ids[0] ?? 0)).toBe(1);
    expect(await rebuttalsOf(to)).toBe(0);
  });

  test("by an appeal, also when its old parent was deleted meanwhile and its branch grew too deep for it", async () => {
    const to = await argue(author, { thread });
    const old = await chain(6);
    const from = await reply(author, old.at(-1) ?? 0, { thread });
    const moving = await reply(other, from, { thread });
    const { decisionId } = await move(moving, to);
    const child = await reply(author, moving, { thread });
    const grandchild = await reply(other, child, { thread });
    await deleteArgument(author, { id: from });
    const { decision } = await appealDecision(other, { decision: decisionId, token: undefined, words: "It did not." });
    const appeal = inRawDatabase(
      (db) => db.prepare("SELECT id FROM appeals WHERE decision_id = ?").pluck().get(decision) as number,
    );
    const second = await person(`second-${count}`, "moderator");
    await answerAppeal(second, { appeal, outcome: "overturn", reason: "It did answer that." });
    expect(await places(moving, child, grandchild)).toEqual([
      [from, old[0], 8],
      [from, old[0], 8],
      [from, old[0], 8],
    ]);
    expect(await rebuttalsOf(to)).toBe(0);
  });
});

test("wherever replies were moved, no list loses one of them", async () => {
  const [a, b] = [await argue(author, { thread }), await argue(author, { thread })];
  const ids = [a, b];
  for (let i = 0; i < 6; i += 1) ids.push(await reply(i % 2 ? author : other, ids[i] ?? 0, { thread }));
  for (const [id, to] of [
    [ids[7], a],
    [ids[5], b],
    [ids[6], ids[3]],
  ])
    await move(id ?? 0, to ?? 0);
  const page = await getArgumentPage(threadId, [PRO, CONCERN], "newest", null);
  const listed = page.columns[0].roots.map(
    ({ view, strongest, moreReplies }) =>
      countAll(view.replies) + (strongest ? countAll([strongest]) : 0) + moreReplies,
  );
  expect(listed.reduce((sum, each) => sum + each, 0)).toBe(6);
  const { trees } = await getMap(threadId, [PRO, CONCERN], 1);
  expect(countAll(trees.map(({ view }) => view))).toBe(8);
  for (const id of ids) await longAgo(id);
});

type Tree = { replies: Tree[] };
const countAll = (trees: readonly Tree[]): number => trees.reduce((sum, tree) => sum + 1 + countAll(tree.replies), 0);
