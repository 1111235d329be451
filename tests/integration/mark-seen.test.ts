import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { readingMarks, seenArguments } from "#db/schema/reading";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { markAllRead } from "#lib/reading/mark-all-read";
import { markSeen } from "#lib/reading/mark-seen";
import { getReading } from "#lib/reading/queries";
import { MarkAllRead, MarkSeen } from "#lib/reading/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, emptyThread, lastAct, newKey, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

let reader: Person;
let writer: Person;
let thread: string;
let old: number;

beforeAll(seededDatabase);
beforeEach(async () => {
  reader = await person(`reader-${newKey().slice(0, 6)}`);
  writer = await person(`writer-${newKey().slice(0, 6)}`);
  thread = `t-${newKey()}`;
  await emptyThread(thread);
  old = await argue(writer, { thread });
});

const visit = (...ids: number[]) => markSeen(reader, { thread, ids });
const unread = async () => (await getReading(reader, thread))?.unread;
const post = () => argue(writer, { thread });
const markOf = ({ id }: Person) => read((db) => db.select().from(readingMarks).where(eq(readingMarks.memberId, id)));
const seenBy = async ({ id }: Person) =>
  (await read((db) => db.select().from(seenArguments).where(eq(seenArguments.memberId, id)))).map(
    (row) => row.argumentId,
  );

describe("what is new", () => {
  test("is nothing at the first visit, and everything posted after it", async () => {
    expect(await getReading(reader, thread)).toEqual({ marked: false, newest: old, unread: [], isMore: false });
    await visit();
    expect(await getReading(reader, thread)).toEqual({ marked: true, newest: old, unread: [], isMore: false });
    const next = await post();
    const answer = await reply(writer, old, { thread });
    expect(await getReading(reader, thread)).toEqual({
      marked: true,
      newest: answer,
      unread: [next, answer],
      isMore: false,
    });
  });

  test("is not what somebody wrote themselves, nor what is hidden or deleted", async () => {
    await visit();
    const [hidden, deleted, kept] = [await post(), await post(), await post()];
    await argue(reader, { thread });
    const moderator = await person(`m-${newKey().slice(0, 6)}`, "moderator");
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await deleteArgument(writer, { id: deleted });
    expect(await unread()).toEqual([kept]);
    await restoreArgument(moderator, { id: hidden, reason: "" });
    expect(await unread()).toEqual([hidden, kept]);
  });

  test("is told up to a number, the oldest first, and that there is more", async () => {
    await visit();
    const posted: number[] = [];
    for (let i = 0; i < 201; i += 1) posted.push(await argue(SYSTEM_AS(writer), { thread }));
    const reading = await getReading(reader, thread);
    expect(reading?.isMore).toBe(true);
    expect(reading?.unread).toEqual(posted.slice(0, 200));
  });

  test("is nothing to visitors and in no thread", async () => {
    expect(await getReading(VISITOR, thread)).toBeNull();
    expect(await getReading(reader, "nowhere")).toBeNull();
  });
});

// The program posts without waiting between two arguments.
const SYSTEM_AS = ({ id }: Person) => ({ ...SYSTEM, id });

