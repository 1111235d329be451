import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { positionChanges } from "#db/schema/positions";
import { ratings } from "#db/schema/ratings";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { getArgumentPage } from "#lib/arguments/queries";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { balancesOf, getOwnPosition } from "#lib/positions/queries";
import { POSITIONS, type Position, sideOf } from "#lib/positions/rules";
import { TakePosition } from "#lib/positions/schema";
import { takePosition } from "#lib/positions/take-position";
import { listOwnRatings } from "#lib/ratings/queries";
import { rateArgument } from "#lib/ratings/rate-argument";
import { commonGround, hasBadge } from "#lib/ratings/rules";
import type { RateArgument } from "#lib/ratings/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, lastAct, PRO, person, reply, seededDatabase, THREAD } from "#tests/people";

let author: Person;
let rater: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  rater = await person("rater");
  moderator = await person("moderator", "moderator");
});

const stand = (who: Person, position: Position, thread = THREAD) => takePosition(who, { thread, position });
const countsOf = async (id: number) => {
  const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  if (!row) throw new Error("There is no such argument.");
  const { raters1, strong1, raters2, strong2, bothSides } = row;
  return { raters1, strong1, raters2, strong2, bothSides };
};

describe("a position", () => {
  test("is the member's own to see, is counted, and can be changed", async () => {
    const thread = await emptyThread("standing");
    const [ada, ben] = [await person("ada"), await person("ben")];
    expect(await getOwnPosition(ada, "standing")).toBeNull();
    await stand(ada, 2, "standing");
    await stand(ben, 0, "standing");
    await stand(ada, -1, "standing");
    await stand(ada, -1, "standing");
    expect(await getOwnPosition(ada, "standing")).toBe(-1);
    expect(await getOwnPosition(ben, "standing")).toBe(0);
    expect(await getOwnPosition(VISITOR, "standing")).toBeNull();
    const balances = await read((db) => balancesOf(db, [thread.id]));
    // Of two nothing is told by side: the one would know where the other stands.
    expect(balances.get(thread.id)).toEqual({ yes: 0, undecided: 0, no: 0, changed: 0, few: true });
    await stand(await person("cyd"), 1, "standing");
    const three = await read((db) => balancesOf(db, [thread.id]));
    expect(three.get(thread.id)).toEqual({ yes: 1, undecided: 1, no: 1, changed: 0, few: false });
    const changes = await read((db) =>
      db.select().from(positionChanges).where(eq(positionChanges.memberId, ada.id)).orderBy(positionChanges.id),
    );
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [null, 2],
      [2, -1],
    ]);
  });

  test("is written down without saying which", async () => {
    await stand(await person("written"), 1);
    expect(await lastAct()).toMatchObject({ act: "take-position", subject: "thread 1", detail: {} });
  });

  test("is for members, on threads that exist", async () => {
    const before = everyRow();
    await expect(takePosition(VISITOR, { thread: THREAD, position: 1 })).rejects.toThrow(Forbidden);
    await expect(stand(rater, 1, "nowhere")).rejects.toThrow(NotFound);
    expect(everyRow()).toEqual(before);
  });
});

