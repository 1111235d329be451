import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { threads } from "#db/schema/threads";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { editArgument } from "#lib/arguments/edit-argument";
import { getPostingRoom } from "#lib/arguments/own-queries";
import { getArgument, getArgumentPage } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { Conflict, Forbidden, NotFound, TooMany } from "#lib/errors";
import { endSlow } from "#lib/locks/end-slow";
import { lockArgument } from "#lib/locks/lock-argument";
import { lockThread } from "#lib/locks/lock-thread";
import { getArgumentToModerate } from "#lib/locks/queries";
import { LockArgument, LockThread, MoveArgument, SlowThread } from "#lib/locks/schema";
import { slowThread } from "#lib/locks/slow-thread";
import { unlockArgument } from "#lib/locks/unlock-argument";
import { unlockThread } from "#lib/locks/unlock-thread";
import { hideArgument } from "#lib/moderation/hide-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { listNotifications } from "#lib/notifications/queries";
import { getThread } from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, HOUR, MINUTE, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import {
  argue,
  CONCERN,
  emptyThread,
  lastAct,
  longAgo,
  PRO,
  person,
  reply,
  SYSTEM,
  seededDatabase,
} from "#tests/people";

let author: Person;
let other: Person;
let moderator: Person;
let count = 0;

/** A thread of the test's own. */
const newThread = () => {
  count += 1;
  return emptyThread(`locks-${count}`);
};
const at = (ms: number) => new Date(NOON.getTime() + ms);
const lock = (id: number, more: Partial<LockArgument> = {}): LockArgument => ({
  id,
  scope: "argument",
  ground: "off-topic",
  reason: "It goes in circles.",
  until: null,
  ...more,
});
const rowOf = async (id: number) => {
  const [row] = await read((db) => db.select().from(decisions).where(eq(decisions.id, id)));
  return row;
};

beforeAll(seededDatabase);
stoppedClock();
// The limits of one test are not those of the next.
beforeEach(async () => {
  count += 1;
  author = await person(`author-${count}`);
  other = await person(`other-${count}`);
  moderator = await person(`moderating-${count}`, "moderator");
});

describe("a locked thread", () => {
  test("takes neither arguments nor replies, from anybody, and says until when; edits stay possible", async () => {
    const { slug: thread } = await newThread();
    const id = await argue(author, { thread });
    const { decisionId } = await lockThread(moderator, { thread, reason: "A pause for all.", until: at(DAY) });
    for (const viewer of [author, other, moderator, programAs(author)]) {
      for (const act of [() => argue(viewer, { thread }), () => reply(viewer, id, { thread })]) {
        const refusal = act();
        await expect(refusal).rejects.toThrow(Conflict);
        await expect(refusal).rejects.toThrow(/locked this thread: .* until 3 March 2026, 12:00 UTC\. Your text stays/);
      }
    }
    const edited = EditArgument.parse({ kind: "root", id, revision: 1, claim: "Said better", body: "", sources: "" });
    await editArgument(author, edited);
    expect((await getThread(thread)).limits.lock).toEqual({
      since: NOON.toISOString(),
      until: at(DAY).toISOString(),
      reason: "A pause for all.",
    });
    expect(await rowOf(decisionId)).toMatchObject({
      kind: "lock-thread",
      moderatorId: moderator.id,
      memberId: null,
      argumentId: null,
      reason: "A pause for all.",
      until: at(DAY),
    });
  });

  test("ends by itself, and can then be locked again but not unlocked", async () => {
    const { slug: thread } = await newThread();
    await lockThread(moderator, { thread, reason: "An hour.", until: at(HOUR) });
    setClock(HOUR - 1);
    await expect(argue(author, { thread })).rejects.toThrow(Conflict);
    expect((await getThread(thread)).limits.lock).not.toBeNull();
    setClock(HOUR);
    await argue(author, { thread });
    expect((await getThread(thread)).limits.lock).toBeNull();
    await expect(unlockThread(moderator, { thread })).rejects.toThrow(Conflict);
    await lockThread(moderator, { thread, reason: "Again.", until: null });
    expect((await getThread(thread)).limits.lock).toMatchObject({ until: null, reason: "Again." });
  });

  test("is unlocked by another decision, which names the first; each is one act on the thread", async () => {
    const { slug: thread, id } = await newThread();
    const locked = await lockThread(moderator, { thread, reason: "Enough.", until: null });
    expect(await lastAct()).toMatchObject({
      act: "lock-thread",
      actorId: moderator.id,
      subject: `thread ${id}`,
      detail: { decision: locked.decisionId },
    });
    await expect(lockThread(moderator, { thread, reason: "Twice.", until: null })).rejects.toThrow(Conflict);
    const { decisionId } = await unlockThread(moderator, { thread });
    expect(await rowOf(decisionId)).toMatchObject({
      kind: "unlock-thread",
      threadId: id,
      reversesId: locked.decisionId,
    });
    await expect(unlockThread(moderator, { thread })).rejects.toThrow(Conflict);
    await argue(author, { thread });
  });

  test("opens when who locked it takes that back", async () => {
    const { slug: thread } = await newThread();
    const { decisionId } = await lockThread(moderator, { thread, reason: "A slip.", until: null });
    await undoDecision(moderator, { id: decisionId });
    await argue(author, { thread });
  });

  test("leaves other threads alone", async () => {
    const [locked, free] = [await newThread(), await newThread()];
    await lockThread(moderator, { thread: locked.slug, reason: "Here.", until: null });
    await argue(author, { thread: free.slug });
    expect((await getThread(free.slug)).limits).toEqual({ lock: null, slow: null });
  });

  test("by two at once is one decision", async () => {
    const { slug: thread, id } = await newThread();
    const second = await person(`second-${count}`, "moderator");
    const tries = [moderator, second].map((who) => lockThread(who, { thread, reason: "Both.", until: null }));
    expect((await Promise.allSettled(tries)).map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await read((db) => db.$count(decisions, eq(decisions.threadId, id)))).toBe(1);
  });
});

