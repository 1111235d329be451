import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { addNote } from "#lib/conduct/add-note";
import { getConduct } from "#lib/conduct/queries";
import { AddNote } from "#lib/conduct/schema";
import { Forbidden, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { warnMember } from "#lib/moderation/warn-member";
import { listNotifications } from "#lib/notifications/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, emptyThread, lastAct, person, seededDatabase } from "#tests/people";

let member: Person;
let moderator: Person;
let second: Person;
let thread: string;
let count = 0;

const hide = (id: number, by = moderator) =>
  hideArgument(by, { id, revision: 1, ground: "spam", reason: "Said before." });
const conduct = (by: Person | typeof VISITOR = moderator) => getConduct(by, member.handle);

beforeAll(seededDatabase);
stoppedClock();
beforeEach(async () => {
  count += 1;
  member = await person(`member-${count}`);
  moderator = await person(`moderating-${count}`, "moderator");
  second = await person(`second-${count}`, "moderator");
  thread = (await emptyThread(`conduct-${count}`)).slug;
});

describe("a member's conduct", () => {
  test("of whom nothing is known is empty", async () => {
    expect(await conduct()).toEqual({
      handle: member.handle,
      role: "member",
      joinedAt: NOON.toISOString(),
      suspension: null,
      posts: { count: 0, newest: [] },
      hidden: { count: 0, newest: [] },
      decisions: { count: 0, newest: [] },
      appeals: { count: 0, newest: [] },
      reports: { made: 0, decided: 0, upheld: 0, weight: 100 },
      notes: { count: 0, newest: [] },
      canDecide: true,
    });
  });

  test("has posts, those that are hidden with their ground, and none that were deleted", async () => {
    const shown = await argue(member, { thread, claim: "Shown" });
    const hidden = await argue(member, { thread, claim: "Hidden" });
    const deleted = await argue(member, { thread, claim: "Deleted" });
    await hide(hidden);
    await deleteArgument(member, { id: deleted });
    const { posts, hidden: gone } = await conduct();
    expect(posts.count).toBe(2);
    expect(posts.newest).toMatchObject([
      { id: hidden, name: "Hidden", state: "hidden", ground: "No advertising, no repetition" },
      { id: shown, thread, name: "Shown", state: "shown", ground: null },
    ]);
    expect(gone).toEqual({ count: 1, newest: [posts.newest[0]] });
  });

  test("has the newest twenty of each, and how many there are", async () => {
    for (let i = 0; i < 22; i += 1) await argue(member, { thread, claim: `Claim ${i}` });
    const { posts } = await conduct();
    expect([posts.count, posts.newest.length, posts.newest[0]?.name]).toEqual([22, 20, "Claim 21"]);
  });

  test("has what was decided, by whom, in which words, and what reversed it", async () => {
    const id = await argue(member, { thread });
    const { decisionId } = await hide(id);
    const restored = await restoreArgument(second, { id, reason: "Not the same." });
    await warnMember(second, { handle: member.handle, ground: "person", reason: "Please be kind." });
    const { decisions } = await conduct();
    expect(decisions.count).toBe(3);
    expect(decisions.newest).toMatchObject([
      { kind: "warn", by: second.handle, ground: "Argue with the claim, not the person", reason: "Please be kind." },
      { kind: "restore", by: second.handle, reason: "Not the same.", reversedById: null },
      {
        id: decisionId,
        kind: "hide",
        words: "An argument was hidden.",
        by: moderator.handle,
        argumentId: id,
        reversedById: restored.decisionId,
      },
    ]);
  });

  test("has what they appealed and what became of it", async () => {
    const warned = await warnMember(moderator, { handle: member.handle, ground: "person", reason: "Be kind." });
    await appealDecision(member, { decision: warned.decisionId, token: undefined, words: "I was." });
    expect((await conduct()).appeals.newest).toMatchObject([{ words: "I was.", answer: null }]);
    const appeal = inRawDatabase((db) => db.prepare("SELECT max(id) FROM appeals").pluck().get() as number);
    await answerAppeal(second, { appeal, outcome: "overturn", reason: "So you were." });
    expect((await conduct()).appeals).toMatchObject({
      count: 1,
      newest: [{ decisionId: warned.decisionId, answer: { granted: true, reason: "So you were." } }],
    });
  });

  test("counts the reports that they made, those upheld, and what the next one weighs", async () => {
    const author = await person(`reported-${count}`);
    const ids = [await argue(author, { thread }), await argue(author, { thread }), await argue(author, { thread })];
    for (const id of ids) await reportArgument(member, { id, ground: "spam", note: "" });
    await hide(ids[0] ?? 0);
    await keepArgument(moderator, { id: ids[1] ?? 0, revision: 1, reason: "" });
    expect((await conduct()).reports).toEqual({ made: 3, decided: 2, upheld: 1, weight: 100 });
  });

  test("says whether, why, by whom and until when they are suspended, as long as it lasts", async () => {
    const suspension = { handle: member.handle, ground: "spam" as const, reason: "Enough.", days: 2 };
    const { decisionId } = await suspendMember(second, suspension);
    expect((await conduct()).suspension).toEqual({
      decisionId,
      until: new Date(NOON.getTime() + 2 * DAY).toISOString(),
      ground: "No advertising, no repetition",
      reason: "Enough.",
      by: second.handle,
    });
    setClock(2 * DAY);
    expect((await conduct()).suspension).toBeNull();
  });

  test("is for moderators, and not for whom it is about", async () => {
    const admin = await person(`admin-${count}`, "admin");
    for (const viewer of [VISITOR, member]) await expect(conduct(viewer)).rejects.toThrow(Forbidden);
    await expect(getConduct(moderator, moderator.handle)).rejects.toThrow(Forbidden);
    await expect(getConduct(moderator, "nobody-here")).rejects.toThrow(NotFound);
    expect((await getConduct(second, moderator.handle)).canDecide).toBe(false);
    expect((await getConduct(admin, moderator.handle)).canDecide).toBe(true);
    expect((await getConduct(moderator, member.handle.toUpperCase())).handle).toBe(member.handle);
  });
});

describe("a note", () => {
  test("is for the other moderators, with who and when; the record has not its words, and the member is not told", async () => {
    const { noteId } = await addNote(moderator, { handle: member.handle, words: "Argues well when asked." });
    await addNote(second, { handle: member.handle, words: "Agreed." });
    expect((await conduct()).notes).toEqual({
      count: 2,
      newest: [
        { id: noteId + 1, by: second.handle, words: "Agreed.", at: NOON.toISOString() },
        { id: noteId, by: moderator.handle, words: "Argues well when asked.", at: NOON.toISOString() },
      ],
    });
    expect(await lastAct()).toEqual({
      act: "add-note",
      actorId: second.id,
      subject: `member ${member.id}`,
      detail: { note: noteId + 1 },
    });
    expect((await listNotifications(member)).notifications).toEqual([]);
  });

  test("is not for members, about oneself, or about nobody, and nothing is left of the try", async () => {
    const before = everyRow();
    const note = { handle: member.handle, words: "Words." };
    await expect(addNote(VISITOR, note)).rejects.toMatchObject({ status: 401 });
    await expect(addNote(member, note)).rejects.toMatchObject({ status: 403 });
    await expect(addNote(moderator, { ...note, handle: moderator.handle })).rejects.toThrow(Forbidden);
    await expect(addNote(moderator, { ...note, handle: "nobody-here" })).rejects.toThrow(Invalid);
    expect(everyRow()).toEqual(before);
  });

  test.each([" ", "x".repeat(2_001)])("needs words, and not too many: %#", (words) => {
    expect(AddNote.safeParse({ handle: "a", words }).error?.issues[0]?.path).toEqual(["words"]);
  });
});