describe("a rating", () => {
  test("asks for a position first, and can bring one", async () => {
    const newcomer = await person("newcomer");
    const before = everyRow();
    await expect(rateArgument(newcomer, { id: 1, rating: "strong" })).rejects.toMatchObject({
      status: 422,
      fields: { position: expect.stringContaining("where you stand") },
    });
    expect(everyRow()).toEqual(before);
    await rateArgument(newcomer, { id: 1, rating: "strong", position: -2 });
    expect(await countsOf(1)).toMatchObject({ raters1: 0, raters2: 1, strong2: 1 });
    expect(await listOwnRatings(newcomer, THREAD)).toEqual({ 1: "strong" });
    expect(await listOwnRatings(rater, THREAD)).toEqual({});
    expect(await lastAct()).toMatchObject({ act: "rate-argument", subject: "argument 1", detail: {} });
  });

  test("can be changed, said again and taken back", async () => {
    const id = await argue(author);
    await stand(rater, 1);
    const countsAfter = async (rating: RateArgument["rating"]) => {
      await rateArgument(rater, { id, rating });
      const { raters1, strong1 } = await countsOf(id);
      return [raters1, strong1];
    };
    expect(await countsAfter("strong")).toEqual([1, 1]);
    expect(await countsAfter("strong")).toEqual([1, 1]);
    expect(await countsAfter("weak")).toEqual([1, 0]);
    expect(await countsAfter("none")).toEqual([0, 0]);
    expect(await countsAfter("none")).toEqual([0, 0]);
  });

  test("of one's own, of a hidden, a deleted or a missing argument is refused, and a visitor is asked to sign in", async () => {
    const own = await argue(author);
    await stand(author, 1);
    const [hidden, deleted] = [await argue(author), await argue(author)];
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await deleteArgument(author, { id: deleted });
    const before = everyRow();
    await expect(rateArgument(author, { id: own, rating: "strong" })).rejects.toThrow("Nobody rates their own");
    await expect(rateArgument(rater, { id: hidden, rating: "strong" })).rejects.toThrow(Conflict);
    await expect(rateArgument(rater, { id: deleted, rating: "strong" })).rejects.toThrow(NotFound);
    await expect(rateArgument(rater, { id: 9_999, rating: "strong" })).rejects.toThrow(NotFound);
    await expect(rateArgument(VISITOR, { id: own, rating: "strong" })).rejects.toMatchObject({ status: 401 });
    expect(everyRow()).toEqual(before);
  });

  test("of somebody undecided is kept, and counts once they lean to a side", async () => {
    const id = await argue(author);
    const undecided = await person("undecided");
    await stand(undecided, 0);
    await rateArgument(undecided, { id, rating: "strong" });
    expect(await countsOf(id)).toMatchObject({ raters1: 0, raters2: 0 });
    await stand(undecided, 1);
    expect(await countsOf(id)).toMatchObject({ raters1: 1, strong1: 1, raters2: 0 });
    await stand(undecided, -2);
    expect(await countsOf(id)).toMatchObject({ raters1: 0, strong1: 0, raters2: 1, strong2: 1 });
  });

  test("gives and takes the badge by what the counts are in the end, not on the way there", async () => {
    const id = await argue(author);
    const crowd = await Promise.all(Array.from({ length: 8 }, (_, i) => person(`crowd-${i}`)));
    for (const [i, who] of crowd.entries())
      await rateArgument(who, { id, rating: "strong", position: i % 2 === 0 ? 1 : -1 });
    expect((await countsOf(id)).bothSides).toBe(true);
    const [first] = crowd;
    if (!first) throw new Error("There is a crowd.");
    await rateArgument(first, { id, rating: "strong" });
    expect((await countsOf(id)).bothSides).toBe(true);
  });
});

test("a rating does not change a position that was said before", async () => {
  const [id, who] = [await argue(author), await person("said-before")];
  await stand(who, 2);
  await rateArgument(who, { id, rating: "strong", position: -2 });
  expect(await getOwnPosition(who, THREAD)).toBe(2);
  expect(await countsOf(id)).toMatchObject({ raters1: 1, raters2: 0 });
});

test.each(["", " ", "0x2", "1.0", "+1", "３", null, undefined, [1], 3])("%j is no position", (position) => {
  expect(TakePosition.safeParse({ thread: THREAD, position }).success).toBe(false);
});

describe("whatever members do, in any order,", () => {
  type Step =
    | { act: "rate"; who: number; argument: number; rating: RateArgument["rating"] }
    | { act: "stand"; who: number; position: Position }
    | { act: "hide" | "restore" | "delete"; argument: number };
  // Few people and many steps: only who rates and then moves to the other side tries the counters.
  const [who, argument] = [fc.nat({ max: 2 }), fc.nat({ max: 2 })];
  const rate: fc.Arbitrary<Step> = fc.record({
    act: fc.constant("rate"),
    who,
    argument,
    rating: fc.constantFrom("strong", "weak", "none"),
  });
  const move: fc.Arbitrary<Step> = fc.record({
    act: fc.constant("stand"),
    who,
    position: fc.constantFrom(...POSITIONS),
  });
  const remove: fc.Arbitrary<Step> = fc.record({ act: fc.constantFrom("hide", "restore", "delete"), argument });
  const step = fc.oneof(
    { weight: 6, arbitrary: rate },
    { weight: 3, arbitrary: move },
    { weight: 1, arbitrary: remove },
  );

  test("the counters are what a count of all ratings gives", async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: "max" }), async (steps) => {
        runs += 1;
        const slug = `run-${runs}`;
        await emptyThread(slug);
        const members = await Promise.all(Array.from({ length: 3 }, (_, i) => person(`member-${runs}-${i}`)));
        const ids: number[] = [];
        for (const writer of members) ids.push(await argue(writer, { thread: slug, stance: runs % 2 ? PRO : CONCERN }));
        for (const each of steps) {
          // What the rules refuse changes nothing, which is what is looked at below.
          await take(each).catch((error: unknown) => {
            if (
              !(
                error instanceof Conflict ||
                error instanceof Forbidden ||
                error instanceof Invalid ||
                error instanceof NotFound
              )
            )
              throw error;
          });
        }
        for (const id of ids) {
          const { bothSides, ...counts } = await countsOf(id);
          expect(counts).toEqual(await recounted(id));
          if (bothSides) expect(commonGround(counts)).toBeGreaterThanOrEqual(0.59);
          else expect(hasBadge(counts, false)).toBe(false);
        }

        async function take(each: Step) {
          const by = "who" in each ? members[each.who] : undefined;
          const id = "argument" in each ? (ids[each.argument] ?? 0) : 0;
          const writer = "argument" in each ? members[each.argument] : undefined;
          if (each.act === "rate" && by) await rateArgument(by, { id, rating: each.rating });
          if (each.act === "stand" && by) await stand(by, each.position, slug);
          if (each.act === "hide") await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
          if (each.act === "restore") await restoreArgument(moderator, { id, reason: "" });
          if (each.act === "delete" && writer) await deleteArgument(writer, { id });
        }

        async function recounted(id: number) {
          const rated = await read((db) => db.select().from(ratings).where(eq(ratings.argumentId, id)));
          const counts = { raters1: 0, strong1: 0, raters2: 0, strong2: 0 };
          for (const { memberId, strong } of rated) {
            const member = members.find((each) => each.id === memberId);
            const side = member ? sideOf(await getOwnPosition(member, slug)) : 0;
            if (side === 0) continue;
            counts[`raters${side}`] += 1;
            if (strong) counts[`strong${side}`] += 1;
          }
          return counts;
        }
      }),
      { numRuns: 30, seed: 20_261_123 },
    );
  }, 60_000);
});

