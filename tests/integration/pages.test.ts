import { beforeAll, describe, expect, test } from "vitest";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { findMember, listMembers } from "#lib/accounts/queries";
import { deleteArgument } from "#lib/arguments/delete-argument";
import type { Cursor, Order } from "#lib/arguments/order";
import { listOwnIds } from "#lib/arguments/own-queries";
import { getArgument, getArgumentPage, listArgumentsOf } from "#lib/arguments/queries";
import type { ArgumentView } from "#lib/arguments/view";
import { NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { listDecisions } from "#lib/record/queries";
import { getThread, getThreadWithArticle, listStances, listThreads, type Thread } from "#lib/threads/queries";
import { type Person, type System, VISITOR } from "#lib/viewer";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, PRO, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

let house: System;
let moderator: Person;
let author: Person;

beforeAll(async () => {
  await seededDatabase();
  house = await openHouseAccount(SYSTEM);
  moderator = await person("moderator", "moderator");
  author = await person("author");
});

const pageOf = ({ id }: Thread, after: Cursor | null = null, order: Order = "common-ground") =>
  getArgumentPage(id, [PRO, CONCERN], order, after);
const idsOf = (views: readonly ArgumentView[]) => views.map(({ id }) => id);
const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });

/** Adds `many` arguments at once, past the verb, which would take its time; answers their numbers, oldest first. */
function addArguments(thread: Thread, many: number, parent?: number): number[] {
  return inRawDatabase((db) => {
    const argument = db.prepare(
      "INSERT INTO arguments (thread_id, parent_id, root_id, depth, stance, author_id, revision, idempotency_key, created_at) VALUES (?, ?, ?, ?, ?, 1, 1, ?, 1772452800000)",
    );
    const text = db.prepare(
      "INSERT INTO argument_revisions (argument_id, number, claim, body, html, language, sources, created_at) VALUES (?, 1, ?, 'A body', '<p>A body</p>', NULL, '[]', 0)",
    );
    return db.transaction(() =>
      Array.from({ length: many }, () => {
        const place = parent ? [parent, parent, 2] : [null, null, 1];
        const id = Number(argument.run(thread.id, ...place, PRO, crypto.randomUUID()).lastInsertRowid);
        text.run(id, parent ? null : "A claim");
        return id;
      }),
    )();
  });
}