describe("slow mode", () => {
  const slow = (thread: string, minutes = 30, until = at(DAY)) =>
    slowThread(moderator, { thread, minutes, reason: "It is heated.", until });

  test("asks everybody for a pause since their own last argument in the thread, moderators too", async () => {
    const { slug: thread } = await newThread();
    const first = await argue(author, { thread });
    await longAgo(first, 10 * MINUTE);
    await longAgo(await argue(moderator, { thread, stance: CONCERN }), 10 * MINUTE);
    await slow(thread);
    for (const who of [author, moderator]) {
      const refusal = reply(who, first, { thread });
      await expect(refusal).rejects.toThrow(TooMany);
      await expect(refusal).rejects.toMatchObject({ status: 429, retryAfter: 20 * 60 });
      await expect(refusal).rejects.toThrow(
        "Everybody waits 30 minutes between two arguments in this thread. You can post again in 20 minutes; your text stays here.",
      );
    }
    await longAgo(await reply(other, first, { thread }), 0);
    await expect(argue(other, { thread })).rejects.toMatchObject({ retryAfter: 30 * 60 });
    setClock(20 * MINUTE);
    await argue(author, { thread });
  });

  test("counts what was posted in the thread alone, and lets the program post", async () => {
    const [thread, elsewhere] = [await newThread(), await newThread()];
    await argue(author, { thread: elsewhere.slug });
    await slow(thread.slug);
    await argue(author, { thread: thread.slug });
    await argue(author, { thread: elsewhere.slug });
    await argue(programAs(author), { thread: thread.slug });
  });

  test("has nobody wait, nor do other limits, for what they posted while the clock was ahead", async () => {
    const { slug: thread } = await newThread();
    await slow(thread, 5, at(7_300 * DAY));
    const who = await person("hasty-one");
    setClock(3_650 * DAY);
    await argue(who, { thread });
    setClock(0);
    expect(await getPostingRoom(who, thread)).toMatchObject({ nextAt: NOON });
    await argue(who, { thread });
    await expect(argue(who, { thread })).rejects.toThrow(TooMany);
    setClock(5 * MINUTE);
    await argue(who, { thread });
  });

  test("is told before somebody writes: the pause and its end", async () => {
    const { slug: thread } = await newThread();
    await longAgo(await argue(author, { thread }), 10 * MINUTE);
    expect(await getPostingRoom(author, thread)).toMatchObject({ nextAt: NOON, slowMinutes: null });
    await slow(thread);
    expect(await getPostingRoom(author, thread)).toMatchObject({ nextAt: at(20 * MINUTE), slowMinutes: 30 });
    expect(await getPostingRoom(other, thread)).toMatchObject({ nextAt: NOON, slowMinutes: 30 });
    expect(await getPostingRoom(VISITOR, thread)).toBeNull();
  });

  test("keeps nobody longer than it lasts, and is over by itself", async () => {
    const { slug: thread } = await newThread();
    await longAgo(await argue(author, { thread }), 0);
    await slow(thread, 1440, at(HOUR));
    await expect(argue(author, { thread })).rejects.toMatchObject({ retryAfter: 3600 });
    setClock(HOUR);
    expect((await getThread(thread)).limits.slow).toBeNull();
    await argue(author, { thread });
    await expect(endSlow(moderator, { thread })).rejects.toThrow(Conflict);
  });

  test("says who, why, how much and until when, and is ended by a decision of its own", async () => {
    const { slug: thread, id } = await newThread();
    const { decisionId } = await slow(thread, 5);
    expect((await getThread(thread)).limits.slow).toEqual({
      since: NOON.toISOString(),
      until: at(DAY).toISOString(),
      minutes: 5,
      reason: "It is heated.",
    });
    expect(await rowOf(decisionId)).toMatchObject({ kind: "slow", threadId: id, detail: { minutes: 5 } });
    await expect(slow(thread)).rejects.toThrow(Conflict);
    const ended = await endSlow(moderator, { thread });
    expect(await rowOf(ended.decisionId)).toMatchObject({ kind: "end-slow", reversesId: decisionId });
    expect((await getThread(thread)).limits.slow).toBeNull();
  });

  test("stands beside a lock, of which one is told first", async () => {
    const { slug: thread } = await newThread();
    await longAgo(await argue(author, { thread }), 0);
    await slow(thread);
    await lockThread(moderator, { thread, reason: "And a pause.", until: null });
    await expect(argue(author, { thread })).rejects.toThrow("locked this thread");
  });
});