describe("marking as seen", () => {
  test("keeps single arguments above the mark, and moves it where nothing is left out", async () => {
    await visit();
    const [first, second, third] = [await post(), await post(), await post()];
    await visit(third, second);
    expect(await unread()).toEqual([first]);
    expect(await seenBy(reader)).toEqual([second, third]);
    await visit(first);
    expect(await unread()).toEqual([]);
    expect(await seenBy(reader)).toEqual([]);
    expect(await markOf(reader)).toMatchObject([{ seenId: third }]);
  });

  test("twice is as once, and never moves the mark back", async () => {
    await visit();
    const [first, second] = [await post(), await post()];
    for (const ids of [[second], [second, second], [first, second], [first]]) await visit(...ids);
    expect(await unread()).toEqual([]);
    expect(await markOf(reader)).toMatchObject([{ seenId: second }]);
  });

  test("passes over arguments of other threads, those that are not there, and those below the mark", async () => {
    const elsewhere = await argue(writer, { thread: THREAD });
    await visit();
    await post();
    await visit(elsewhere, 999_999, old);
    expect(await seenBy(reader)).toEqual([]);
  });

  test("is everybody's own, and touches no other thread", async () => {
    const other = await person(`other-${newKey().slice(0, 6)}`);
    await visit();
    await markSeen(other, { thread, ids: [] });
    await markSeen(reader, { thread: THREAD, ids: [] });
    const there = await argue(writer, { thread: THREAD });
    const beyond = await argue(writer, { thread: THREAD });
    await markSeen(reader, { thread: THREAD, ids: [beyond] });
    const here = await post();
    await visit(here);
    expect((await getReading(other, thread))?.unread).toEqual([here]);
    expect((await getReading(reader, THREAD))?.unread).toEqual([there]);
    expect(await seenBy(reader)).toEqual([beyond]);
  });

  test("records that a mark is kept from now on, and nothing of what is read later", async () => {
    await visit();
    expect(await lastAct()).toMatchObject({ act: "begin-reading", actorId: reader.id, detail: {} });
    const [first, second] = [await post(), await post()];
    const before = everyRow("seen_arguments", "reading_marks");
    await visit(second);
    await visit(first);
    expect(everyRow("seen_arguments", "reading_marks")).toEqual(before);
  });

  test("is refused to visitors and where there is no such thread, and changes nothing", async () => {
    const before = everyRow();
    await expect(markSeen(VISITOR, { thread, ids: [] })).rejects.toMatchObject({ status: 401 });
    await expect(markSeen(reader, { thread: "nowhere", ids: [] })).rejects.toMatchObject({ status: 404 });
    expect(everyRow()).toEqual(before);
  });

  test.each([
    {},
    { thread: "a" },
    { thread: "a", ids: "1" },
    { thread: "a", ids: [0] },
    { thread: "a", ids: [1.5] },
    { thread: "a", ids: [-1] },
    { thread: "A b", ids: [] },
    { thread: "a", ids: Array.from({ length: 101 }, (_, i) => i + 1) },
    null,
  ])("does not take %j", (sent) => {
    expect(MarkSeen.safeParse(sent).success).toBe(false);
  });
});

describe("marking all as read", () => {
  test("moves the mark up to what the reader was told of, and is recorded", async () => {
    await visit();
    const [first, second] = [await post(), await post()];
    await visit(second);
    await markAllRead(reader, { thread, upTo: first });
    expect(await unread()).toEqual([]);
    expect(await lastAct()).toMatchObject({ act: "mark-all-read", actorId: reader.id });
    const third = await post();
    expect(await unread()).toEqual([third]);
    const rows = everyRow();
    await markAllRead(reader, { thread, upTo: first });
    expect(await unread()).toEqual([third]);
    expect(everyRow()).toEqual(rows);
  });

  test("without a number, or with one that is not there yet, means all there is now", async () => {
    for (const upTo of [undefined, 999_999_999]) {
      await markAllRead(reader, { thread, upTo });
      expect(await unread()).toEqual([]);
      const next = await post();
      expect(await unread()).toEqual([next]);
    }
    expect(await seenBy(reader)).toEqual([]);
  });

  test("is refused to visitors and where there is no such thread; takes a form as it is sent", async () => {
    await expect(markAllRead(VISITOR, { thread })).rejects.toMatchObject({ status: 401 });
    await expect(markAllRead(reader, { thread: "nowhere" })).rejects.toMatchObject({ status: 404 });
    expect(MarkAllRead.parse({ thread: "a", upTo: "12" })).toEqual({ thread: "a", upTo: 12 });
    expect(MarkAllRead.parse({ thread: "a" })).toEqual({ thread: "a" });
  });
});
