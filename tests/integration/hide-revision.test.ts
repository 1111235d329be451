import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { editArgument } from "#lib/arguments/edit-argument";
import { getArgument, getHistory } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { undoDecision } from "#lib/moderation/undo-decision";
import { listNotifications } from "#lib/notifications/queries";
import { hideRevision } from "#lib/revisions/hide-revision";
import { listEarlierTexts } from "#lib/revisions/queries";
import { HideRevision } from "#lib/revisions/schema";
import { showRevision } from "#lib/revisions/show-revision";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, lastAct, longAgo, PRO, person, reply, seededDatabase } from "#tests/people";

let author: Person;
let moderator: Person;
let thread: string;
let id: number;
let count = 0;

const edit = (revision: number, body: string, argument = id) =>
  editArgument(
    author,
    EditArgument.parse({ kind: "root", id: argument, revision, claim: "A claim", body, sources: "" }),
  );
const hide = (revision: number, by: Person | typeof VISITOR = moderator) =>
  hideRevision(by, { id, revision, ground: "private", reason: "It named a private person." });
const historyOf = async () => JSON.stringify((await getHistory(thread, id)).history);

beforeAll(seededDatabase);
/** An argument of four texts, all of them in the public history. */
beforeEach(async () => {
  count += 1;
  author = await person(`author-${count}`);
  moderator = await person(`moderating-${count}`, "moderator");
  thread = (await emptyThread(`revisions-${count}`)).slug;
  id = await argue(author, { thread, body: "First words." });
  await longAgo(id, 3_600_000);
  await edit(1, "Second words name Jo.");
  await edit(2, "Third words.");
  await edit(3, "Fourth words.");
});

describe("hiding an earlier text", () => {
  test("takes its words out of the history, which says so; the others stay", async () => {
    expect(await historyOf()).toContain("Jo");
    const { decisionId } = await hide(2);
    const { history } = await getHistory(thread, id);
    expect(JSON.stringify(history)).not.toMatch(/Second|Jo/);
    expect(history.changes.map(({ number, hidden }) => [number, hidden])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(JSON.stringify(history)).toMatch(/First.*Third.*Fourth/);
    const [row] = await read((db) =>
      db
        .select({ decision: decisions, visibility: statements.decision_visibility })
        .from(decisions)
        .innerJoin(statements, eq(statements.id, decisions.statementId))
        .where(eq(decisions.id, decisionId)),
    );
    expect(row).toMatchObject({
      decision: { kind: "hide-revision", argumentId: id, argumentRevision: 2, memberId: author.id, ground: "private" },
      visibility: ["DECISION_VISIBILITY_CONTENT_DISABLED"],
    });
    expect(await lastAct()).toMatchObject({ act: "hide-revision", actorId: moderator.id, subject: `argument ${id}` });
    expect((await listNotifications(author)).notifications[0]).toMatchObject({
      kind: "decision",
      ground: "No private data",
      reason: "It named a private person.",
    });
  });

  test("of which the history begins leaves the rest to be read", async () => {
    await hide(1);
    const { history } = await getHistory(thread, id);
    expect(history.first).toMatchObject({ hidden: true, claim: null, body: "" });
    expect(JSON.stringify(history)).not.toContain("First");
    expect(history.changes[0]?.body).toEqual([{ text: "Second words name Jo.", change: "same" }]);
  });

  test("also takes what others quoted of it, unless the present text says it too", async () => {
    const quoted = await argue(author, { thread, body: "Jo lives here. They all agree." });
    await longAgo(quoted, 3_600_000);
    const of = await reply(moderator, quoted, { thread, stance: PRO, quote: "Jo lives here." });
    const alike = await reply(await person(`reader-${count}`), quoted, { thread, quote: "They all agree." });
    await edit(1, "They all agree.", quoted);
    await hideRevision(moderator, { id: quoted, revision: 1, ground: "private", reason: "A private person." });
    expect((await getArgument(thread, of)).argument).toMatchObject({ quote: null, quoted: null });
    expect((await getArgument(thread, alike)).argument).toMatchObject({ quote: "They all agree." });
    await showRevision(moderator, { id: quoted, revision: 1, reason: "" });
    expect((await getArgument(thread, of)).argument).toMatchObject({ quote: "Jo lives here." });
  });

  test("is a conflict for the present text, for one that is hidden, and for one that is in no history", async () => {
    await expect(hide(4)).rejects.toThrow("Hide the argument instead.");
    await hide(2);
    await expect(hide(2)).rejects.toThrow(Conflict);
    await expect(hide(9)).rejects.toThrow(NotFound);
    const free = await argue(author, { thread });
    await edit(1, "A free edit.", free);
    await edit(2, "Another.", free);
    await expect(hideRevision(moderator, { id: free, revision: 1, ground: "private", reason: "No." })).rejects.toThrow(
      "edits were free",
    );
  });

  test("is for moderators who did not write it and did not argue against it", async () => {
    const partial = await person(`partial-${count}`, "moderator");
    await argue(partial, { thread, stance: CONCERN });
    const before = everyRow();
    for (const by of [VISITOR, author, partial]) {
      await expect(hide(1, by)).rejects.toThrow(Forbidden);
      expect(everyRow()).toEqual(before);
    }
    await expect(listEarlierTexts(author, id)).rejects.toThrow(Forbidden);
  });

  test.each([
    ["ground", "mood"],
    ["reason", " "],
    ["revision", "0"],
  ])("needs its %s", (field, value) => {
    const form = { id: "1", revision: "1", ground: "private", reason: "Why", [field]: value };
    expect(HideRevision.safeParse(form).error?.issues[0]?.path).toEqual([field]);
  });
});

describe("showing it again", () => {
  test("is a decision that names the first, and a conflict when nothing is hidden", async () => {
    const { decisionId } = await hide(2);
    const shown = await showRevision(moderator, { id, revision: 2, reason: "A mistake." });
    expect(await historyOf()).toContain("Jo");
    const [row] = await read((db) => db.select().from(decisions).where(eq(decisions.id, shown.decisionId)));
    expect(row).toMatchObject({ kind: "show-revision", argumentRevision: 2, reversesId: decisionId });
    await expect(showRevision(moderator, { id, revision: 2, reason: "" })).rejects.toThrow(Conflict);
  });

  test("happens by undo, and by an appeal, during which nobody else does it", async () => {
    const { decisionId } = await hide(2);
    await undoDecision(moderator, { id: decisionId });
    expect(await historyOf()).toContain("Jo");
    const again = await hide(2);
    await appealDecision(author, { decision: again.decisionId, token: undefined, words: "Jo is my own name." });
    await expect(showRevision(moderator, { id, revision: 2, reason: "" })).rejects.toThrow(/appealed/);
    const appeal = inRawDatabase(
      (db) => db.prepare("SELECT id FROM appeals WHERE decision_id = ?").pluck().get(again.decisionId) as number,
    );
    const second = await person(`second-${count}`, "moderator");
    await answerAppeal(second, { appeal, outcome: "overturn", reason: "So it is." });
    expect(await historyOf()).toContain("Jo");
  });
});

test("moderators see the texts of the history but the present one, with why one is hidden", async () => {
  await hide(2);
  expect(await listEarlierTexts(moderator, id)).toMatchObject([
    { number: 3, body: "Third words.", hidden: null },
    { number: 2, hidden: { ground: "No private data", reason: "It named a private person." } },
    { number: 1, hidden: null },
  ]);
});
