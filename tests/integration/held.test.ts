import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { listOwnIds } from "#lib/arguments/own-queries";
import { getArgument, getArgumentPage, getHistory, listArgumentsOf } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { Conflict, Forbidden, Gone, NotFound } from "#lib/errors";
import { saveWords } from "#lib/house/save-words";
import { moveArgument } from "#lib/locks/move-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { getArgumentUnderReview, listHiddenTexts } from "#lib/moderation/queries";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { ReportArgument } from "#lib/moderation/schema";
import { undoDecision } from "#lib/moderation/undo-decision";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument } from "#lib/moved/schema";
import { withdrawCredit } from "#lib/moved/withdraw-credit";
import { listNotifications } from "#lib/notifications/queries";
import { rateArgument } from "#lib/ratings/rate-argument";
import { RateArgument } from "#lib/ratings/schema";
import { getMap, getTimeline, listChanges, newestAct } from "#lib/reading/queries";
import { searchEverything } from "#lib/search/queries";
import { getThread, listThreads, type Thread } from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { argue, CONCERN, emptyThread, newKey, PRO, person, reply, seededDatabase } from "#tests/people";

const SECRET = "doubtful";
const STATED = "It has words that moderators want to read in their context first.";
let moderator: Person;
let thread: Thread;
let author: Person;
let other: Person;
/** A root of the author that waits, one of another that does not, and a reply of the author to it that waits. */
let scene: { held: number; shown: number; answer: number };

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("the-moderator", "moderator");
  await saveWords(await person("the-admin", "admin"), { verdict: "hold", words: [SECRET] });
  [author, other] = [await person("ada-who-waits"), await person("bob")];
  thread = await emptyThread("some-that-wait");
  scene = await newScene();
});

async function newScene(of: Person = author, to: Person = other) {
  const shown = await argue(to, { thread: thread.slug, claim: `Shown ${newKey()}` });
  const held = await argue(of, { thread: thread.slug, claim: `A ${SECRET} claim` });
  const answer = await reply(of, shown, { thread: thread.slug, body: `A ${SECRET} reply to @${to.handle}` });
  return { held, shown, answer };
}

const keep = (id: number) => keepArgument(moderator, { id, revision: 1, reason: "" });
const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
const told = async (who: Person) =>
  (await listNotifications(who)).notifications.map(({ kind, target }) => `${kind} ${target.split("/").at(-1)}`);

/** What somebody is answered who tries everything with an argument of which they know the number. */
async function answersTo(who: Person, id: number): Promise<string[]> {
  const text = { kind: "root", id, revision: 1, claim: "A claim", body: "", sources: "" };
  const credited = {
    id,
    changed: "point",
    why: "It names what I had not thought of, and I can check it.",
    position: "0",
  };
  const acts: (() => Promise<unknown>)[] = [
    () => rateArgument(who, RateArgument.parse({ id, rating: "strong", position: "0" })),
    () => reportArgument(who, ReportArgument.parse({ id, ground: "spam" })),
    () => creditArgument(who, CreditArgument.parse(credited)),
    () => withdrawCredit(who, { id }),
    () => editArgument(who, EditArgument.parse(text)),
    () => deleteArgument(who, { id }),
    () => hideArgument(who, { id, revision: 1, ground: "spam", reason: "Spam." }),
    () => moveArgument(who, { id, to: scene.shown, reason: "There." }),
    () => reply(who, id, { thread: thread.slug, body: "A reply" }),
  ];
  const answers: string[] = [];
  for (const act of acts)
    answers.push(
      await act().then(
        () => "done",
        (error) => `${error.status} ${error.message}`,
      ),
    );
  return answers;
}

/** What a visitor could come across of the thread, by name. */
async function publicly() {
  const sides = [PRO, CONCERN] as const;
  const [page, timeline, map] = [
    await getArgumentPage(thread.id, sides, "newest", null),
    await getTimeline(thread.id),
    await getMap(thread.id, sides, 1),
  ];
  const [listed] = (await listThreads()).filter(({ slug }) => slug === thread.slug);
  const search = await searchEverything(SECRET);
  return {
    page,
    timeline,
    map,
    listed,
    search,
    of: await listArgumentsOf(author.id),
    thread: await getThread(thread.slug),
  };
}

async function changesBy(acts: () => Promise<unknown>) {
  const before = await newestAct();
  await acts();
  return (await listChanges(before)).changes.map(({ id, shown }) => [id, shown]);
}