describe("the orders of a thread", () => {
  const roots = async (order: "common-ground" | "strongest" | "newest", slug: string) => {
    const { id } = await emptyThreadOf(slug);
    const page = await getArgumentPage(id, [PRO, CONCERN], order, null);
    return page.columns[0].roots.map(({ view }) => view.id);
  };
  const known = new Map<string, Awaited<ReturnType<typeof emptyThread>>>();
  const emptyThreadOf = async (slug: string) => {
    const thread = known.get(slug) ?? (await emptyThread(slug));
    known.set(slug, thread);
    return thread;
  };

  test("put what both find strong before what one side loves", async () => {
    await emptyThreadOf("orders");
    const at = { thread: "orders" };
    const [loved, shared, newest] = [await argue(author, at), await argue(author, at), await argue(author, at)];
    const yes = await Promise.all(Array.from({ length: 4 }, (_, i) => person(`yes-${i}`)));
    const no = await Promise.all(Array.from({ length: 2 }, (_, i) => person(`no-${i}`)));
    for (const each of yes) await rateArgument(each, { id: loved, rating: "strong", position: 2 });
    for (const each of no) await rateArgument(each, { id: loved, rating: "weak", position: -2 });
    for (const each of [...yes.slice(0, 2), ...no]) await rateArgument(each, { id: shared, rating: "strong" });
    expect(await roots("common-ground", "orders")).toEqual([shared, newest, loved]);
    expect(await roots("strongest", "orders")).toEqual([loved, shared, newest]);
    expect(await roots("newest", "orders")).toEqual([newest, shared, loved]);
  });

  test("show the strongest rebuttal of a root first, and what has none at the other side's head", async () => {
    const thread = await emptyThreadOf("rebutted");
    const at = { thread: "rebutted" };
    const [answered, open] = [await argue(author, at), await argue(author, at)];
    const question = await reply(rater, answered, { ...at, stance: "asks" });
    const weak = await reply(rater, answered, at);
    const strong = await reply(rater, answered, at);
    const later = await reply(rater, answered, at);
    for (const [i, position] of ([2, -2] as const).entries())
      await rateArgument(await person(`judge-${i}`), { id: strong, rating: "strong", position });
    const page = await getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null);
    const root = page.columns[0].roots.find(({ view }) => view.id === answered);
    expect(root?.strongest).toMatchObject({ id: strong });
    expect(root?.view.replies.map(({ id }) => id)).toEqual([question, weak]);
    expect(later).toBeGreaterThan(strong);
    expect(page.columns[1].unanswered.map(({ id }) => id)).toEqual([open]);
    expect(page.columns[0].unanswered).toEqual([]);

    await hideArgument(moderator, { id: strong, revision: 1, ground: "spam", reason: "Spam." });
    const without = await getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null);
    expect(without.columns[0].roots.find(({ view }) => view.id === answered)?.strongest).toMatchObject({ id: later });
  });

  test("an argument is unanswered again when its only rebuttal goes, and answered when it comes back", async () => {
    const thread = await emptyThreadOf("again");
    const root = await argue(author, { thread: "again" });
    const rebuttal = await reply(rater, root, { thread: "again" });
    const open = async () =>
      (await getArgumentPage(thread.id, [PRO, CONCERN], "newest", null)).columns[1].unanswered.map(({ id }) => id);
    expect(await open()).toEqual([]);
    await hideArgument(moderator, { id: rebuttal, revision: 1, ground: "spam", reason: "Spam." });
    expect(await open()).toEqual([root]);
    await restoreArgument(moderator, { id: rebuttal, reason: "" });
    expect(await open()).toEqual([]);
    await deleteArgument(rater, { id: rebuttal });
    expect(await open()).toEqual([root]);
  });
});