describe("a thread's pages", () => {
  test("show 10 root arguments a side, newest first, each once, and none is lost, while others post", async () => {
    const thread = await emptyThread("fifty");
    const pro = addArguments(thread, 25);
    const concern = [await argue(house, { thread: "fifty", stance: CONCERN })];
    const sizes: number[][] = [];
    const seen: [number[], number[]] = [[], []];
    for (let after: Cursor | null = null, pages = 0; pages === 0 || after; pages += 1) {
      const page = await pageOf(thread, after);
      const ids = page.columns.map(({ roots }) => idsOf(roots.map(({ view }) => view)));
      sizes.push(ids.map(({ length }) => length));
      seen[0].push(...(ids[0] ?? []));
      seen[1].push(...(ids[1] ?? []));
      for (const stance of [PRO, CONCERN]) await argue(house, { thread: "fifty", stance });
      after = page.next;
    }
    expect(sizes).toEqual([
      [10, 1],
      [10, 0],
      [5, 0],
    ]);
    expect(seen).toEqual([pro.toReversed(), concern]);
  });

  test("have no next one when the last is just full", async () => {
    const thread = await emptyThread("twenty");
    addArguments(thread, 10);
    expect(await pageOf(thread)).toMatchObject({ next: null, total: 10 });
    addArguments(thread, 1);
    expect((await pageOf(thread)).next).toEqual([[250_000, expect.any(Number)], null]);
  });

  test("go past hidden and deleted ones without losing any", async () => {
    const thread = await emptyThread("gaps");
    const ids = addArguments(thread, 15);
    const own = await argue(author, { thread: "gaps" });
    await deleteArgument(author, { id: own });
    await hide(ids[14] ?? 0);
    const first = await pageOf(thread);
    const second = await pageOf(thread, first.next);
    const shown = [first, second].flatMap(({ columns }) => idsOf(columns[0].roots.map(({ view }) => view)));
    expect(shown).toEqual(ids.toReversed());
  });

  test("count, replies too, without the hidden and the deleted", async () => {
    const thread = await emptyThread("counted");
    const at = { thread: "counted" };
    const [one, two, three] = [await argue(house, at), await argue(house, at), await argue(author, at)];
    await argue(house, { ...at, stance: CONCERN });
    await reply(house, one, { ...at, stance: "asks" });
    await reply(house, one, { ...at, stance: CONCERN });
    await hide(await reply(house, one, at));
    await hide(two);
    await deleteArgument(author, { id: three });
    const { columns, total } = await pageOf(thread);
    expect(columns.map(({ count }) => count)).toEqual([1, 1]);
    expect(total).toBe(4);
    expect(columns[0].roots.map(({ view }) => [view.id, view.state])).toEqual([
      [two, "hidden"],
      [one, "shown"],
    ]);
    const summary = (await listThreads()).find(({ slug }) => slug === "counted");
    expect(summary).toMatchObject({ argumentCount: 4 });
  });

  test("show the 3 oldest replies below a root argument, and how many more there are", async () => {
    const thread = await emptyThread("replies");
    const [root = 0, quiet = 0] = addArguments(thread, 2);
    const replies = addArguments(thread, 3, root);
    const more = async () =>
      (await pageOf(thread)).columns[0].roots.map(({ view, moreReplies }) => [
        view.id,
        view.replies.length,
        moreReplies,
      ]);
    expect(await more()).toEqual([
      [quiet, 0, 0],
      [root, 3, 0],
    ]);
    addArguments(thread, 5, root);
    expect(await more()).toEqual([
      [quiet, 0, 0],
      [root, 3, 5],
    ]);
    expect(idsOf((await pageOf(thread)).columns[0].roots[1]?.view.replies ?? [])).toEqual(replies);
  });

  test("of an empty thread are empty", async () => {
    const empty = { count: 0, roots: [], unanswered: [] };
    expect(await pageOf(await emptyThread("empty"))).toEqual({
      columns: [empty, empty],
      total: 0,
      next: null,
    });
  });
});

describe("one argument", () => {
  test("comes with those above it, from the root down, and the tree below it, oldest first", async () => {
    const root = await argue(house);
    const [first, second] = [await reply(house, root), await reply(house, root)];
    const below = await reply(house, first, { stance: PRO });
    const deeper = [await reply(house, below, { stance: PRO }), await reply(house, below, { stance: "asks" })];
    const whole = await getArgument(THREAD, root);
    expect(whole.ancestors).toEqual([]);
    expect(idsOf(whole.argument.replies)).toEqual([first, second]);
    const { ancestors, argument, moreReplies } = await getArgument(THREAD, below);
    expect(idsOf(ancestors)).toEqual([root, first]);
    expect(ancestors.map(({ relation }) => relation)).toEqual([null, "rebuts"]);
    expect(argument.relation).toBe("rebuts");
    expect(argument.replies.map(({ id, relation }) => [id, relation])).toEqual([
      [deeper[0], "supports"],
      [deeper[1], "asks"],
    ]);
    expect(moreReplies).toBe(false);
  });

  test("is at one address only", async () => {
    await emptyThread("elsewhere");
    for (const [slug, id] of [
      ["elsewhere", 1],
      ["nowhere", 1],
      [THREAD, 9_999_999],
    ] as const)
      await expect(getArgument(slug, id)).rejects.toThrow(NotFound);
  });

  test("shows 200 replies, and says when there are more", async () => {
    const thread = await emptyThread("very-many");
    const [root = 0] = addArguments(thread, 1);
    const replies = addArguments(thread, 200, root);
    expect(await getArgument("very-many", root)).toMatchObject({ moreReplies: false });
    addArguments(thread, 1, root);
    const { argument, moreReplies } = await getArgument("very-many", root);
    expect([idsOf(argument.replies), moreReplies]).toEqual([replies, true]);
  });

  test("shows 200 replies, and says when there are more, also where some were deleted", async () => {
    const thread = await emptyThread("many-deleted");
    const [root = 0] = addArguments(thread, 1);
    const deleted = [];
    for (let i = 0; i < 3; i += 1) deleted.push(await reply(author, root, { thread: thread.slug }));
    const replies = addArguments(thread, 201, root);
    for (const id of deleted) await deleteArgument(author, { id });
    const { argument, moreReplies } = await getArgument(thread.slug, root);
    expect([idsOf(argument.replies), moreReplies]).toEqual([replies.slice(0, 200), true]);
  });
});