describe("what waits since it was posted", () => {
  test("leaves no trace for the public: not as a tombstone, a number, a count, or at its own address", async () => {
    const { held, answer, shown } = scene;
    const seen = await publicly();
    const text = JSON.stringify(seen);
    for (const word of [SECRET, '"held"', author.handle, `"id":${held},`, `"id":${answer},`])
      expect(text, word).not.toContain(word);
    expect(seen.page).toMatchObject({
      total: 1,
      columns: [{ count: 1, roots: [{ view: { id: shown, replies: [] } }] }, {}],
    });
    for (const id of [held, answer]) {
      await expect(getArgument(thread.slug, id)).rejects.toThrow(NotFound);
      await expect(getHistory(thread.slug, id)).rejects.toThrow(NotFound);
    }
    expect((await getArgument(thread.slug, shown)).argument.replies).toEqual([]);
    expect(await listOwnIds(author, thread.slug)).toEqual([]);
  });

  test("is read at its place by its author and moderators, with why it waits; nobody restores it", async () => {
    const expected = [
      { id: scene.answer, parentId: scene.shown, stance: CONCERN },
      { id: scene.held, parentId: null, stance: PRO },
    ];
    const common = { held: true, leavesATrace: false, reason: STATED, canRestore: false };
    expect(await listHiddenTexts(author, thread.slug)).toMatchObject(
      expected.map((each) => ({ ...each, ...common, own: true, canDelete: true })),
    );
    expect(await listHiddenTexts(moderator, thread.slug)).toMatchObject(
      expected.map((each) => ({ ...each, ...common, own: false, canDelete: false })),
    );
    for (const viewer of [VISITOR, other]) {
      expect(await listHiddenTexts(viewer, thread.slug)).toEqual([]);
      await expect(getArgumentUnderReview(viewer, thread.slug, scene.held)).rejects.toThrow(NotFound);
    }
    const review = await getArgumentUnderReview(moderator, thread.slug, scene.held);
    expect(review).toMatchObject({ canDecide: true, hidden: { held: true, reason: STATED } });
    await expect(restoreArgument(moderator, { id: scene.held, reason: "" })).rejects.toThrow(Conflict);
    await expect(keepArgument(author, { id: scene.held, revision: 1, reason: "" })).rejects.toThrow(Forbidden);
  });

  test("is told of to its author alone, and those who have the page open learn nothing", async () => {
    const [eve, bob] = [await person("eve"), await person("bob-two")];
    let made = scene;
    const changes = await changesBy(async () => {
      made = await newScene(eve, bob);
    });
    expect(changes).toEqual([[made.shown, true]]);
    expect(await told(bob)).toEqual([]);
    const holds = (await read((db) => db.select().from(decisions).where(eq(decisions.memberId, eve.id)))).reverse();
    expect(await told(eve)).toEqual(holds.map(({ id }) => `decision ${id}`));
    expect(holds.map(({ kind }) => kind)).toEqual(["hold", "hold"]);
    expect(await changesBy(() => deleteArgument(eve, { id: made.held }))).toEqual([]);
    expect(await changesBy(() => hide(made.answer))).toEqual([]);
    expect(await told(bob)).toEqual([]);
  });

  test("is published by a moderator: then it is there, live as well, and who is answered or mentioned is told", async () => {
    const [eve, bob] = [await person("eve-three"), await person("bob-three")];
    const { held, answer } = await newScene(eve, bob);
    expect(await changesBy(() => keep(answer))).toEqual([[answer, true]]);
    expect(await told(bob)).toEqual([`reply ${answer}`]);
    const [published] = await told(eve);
    const newest = await read((db) => db.select().from(decisions).orderBy(desc(decisions.id)).limit(1));
    expect(newest).toMatchObject([{ kind: "publish", argumentId: answer }]);
    expect(published).toBe(`decision ${newest[0]?.id}`);
    expect((await getArgument(thread.slug, answer)).argument).toMatchObject({ state: "shown", author: eve.handle });
    const { decisionId } = await keep(held);
    expect((await getArgument(thread.slug, held)).argument.state).toBe("shown");
    expect(await changesBy(() => undoDecision(moderator, { id: decisionId ?? 0 }))).toEqual([[held, false]]);
    await expect(getArgument(thread.slug, held)).rejects.toThrow(NotFound);
  });

  test("leaves no tombstone when a moderator hides it unread by others; what had been published does", async () => {
    const { held, answer } = await newScene();
    await keep(answer);
    for (const id of [held, answer]) await hide(id);
    const text = JSON.stringify(await publicly());
    expect(text).not.toContain(`"id":${held},`);
    expect(await answersTo(other, held)).toEqual(await answersTo(other, 1_000_000));
    expect(text).toContain(`"id":${answer},`);
    const [mine] = (await listHiddenTexts(author, thread.slug)).filter(({ id }) => id === held);
    expect(mine).toMatchObject({ held: false, leavesATrace: false, reason: "Spam.", canDelete: false });
    await restoreArgument(moderator, { id: held, reason: "" });
    await hide(held);
    expect(JSON.stringify(await publicly())).toContain(`"id":${held},`);
  });

  test("can be deleted by its author, who alone ever knew of it", async () => {
    const { held } = await newScene();
    expect(await answersTo(other, held)).toEqual(await answersTo(other, 1_000_000));
    await expect(deleteArgument(other, { id: held })).rejects.toThrow(NotFound);
    await deleteArgument(author, { id: held });
    await expect(getArgument(thread.slug, held)).rejects.not.toThrow(Gone);
    await expect(getArgumentUnderReview(moderator, thread.slug, held)).rejects.toThrow(NotFound);
    await expect(keep(held)).rejects.toThrow(NotFound);
    expect(JSON.stringify(await publicly())).not.toContain(`"id":${held},`);
  });
});
