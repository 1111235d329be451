import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { listOwnIds } from "#lib/arguments/own-queries";
import { getArgument, getArgumentPage, getHistory, listArgumentsOf } from "#lib/arguments/queries";
import { Conflict, Forbidden, Gone, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { listThreads, type Thread } from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, lastAct, PRO, person, reply, seededDatabase, THREAD } from "#tests/people";

let author: Person;
let other: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  other = await person("other");
  moderator = await person("moderator", "moderator");
});

const pageOf = ({ id }: Thread) => getArgumentPage(id, [PRO, CONCERN], "common-ground", null);
const statesOf = async (thread: Thread) =>
  (await pageOf(thread)).columns.map(({ roots }) =>
    roots.map(({ view }) => [view.id, view.state, view.replies.length]),
  );

async function expectRefused(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error) {
  const before = everyRow();
  await expect(act()).rejects.toThrow(refusal);
  expect(everyRow()).toEqual(before);
}

describe("deleting one's own argument", () => {
  test("is an act, and the argument names it", async () => {
    const id = await argue(author);
    expect(await deleteArgument(author, { id })).toEqual({ thread: THREAD });
    expect(await lastAct()).toEqual({
      act: "delete-argument",
      actorId: author.id,
      subject: `argument ${id}`,
      detail: {},
    });
    const [row] = await read((db) =>
      db
        .select({ act: audit.act })
        .from(argumentsTable)
        .innerJoin(audit, eq(audit.id, argumentsTable.deletedById))
        .where(eq(argumentsTable.id, id)),
    );
    expect(row).toEqual({ act: "delete-argument" });
  });

  test("takes it from everywhere: its address says 410", async () => {
    const id = await argue(author);
    await deleteArgument(author, { id });
    for (const look of [getArgument, getHistory]) {
      await expect(look(THREAD, id)).rejects.toThrow(Gone);
      await expect(look(THREAD, id)).rejects.toMatchObject({ status: 410 });
    }
    expect(await listOwnIds(author, THREAD)).not.toContain(id);
    expect((await listArgumentsOf(author.id)).arguments.map((view) => view.id)).not.toContain(id);
  });

  test("at another thread's address is not found, as if it had never been", async () => {
    const id = await argue(author);
    await deleteArgument(author, { id });
    await emptyThread("not-its-thread");
    await expect(getArgument("not-its-thread", id)).rejects.toThrow(NotFound);
  });

  test("leaves a tombstone where there are replies, and nothing where there are none", async () => {
    const thread = await emptyThread("tombstones");
    const [alone, answered] = [
      await argue(author, { thread: thread.slug }),
      await argue(author, { thread: thread.slug }),
    ];
    const answer = await reply(other, answered, { thread: thread.slug });
    for (const id of [alone, answered]) await deleteArgument(author, { id });
    expect(await statesOf(thread)).toEqual([[[answered, "deleted", 1]], []]);
    expect((await getArgument(thread.slug, answer)).ancestors).toMatchObject([{ id: answered, state: "deleted" }]);
  });

  test("leaves a tombstone of a reply where that was answered, and nothing where it was not", async () => {
    const thread = await emptyThread("reply-tombstones");
    const root = await argue(other, { thread: thread.slug });
    const [alone, answered] = [
      await reply(author, root, { thread: thread.slug }),
      await reply(author, root, { thread: thread.slug }),
    ];
    await reply(other, answered, { thread: thread.slug });
    for (const id of [alone, answered]) await deleteArgument(author, { id });
    const { argument } = await getArgument(thread.slug, root);
    expect(argument.replies.map(({ id, state }) => [id, state])).toEqual([[answered, "deleted"]]);
    expect(await statesOf(thread)).toEqual([[[root, "shown", 1]], []]);
  });

  test("leaves nothing any more when the last reply below its tombstone is deleted too", async () => {
    const thread = await emptyThread("empty-tombstones");
    const root = await argue(author, { thread: thread.slug });
    const answer = await reply(other, root, { thread: thread.slug });
    await deleteArgument(author, { id: root });
    await deleteArgument(other, { id: answer });
    expect(await statesOf(thread)).toEqual([[], []]);
  });

  test("keeps the tombstones above what is left, however deep, and none when nothing is left", async () => {
    const thread = await emptyThread("deep-tombstones");
    const root = await argue(author, { thread: thread.slug });
    const middle = await reply(author, root, { thread: thread.slug });
    const leaf = await reply(other, middle, { thread: thread.slug });
    await deleteArgument(author, { id: root });
    await deleteArgument(author, { id: middle });
    expect(await statesOf(thread)).toEqual([[[root, "deleted", 1]], []]);
    expect((await getArgument(thread.slug, leaf)).ancestors.map(({ id, state }) => [id, state])).toEqual([
      [root, "deleted"],
      [middle, "deleted"],
    ]);
    await deleteArgument(other, { id: leaf });
    expect(await statesOf(thread)).toEqual([[], []]);
  });

  test("leaves nothing below a visible argument either, once all of a branch is deleted", async () => {
    const thread = await emptyThread("empty-branch");
    const root = await argue(other, { thread: thread.slug });
    const branch = [await reply(author, root, { thread: thread.slug })];
    for (let i = 0; i < 2; i += 1) branch.push(await reply(author, branch[i] ?? 0, { thread: thread.slug }));
    const repliesOf = async () => (await getArgument(thread.slug, root)).argument.replies.map(({ state }) => state);
    for (const id of branch.slice(0, 2)) await deleteArgument(author, { id });
    expect(await repliesOf()).toEqual(["deleted"]);
    await deleteArgument(author, { id: branch[2] ?? 0 });
    expect(await repliesOf()).toEqual([]);
    expect(await statesOf(thread)).toEqual([[[root, "shown", 0]], []]);
    expect((await pageOf(thread)).columns[0].roots).toMatchObject([{ moreReplies: 0 }]);
  });

  test("leaves its tombstone above a hidden reply, which may come back", async () => {
    const thread = await emptyThread("hidden-below");
    const root = await argue(author, { thread: thread.slug });
    const middle = await reply(author, root, { thread: thread.slug });
    const leaf = await reply(other, middle, { thread: thread.slug });
    await hideArgument(moderator, { id: leaf, revision: 1, ground: "spam", reason: "Spam." });
    for (const id of [middle, root]) await deleteArgument(author, { id });
    expect(await statesOf(thread)).toEqual([[[root, "deleted", 1]], []]);
    expect((await pageOf(thread)).columns[0].roots).toMatchObject([
      { view: { replies: [{ id: middle, state: "deleted", replies: [{ id: leaf, state: "hidden" }] }] } },
    ]);
  });

  test("lowers every count", async () => {
    const thread = await emptyThread("counts");
    const [root] = [await argue(author, { thread: thread.slug }), await argue(other, { thread: thread.slug })];
    const answer = await reply(author, root, { thread: thread.slug });
    const counts = async () => {
      const { columns, total } = await pageOf(thread);
      const summary = (await listThreads()).find(({ slug }) => slug === thread.slug);
      expect(summary?.argumentCount).toBe(total);
      return [columns[0].count, total];
    };
    expect(await counts()).toEqual([2, 3]);
    await deleteArgument(author, { id: answer });
    expect(await counts()).toEqual([2, 2]);
    await deleteArgument(author, { id: root });
    expect(await counts()).toEqual([1, 1]);
  });
});

describe("it is refused, with nothing changed,", () => {
  test("to everybody but its author, moderators included", async () => {
    const id = await argue(author);
    for (const viewer of [other, moderator]) await expectRefused(() => deleteArgument(viewer, { id }), Forbidden);
    await expect(deleteArgument(VISITOR, { id })).rejects.toMatchObject({ status: 401 });
  });

  test("while the argument is hidden", async () => {
    const id = await argue(author);
    await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    await expectRefused(() => deleteArgument(author, { id }), Conflict);
  });

  test("a second time, and of what was never there", async () => {
    const id = await argue(author);
    await deleteArgument(author, { id });
    for (const gone of [id, 9_999]) await expectRefused(() => deleteArgument(author, { id: gone }), NotFound);
  });
});
