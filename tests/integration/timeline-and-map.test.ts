import { beforeAll, describe, expect, test } from "vitest";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { getMap, getTimeline } from "#lib/reading/queries";
import { Before, PageNumber } from "#lib/reading/schema";
import type { Person } from "#lib/viewer";
import { fillThread } from "#tests/bench/fill-thread";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, PRO, person, reply, seededDatabase } from "#tests/people";

let writer: Person;
let moderator: Person;
beforeAll(async () => {
  await seededDatabase();
  writer = await person("writer");
  moderator = await person("moderator", "moderator");
});

const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
const mapOf = ({ id }: { id: number }, page = 1) => getMap(id, [PRO, CONCERN], page);

describe("a timeline", () => {
  test("has roots and replies of one thread, newest first, each with what it answers", async () => {
    const { id } = await emptyThread("one-timeline");
    await argue(writer, { thread: "one-timeline", claim: "First" });
    const {
      entries: [only],
    } = await getTimeline(id);
    const root = only?.view.id ?? 0;
    const against = await reply(writer, root, { thread: "one-timeline", stance: CONCERN, body: "No." });
    const asked = await reply(writer, against, { thread: "one-timeline", stance: "asks", body: "Why?" });
    const { entries, next } = await getTimeline(id);
    expect(next).toBeNull();
    expect(entries).toMatchObject([
      { view: { id: asked, relation: "asks", depth: 3 }, answers: { id: against, name: "No.", author: "writer" } },
      { view: { id: against, relation: "rebuts" }, answers: { id: root, name: "First" } },
      { view: { id: root, relation: null, claim: "First" }, answers: null },
    ]);
  });

  test("goes on where the page ended: each argument once, none lost, while others post", async () => {
    const thread = await emptyThread("long-timeline");
    inRawDatabase((db) => fillThread(db, thread.id, 120, () => 20));
    const seen: number[] = [];
    const sizes: number[] = [];
    for (let before: number | undefined, pages = 0; pages === 0 || before; pages += 1) {
      const page = await getTimeline(thread.id, before);
      seen.push(...page.entries.map(({ view }) => view.id));
      sizes.push(page.entries.length);
      await argue(writer, { thread: "long-timeline" });
      before = page.next ?? undefined;
    }
    expect(sizes).toEqual([50, 50, 20]);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect(seen.length).toBe(120);
  });

  test("keeps a tombstone where something was hidden, or deleted with replies, and nothing of a deleted leaf", async () => {
    const { id } = await emptyThread("removed");
    const root = await argue(writer, { thread: "removed", claim: "Secret claim" });
    const hidden = await reply(writer, root, { thread: "removed", body: "Secret reply" });
    const below = await reply(writer, hidden, { thread: "removed", body: "Kept" });
    const leaf = await reply(writer, root, { thread: "removed", body: "Secret leaf" });
    await hide(hidden);
    await deleteArgument(writer, { id: root });
    await deleteArgument(writer, { id: leaf });
    const { entries } = await getTimeline(id);
    expect(entries).toMatchObject([
      { view: { id: below, state: "shown" }, answers: { state: "hidden" } },
      { view: { id: hidden, state: "hidden" }, answers: { state: "deleted" } },
      { view: { id: root, state: "deleted" }, answers: null },
    ]);
    expect(JSON.stringify([entries, await mapOf({ id })])).not.toMatch(/Secret/);
  });

  test("is empty where nothing was argued, and `before` anything else is the first page", async () => {
    const { id } = await emptyThread("nothing-yet");
    expect(await getTimeline(id)).toEqual({ entries: [], next: null });
    expect(["12", "0", "-1", "x", "1e3", undefined].map((before) => Before.parse(before))).toEqual([
      12,
      ...Array(5).fill(undefined),
    ]);
  });
});

describe("a map", () => {
  test("draws at most 300 arguments of 20 roots, every reply with what it answers, and counts what is left out", async () => {
    const thread = await emptyThread("long-map");
    inRawDatabase((db) => fillThread(db, thread.id, 2_000, () => 20));
    const map = await mapOf(thread);
    const idsIn = (view: (typeof map.trees)[number]["view"]): number[] => [view.id, ...view.replies.flatMap(idsIn)];
    const drawn = map.trees.flatMap(({ view }) => idsIn(view));
    expect(map.trees.length).toBe(20);
    expect(drawn.length).toBe(300);
    expect(new Set(drawn).size).toBe(300);
    // 20 to a root in this thread, so what is drawn and what is counted make 400.
    expect(map.trees.reduce((sum, { leftOut }) => sum + leftOut, 0)).toBe(100);
    expect(map.trees.every(({ isMore }) => !isMore)).toBe(true);
  });

  test("of one root with very many replies says that there are more than it counts", async () => {
    const thread = await emptyThread("one-root");
    const root = await argue(writer, { thread: "one-root" });
    inRawDatabase((db) => {
      const argument = db.prepare(
        `INSERT INTO arguments (thread_id, parent_id, root_id, depth, author_id, revision, idempotency_key, created_at) VALUES (?, ?, ?, 2, 1, 1, ?, 0)`,
      );
      const text = db.prepare(
        "INSERT INTO argument_revisions (argument_id, number, body, html, sources, created_at) VALUES (?, 1, 'B', '<p>B</p>', '[]', 0)",
      );
      db.transaction(() => {
        for (let i = 0; i < 400; i += 1) text.run(argument.run(thread.id, root, root, `many-${i}`).lastInsertRowid);
      })();
    });
    const { trees } = await mapOf(thread);
    expect(trees).toMatchObject([{ leftOut: 1, isMore: true }]);
    expect(trees[0]?.view.replies.length).toBe(299);
  });

  test("begins with what both sides find strongest, the sides taking turns, and goes on page by page", async () => {
    const thread = await emptyThread("pages");
    const roots: number[] = [];
    for (const stance of [PRO, CONCERN])
      for (let i = 0; i < 11; i += 1)
        roots.push(await argue({ role: "system", id: writer.id }, { thread: "pages", stance }));
    const [strongest = 0] = roots;
    inRawDatabase((db) =>
      db.prepare("UPDATE arguments SET raters1 = 5, strong1 = 5, raters2 = 5, strong2 = 5 WHERE id = ?").run(strongest),
    );
    const first = await mapOf(thread);
    const second = await mapOf(thread, 2);
    expect(first).toMatchObject({ page: 1, pages: 2 });
    expect(first.trees.slice(0, 2).map(({ view }) => view.stance)).toEqual([PRO, CONCERN]);
    expect(first.trees[0]?.view.id).toBe(strongest);
    const all = [...first.trees, ...second.trees].map(({ view }) => view.id);
    expect(all.toSorted((a, b) => a - b)).toEqual(roots.toSorted((a, b) => a - b));
    expect((await mapOf(thread, 3)).trees).toEqual([]);
    expect(["2", "0", "x", "12345", undefined].map((page) => PageNumber.parse(page))).toEqual([2, 1, 1, 1, 1]);
  });
});