describe("a locked argument", () => {
  test("takes no replies, but what is below it does; its author is told why, the public reads the ground", async () => {
    const { slug: thread, id: threadId } = await newThread();
    const id = await argue(author, { thread });
    const below = await reply(other, id, { thread });
    const { decisionId } = await lockArgument(moderator, lock(id, { until: at(HOUR) }));
    const refusal = reply(other, id, { thread });
    await expect(refusal).rejects.toThrow(Conflict);
    await expect(refusal).rejects.toThrow(
      /locked this argument: .* until 2 March 2026, 13:00 UTC\. Your text stays here/,
    );
    await reply(author, below, { thread });
    expect(await rowOf(decisionId)).toMatchObject({
      kind: "lock",
      argumentId: id,
      threadId,
      memberId: author.id,
      ground: "off-topic",
      detail: {},
    });
    const [told] = (await listNotifications(author)).notifications;
    expect(told).toMatchObject({ kind: "decision", reason: "It goes in circles." });
    const { argument } = await getArgument(thread, id);
    expect(argument).toMatchObject({
      locked: { until: at(HOUR).toISOString(), ground: "To the motion", above: false },
      replies: [{ id: below, locked: null }],
    });
    expect(JSON.stringify(argument)).not.toContain("in circles");
  });

  test("with all below it takes no reply anywhere there, and each says so", async () => {
    const { slug: thread, id: threadId } = await newThread();
    const id = await argue(author, { thread });
    const below = await reply(other, id, { thread });
    const deep = await reply(author, below, { thread });
    const beside = await argue(author, { thread });
    await lockArgument(moderator, lock(below, { scope: "subtree" }));
    for (const locked of [below, deep]) await expect(reply(other, locked, { thread })).rejects.toThrow(Conflict);
    await expect(reply(other, deep, { thread })).rejects.toThrow("the discussion that this stands in");
    for (const free of [id, beside]) await reply(other, free, { thread });
    const page = await getArgumentPage(threadId, [PRO, CONCERN], "newest", null);
    const root = page.columns[0].roots.find(({ view }) => view.id === id);
    const shown = [root?.strongest, ...(root?.view.replies ?? [])].find((view) => view?.id === below);
    expect(shown).toMatchObject({
      id: below,
      locked: { above: false },
      replies: [{ id: deep, locked: { above: true } }],
    });
    const statement = await read((db) =>
      db
        .select({ visibility: statements.decision_visibility })
        .from(decisions)
        .innerJoin(statements, eq(statements.id, decisions.statementId))
        .where(eq(decisions.argumentId, below)),
    );
    expect(statement).toEqual([{ visibility: ["DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED"] }]);
  });

  test("on the last level but one also keeps the replies that would stand beside those to it", async () => {
    const { slug: thread } = await newThread();
    let parent = await argue(author, { thread });
    const chain = [parent];
    for (let depth = 2; depth <= 8; depth += 1) {
      parent = await reply(other, parent, { thread });
      await longAgo(parent);
      chain.push(parent);
    }
    const [seventh = 0, eighth = 0] = chain.slice(-2);
    await lockArgument(moderator, lock(seventh));
    await expect(reply(author, eighth, { thread })).rejects.toThrow(Conflict);
    expect((await getArgument(thread, eighth)).argument).toMatchObject({ locked: { above: true } });
  });

  test("is free when the lock has ended, and can be locked anew", async () => {
    const { slug: thread } = await newThread();
    const id = await argue(author, { thread });
    await lockArgument(moderator, lock(id, { until: at(HOUR) }));
    await expect(lockArgument(moderator, lock(id))).rejects.toThrow(Conflict);
    setClock(HOUR);
    expect((await getArgument(thread, id)).argument).toMatchObject({ locked: null });
    await reply(other, id, { thread });
    await expect(unlockArgument(moderator, { id, reason: "" })).rejects.toThrow(Conflict);
    await lockArgument(moderator, lock(id));
  });

  test("is unlocked by a decision that names the lock, or by taking that back, but not while an appeal is open", async () => {
    const { slug: thread } = await newThread();
    const id = await argue(author, { thread });
    const first = await lockArgument(moderator, lock(id));
    const { decisionId } = await unlockArgument(moderator, { id, reason: "Cooled down." });
    expect(await rowOf(decisionId)).toMatchObject({
      kind: "unlock",
      reversesId: first.decisionId,
      memberId: author.id,
    });
    const second = await lockArgument(moderator, lock(id));
    await undoDecision(moderator, { id: second.decisionId });
    await reply(other, id, { thread });
    const third = await lockArgument(moderator, lock(id));
    await appealDecision(author, { decision: third.decisionId, token: undefined, words: "Let them answer." });
    await expect(unlockArgument(moderator, { id, reason: "" })).rejects.toThrow(/appealed/);
  });

  test("is for the moderators to read with its reason, and not for its author among them", async () => {
    const { slug: thread } = await newThread();
    const id = await argue(author, { thread });
    await lockArgument(moderator, lock(id, { scope: "subtree" }));
    expect(await getArgumentToModerate(moderator, thread, id)).toMatchObject({
      lock: { until: null, subtree: true, ground: "To the motion", reason: "It goes in circles." },
      refused: null,
    });
    const own = await argue(moderator, { thread });
    await expect(getArgumentToModerate(moderator, thread, own)).rejects.toThrow(Forbidden);
    for (const viewer of [VISITOR, author])
      await expect(getArgumentToModerate(viewer, thread, id)).rejects.toThrow(Forbidden);
    await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "No." });
    await expect(getArgumentToModerate(moderator, thread, id)).rejects.toThrow(NotFound);
    await expect(lockArgument(moderator, lock(id))).rejects.toThrow(Conflict);
  });
});