describe("a member's page", () => {
  test("lists what they posted and is to be seen, newest first, 20 at a time", async () => {
    const member = await person("prolific");
    const ids: number[] = [];
    for (let i = 0; i < 23; i += 1) ids.push(await argue(member));
    await deleteArgument(member, { id: ids[0] ?? 0 });
    await hide(ids[1] ?? 0);
    const visible = ids.slice(2).toReversed();
    const first = await listArgumentsOf(member.id);
    expect([idsOf(first.arguments), first.next]).toEqual([visible.slice(0, 20), visible[19]]);
    const second = await listArgumentsOf(member.id, first.next ?? 0);
    expect([idsOf(second.arguments), second.next]).toEqual([visible.slice(20), null]);
    expect(await listOwnIds(member, THREAD)).toEqual(visible);
    expect(await listOwnIds(VISITOR, THREAD)).toEqual([]);
    expect(await listOwnIds(member, "elsewhere")).toEqual([]);
  });

  test("says how a reply stands to what it answers", async () => {
    const member = await person("replier");
    await reply(member, 1, { stance: PRO });
    expect((await listArgumentsOf(member.id)).arguments).toMatchObject([{ relation: "supports", replies: [] }]);
  });

  test("knows a member by the handle, and nobody else", async () => {
    expect(await findMember("replier")).toEqual({
      id: expect.any(Number),
      handle: "replier",
      joinedAt: expect.any(String),
    });
    await expect(findMember("nobody")).rejects.toThrow(NotFound);
  });
});

describe("lists", () => {
  test("of threads have the newest first, with both stances and when somebody last argued", async () => {
    inRawDatabase((db) => db.exec("UPDATE threads SET created_at = created_at + id"));
    const newest = await emptyThread("the-newest");
    inRawDatabase((db) => db.exec("UPDATE threads SET created_at = created_at + 100000 WHERE slug = 'the-newest'"));
    const threads = await listThreads();
    expect(threads[0]).toMatchObject({ slug: newest.slug, argumentCount: 0, lastArgumentAt: null });
    expect(threads.at(-1)).toMatchObject({
      slug: THREAD,
      stances: [
        { slug: PRO, side: 1 },
        { slug: CONCERN, side: 2 },
      ],
    });
    expect(threads.at(-1)?.lastArgumentAt).toMatch(/^\d{4}-/);
  });

  test("of stances are by thread", async () => {
    expect(await listStances([])).toEqual({});
    const stances = await listStances([THREAD, THREAD, "nowhere"]);
    expect(Object.keys(stances)).toEqual([THREAD]);
    expect(stances[THREAD]?.map(({ slug }) => slug)).toEqual([PRO, CONCERN]);
  });

  test("of decisions and members come in pages without gaps", async () => {
    const { entries, next } = await listDecisions({ size: 2 });
    expect(entries).toHaveLength(2);
    expect((await listDecisions({ before: next ?? 0, size: 100 })).entries[0]?.id).toBe((entries[1]?.id ?? 0) - 1);
    const first = await listMembers(undefined, 1);
    expect(first.members.map(({ handle }) => handle)).toEqual(["author"]);
    expect((await listMembers({ begins: "", after: first.after ?? "" }, 2)).members[0]?.handle).toBe("moderator");
    expect((await listMembers(undefined, 50)).after).toBeUndefined();
  });
});

test("a thread is found by its slug, with its article, or not at all", async () => {
  const { thread, article } = await getThreadWithArticle(THREAD);
  expect(thread).toEqual(await getThread(THREAD));
  expect(article.html).toContain("<h2>The case for a working channel</h2>");
  expect(article.minutes).toBeGreaterThan(0);
  for (const look of [getThread, getThreadWithArticle]) await expect(look("nowhere")).rejects.toThrow(NotFound);
});
