import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { follows, readingMarks, seenArguments } from "#db/schema/reading";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { NotFound, TooMany } from "#lib/errors";
import { followThread } from "#lib/following/follow-thread";
import { listFollowed, listFollowedSlugs } from "#lib/following/queries";
import { unfollowThread } from "#lib/following/unfollow-thread";
import { hideArgument } from "#lib/moderation/hide-argument";
import { listThreads, type Thread } from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { argue, emptyThread, lastAct, longAgo, newKey, person, seededDatabase } from "#tests/people";

let thread: Thread;
let ada: Person;
let bob: Person;
let moderator: Person;

stoppedClock();

beforeAll(async () => {
  await seededDatabase();
  moderator = await person("the-moderator", "moderator");
});

beforeEach(async () => {
  const suffix = newKey().slice(0, 6);
  [ada, bob] = [await person(`ada-${suffix}`), await person(`bob-${suffix}`)];
  thread = await emptyThread(`thread-${suffix}`);
});

const follow = () => followThread(ada, { thread: thread.slug });
const post = (author = bob) => argue(author, { thread: thread.slug });
const news = async () => (await listFollowed(ada.id))[0]?.news;

describe("following", () => {
  test("is kept once, recorded, and ended", async () => {
    await follow();
    expect(await lastAct()).toEqual({
      act: "follow-thread",
      actorId: ada.id,
      subject: `thread ${thread.id}`,
      detail: {},
    });
    const rows = everyRow();
    await follow();
    expect(everyRow()).toEqual(rows);
    expect(await listFollowed(ada.id)).toEqual([{ slug: thread.slug, title: "A title", news: 0 }]);
    await unfollowThread(ada, { thread: thread.slug });
    expect(await lastAct()).toMatchObject({ act: "unfollow-thread" });
    expect(await listFollowed(ada.id)).toEqual([]);
    const ended = everyRow();
    await unfollowThread(ada, { thread: thread.slug });
    expect(everyRow()).toEqual(ended);
  });

  test("can be taken up 60 times an hour, and always be ended", async () => {
    for (let i = 0; i < 60; i += 1) {
      await follow();
      await unfollowThread(ada, { thread: thread.slug });
    }
    const rows = everyRow();
    await expect(follow()).rejects.toThrow(TooMany);
    expect(everyRow()).toEqual(rows);
    await followThread(bob, { thread: thread.slug });
    await unfollowThread(bob, { thread: thread.slug });
  });

  test("is for members, and threads that there are", async () => {
    for (const verb of [followThread, unfollowThread]) {
      await expect(verb(VISITOR, { thread: thread.slug })).rejects.toMatchObject({ status: 401 });
      await expect(verb(ada, { thread: "nowhere" })).rejects.toThrow(NotFound);
    }
  });

  test("is nobody's by posting", async () => {
    await post();
    expect(await read((db) => db.$count(follows))).toBe(0);
  });

  test("is told by slug, the last followed first, or of one thread alone", async () => {
    await follow();
    setClock(MINUTE);
    const other = await emptyThread(`other-${newKey().slice(0, 6)}`);
    await followThread(ada, { thread: other.slug });
    expect(await listFollowedSlugs(ada)).toEqual([other.slug, thread.slug]);
    expect(await listFollowedSlugs(ada, thread.slug)).toEqual([thread.slug]);
    expect(await listFollowedSlugs(bob, thread.slug)).toEqual([]);
    expect(await listFollowedSlugs(VISITOR)).toEqual([]);
  });
});

describe("what is new in a followed thread", () => {
  test("is what others posted since, while nothing was read", async () => {
    await post();
    setClock(5 * MINUTE);
    await follow();
    expect(await news()).toBe(0);
    setClock(10 * MINUTE);
    for (const author of [bob, moderator, ada]) await post(author);
    expect(await news()).toBe(2);
  });

  test("is what stands above the reading mark and was not seen", async () => {
    const ids: number[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(await post());
    await follow();
    const memberId = ada.id;
    await write(async (tx) => {
      await tx
        .insert(readingMarks)
        .values({ threadId: thread.id, memberId, seenId: ids[1] ?? 0, markedAt: new Date() });
      await tx.insert(seenArguments).values({ memberId, argumentId: ids[3] ?? 0 });
    });
    expect(await news()).toBe(2);
  });

  test("is not what was hidden or deleted", async () => {
    await follow();
    setClock(10 * MINUTE);
    const ids = [await post(), await post(), await post()] as const;
    await hideArgument(moderator, { id: ids[0], revision: 1, ground: "spam", reason: "Spam." });
    await deleteArgument(bob, { id: ids[1] });
    expect(await news()).toBe(1);
  });

  test("is counted up to 99, then as more", async () => {
    await follow();
    inRawDatabase((db) => {
      const add = db.prepare(
        "INSERT INTO arguments (thread_id, depth, stance, author_id, revision, idempotency_key, created_at) VALUES (?, 1, 'pro-engagement', ?, 1, ?, ?)",
      );
      for (let i = 0; i < 120; i += 1) add.run(thread.id, bob.id, newKey(), Date.now() + 1_000);
    });
    expect(await news()).toBe(100);
  });
});

test("the home page has the arguments of each thread by day, those of the last week before the newest of all", async () => {
  const days = async () => (await listThreads()).find(({ slug }) => slug === thread.slug)?.days;
  expect(await days()).toEqual([]);
  inRawDatabase((db) => db.exec("UPDATE arguments SET created_at = 0"));
  setClock(20 * DAY);
  const [old, recent, hidden] = [await post(), await post(), await post()];
  await post();
  await longAgo(old, 8 * DAY);
  await longAgo(recent, 2 * DAY);
  await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
  expect(await days()).toEqual([
    { day: "2026-03-20", count: 1 },
    { day: "2026-03-22", count: 1 },
  ]);
});