describe("who locks and slows", () => {
  test("are moderators: nobody else, and nothing changes", async () => {
    const { slug: thread } = await newThread();
    const id = await argue(author, { thread });
    const before = everyRow();
    for (const [viewer, status] of [
      [VISITOR, 401],
      [other, 403],
    ] as const) {
      const acts = [
        lockThread(viewer, { thread, reason: "No.", until: null }),
        unlockThread(viewer, { thread }),
        slowThread(viewer, { thread, minutes: 5, reason: "No.", until: at(DAY) }),
        endSlow(viewer, { thread }),
        lockArgument(viewer, lock(id)),
        unlockArgument(viewer, { id, reason: "" }),
      ];
      for (const act of acts) await expect(act).rejects.toMatchObject({ status });
    }
    expect(everyRow()).toEqual(before);
  });

  test("never their own argument, nor one of the other side where they argued", async () => {
    const { slug: thread } = await newThread();
    const partial = await person(`partial-${count}`, "moderator");
    const own = await argue(partial, { thread, stance: CONCERN });
    const against = await argue(author, { thread });
    const alongside = await argue(author, { thread, stance: CONCERN });
    const question = await reply(author, own, { thread, stance: "asks" });
    await expect(lockArgument(partial, lock(own))).rejects.toThrow(Forbidden);
    await expect(lockArgument(partial, lock(against))).rejects.toThrow(
      "You argued on the other side in this thread, so another moderator decides on this argument.",
    );
    expect((await getArgumentToModerate(partial, thread, against)).refused).toContain("another moderator decides");
    for (const id of [alongside, question]) await lockArgument(partial, lock(id));
    await lockArgument(moderator, lock(against));
  });

  test("nothing that is not there", async () => {
    for (const act of [
      lockThread(moderator, { thread: "nowhere", reason: "No.", until: null }),
      slowThread(moderator, { thread: "nowhere", minutes: 5, reason: "No.", until: at(DAY) }),
      lockArgument(moderator, lock(999_999)),
    ])
      await expect(act).rejects.toThrow(NotFound);
  });
});

describe("what the forms send", () => {
  test.each([
    ["hour", HOUR],
    ["day", DAY],
    ["week", 7 * DAY],
  ])("%s ends so much later", (until, ms) => {
    expect(LockThread.parse({ thread: "a", reason: "Why", until }).until).toEqual(at(ms));
    expect(SlowThread.parse({ thread: "a", minutes: "5", reason: "Why", until }).until).toEqual(at(ms));
  });

  test("a lock may last until it is lifted, slow mode may not", () => {
    expect(LockThread.parse({ thread: "a", reason: "Why", until: "lifted" }).until).toBeNull();
    expect(SlowThread.safeParse({ thread: "a", minutes: "5", reason: "Why", until: "lifted" }).success).toBe(false);
  });

  const slowing = { thread: "a", minutes: "15", reason: "Why", until: "day" };
  const locking = { id: "1", scope: "argument", ground: "spam", reason: "Why", until: "day" };
  test.each([
    [SlowThread, slowing, "minutes", "0"],
    [SlowThread, slowing, "minutes", "1441"],
    [SlowThread, slowing, "minutes", "1.5"],
    [SlowThread, slowing, "minutes", "soon"],
    [SlowThread, slowing, "reason", " "],
    [SlowThread, slowing, "until", "toString"],
    [LockThread, slowing, "reason", "x".repeat(501)],
    [LockArgument, locking, "scope", "all"],
    [LockArgument, locking, "ground", "mood"],
    [LockArgument, locking, "reason", ""],
    [LockArgument, locking, "until", "ever"],
  ])("%# is refused in its field", (schema, form, field, value) => {
    expect(schema.safeParse(form).success).toBe(true);
    expect(schema.safeParse({ ...form, [field]: value }).error?.issues[0]?.path).toEqual([field]);
  });

  test.each([
    ["12", 12],
    [" #12 ", 12],
    ["#a12", 12],
    ["/threads/a/arguments/12", 12],
    ["https://example.org/threads/a/arguments/12/", 12],
    ["https://example.org/threads/a#a12", 12],
  ])("%s names an argument", (to, number) => {
    expect(MoveArgument.parse({ id: "1", to, reason: "Why" }).to).toBe(number);
  });

  test.each(["", "twelve", "0", "-3", "1e3", "/threads/a", "12 13"])("%j names none", (to) => {
    expect(MoveArgument.safeParse({ id: "1", to, reason: "Why" }).error?.issues[0]?.path).toEqual(["to"]);
  });
});

test("the rows say by which decision", async () => {
  const { slug: thread, id: threadId } = await newThread();
  const id = await argue(author, { thread });
  const { decisionId } = await lockArgument(moderator, lock(id));
  const locked = await lockThread(moderator, { thread, reason: "Why.", until: null });
  const slowed = await slowThread(moderator, { thread, minutes: 1, reason: "Why.", until: at(DAY) });
  const [argument] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  expect(argument?.lockedById).toBe(decisionId);
  const [row] = await read((db) => db.select().from(threads).where(eq(threads.id, threadId)));
  expect(row).toMatchObject({ lockedById: locked.decisionId, slowById: slowed.decisionId });
});

function programAs(member: Person) {
  return { ...SYSTEM, id: member.id };
}
