import { beforeAll, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { mentions } from "#db/schema/arguments";
import { NOTIFICATION_KINDS, notifications } from "#db/schema/notifications";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { getArgument } from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import { NotFound, TooMany } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { removeCredit } from "#lib/moderation/remove-credit";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { KeepArgument } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { getOwnCredit } from "#lib/moved/queries";
import { withdrawCredit } from "#lib/moved/withdraw-credit";
import { markRead } from "#lib/notifications/mark-read";
import { notify } from "#lib/notifications/notify";
import { countUnread, getNotification, listNotifications, listSwitches } from "#lib/notifications/queries";
import { MOST_MENTIONS } from "#lib/notifications/rules";
import { saveSwitches } from "#lib/notifications/save-switches";
import { SaveSwitches } from "#lib/notifications/schema";
import { asText } from "#lib/notifications/sentences";
import { type Person, type System, VISITOR, type Viewer } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, lastAct, newKey, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

let house: System;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  house = await openHouseAccount(SYSTEM);
  moderator = await person("the-moderator", "moderator");
});

const someone = (name: string) => person(`${name}-${newKey().slice(0, 6)}`);
const told = async (viewer: Viewer) => (await listNotifications(viewer)).notifications;
const sentences = async (viewer: Viewer) => (await told(viewer)).map(({ sentence }) => asText(sentence));
const hide = (id: number, revision = 1) =>
  hideArgument(moderator, { id, revision, ground: "spam", reason: "It was posted twice." });

function edit(author: Person, id: number, revision: number, body: string) {
  const kind = "root";
  return editArgument(author, EditArgument.parse({ kind, id, revision, claim: "A claim", body, sources: "" }));
}

/** Everything off but what is named, as the form sends it: `reply.page`, `mention.mail`. */
const choose = (member: Person, ...on: string[]) =>
  saveSwitches(member, SaveSwitches.parse(Object.fromEntries(on.map((box) => [box, "yes"]))));

describe("a reply", () => {
  test("is told to the author of what it answers, with a link to itself", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada, { claim: "Trade needs a channel" });
    const answer = await reply(bob, root, { body: "It does *not*." });
    expect(await told(ada)).toMatchObject([
      {
        kind: "reply",
        unread: true,
        excerpt: "It does not.",
        target: `/threads/${THREAD}/arguments/${answer}`,
        ground: null,
        reason: null,
      },
    ]);
    expect(await sentences(ada)).toEqual([`${bob.handle} replied to your argument “Trade needs a channel”.`]);
    expect(await told(bob)).toEqual([]);
    await reply(ada, answer);
    expect(await sentences(bob)).toEqual([`${ada.handle} replied to your reply “It does not.”.`]);
  });

  test("to oneself is not told, nor is one to the house, which nobody reads", async () => {
    const ada = await someone("ada");
    await reply(ada, await argue(ada));
    const before = everyRow().notifications?.length;
    await reply(ada, 1);
    expect(everyRow().notifications).toHaveLength(before ?? -1);
    expect(await told(ada)).toEqual([]);
  });

  test("is told once, however often it is sent", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    const key = newKey();
    expect(await reply(bob, root, { key })).toBe(await reply(bob, root, { key }));
    expect(await told(ada)).toHaveLength(1);
  });

  test("on the last level is told to who was answered, whose words are not taken for another's", async () => {
    const [ada, bob, eve] = [await someone("ada"), await someone("bob"), await someone("eve")];
    let above = await argue(ada);
    for (let depth = 2; depth <= 8; depth += 1) above = await reply(depth === 8 ? eve : ada, above);
    await reply(bob, above);
    expect(await sentences(eve)).toEqual([`${bob.handle} replied to one of your arguments.`]);
  });
});

describe("a mention", () => {
  test("is linked, kept by the member's number and told", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const id = await argue(bob, { claim: "On trade", body: `As @${ada.handle.toUpperCase()}. said, @nobody-at-all` });
    const { argument } = await getArgument(THREAD, id);
    expect(argument).toMatchObject({
      html: `<p>As <a href="/members/${ada.handle}"><bdi>@${ada.handle.toUpperCase()}</bdi></a>. said, @nobody-at-all</p>`,
    });
    expect(await read((db) => db.select().from(mentions))).toContainEqual({ argumentId: id, memberId: ada.id });
    expect(await sentences(ada)).toEqual([`${bob.handle} mentioned you in the argument “On trade”.`]);
  });

  test("of oneself is linked and told to nobody", async () => {
    const ada = await someone("ada");
    await argue(ada, { body: `I, @${ada.handle}` });
    expect(await told(ada)).toEqual([]);
  });

  test("in a reply to the same member is told as a reply alone", async () => {
    const [ada, bob, eve] = [await someone("ada"), await someone("bob"), await someone("eve")];
    const root = await argue(ada);
    await reply(bob, root, { body: `@${ada.handle} and @${eve.handle}, no.` });
    expect((await told(ada)).map(({ kind }) => kind)).toEqual(["reply"]);
    expect(await sentences(eve)).toEqual([`${bob.handle} mentioned you in a reply.`]);
  });

  test("that comes by an edit is told, one that goes is forgotten and not listed, and neither is told twice", async () => {
    const [ada, bob, eve] = [await someone("ada"), await someone("bob"), await someone("eve")];
    const id = await argue(bob, { claim: "A claim", body: `@${ada.handle}` });
    await edit(bob, id, 1, `@${eve.handle}`);
    expect([await told(ada), (await told(eve)).length]).toEqual([[], 1]);
    expect(await countUnread(ada)).toBe(0);
    const rows = await read((db) => db.select().from(mentions));
    expect(rows.filter(({ argumentId }) => argumentId === id)).toEqual([{ argumentId: id, memberId: eve.id }]);
    await edit(bob, id, 2, `@${ada.handle} @${eve.handle}`);
    expect([(await told(ada)).length, (await told(eve)).length]).toEqual([1, 1]);
  });

  test("is told to ten members for one argument at most, in all its edits together", async () => {
    const bob = await someone("bob");
    const many = await Promise.all(Array.from({ length: MOST_MENTIONS + 3 }, () => someone("m")));
    const all = (list: Person[]) => list.map(({ handle }) => `@${handle}`).join(" ");
    const id = await argue(bob, { claim: "A claim", body: all(many) });
    const told = async () =>
      (await read((db) => db.select().from(notifications))).filter(({ argumentId }) => argumentId === id);
    expect((await told()).map(({ memberId }) => memberId)).toEqual(many.slice(0, 10).map(({ id }) => id));
    expect(
      await read(async (db) => (await db.select().from(mentions)).filter((row) => row.argumentId === id)),
    ).toHaveLength(10);
    await edit(bob, id, 1, all(many.slice(10)));
    expect(await told()).toHaveLength(10);
  });

  test("of hundreds of handles that nobody has links none", async () => {
    const bob = await someone("bob");
    const body = Array.from({ length: 700 }, (_, i) => `@x${i}y`)
      .join(" ")
      .slice(0, 5_000);
    const { argument } = await getArgument(THREAD, await argue(bob, { body }));
    expect(JSON.stringify(argument)).not.toContain("/members/x");
  });
});

describe("“moved”", () => {
  const credit = (reader: Person, id: number) =>
    creditArgument(reader, { id, changed: "point", why: "x".repeat(50), position: 1 });

  test("is told to the author, once, and only while the credit stands", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const id = await argue(ada, { claim: "A point" });
    await credit(bob, id);
    const news = { kind: "moved", memberId: ada.id, argumentId: id, actorId: bob.id } as const;
    expect(await write((tx) => notify(tx, news))).toBe(false);
    expect(await sentences(ada)).toEqual([`${bob.handle} was moved by your argument “A point”.`]);
    await withdrawCredit(bob, { id });
    expect([await told(ada), await countUnread(ada)]).toEqual([[], 0]);
  });

  test("and removed leads who was moved to the decision about it, and the author of what is hidden to theirs", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const id = await argue(ada);
    await credit(bob, id);
    const given = (await getOwnCredit(bob, id))?.credit.id ?? 0;
    const { decisionId } = await removeCredit(moderator, { id: given, ground: "spam", reason: "Not on the point." });
    const target = async (who: Person) => (await told(who))[0]?.target;
    expect(await target(bob)).toBe(`/decisions/${decisionId}`);
    const hidden = await hide(id);
    expect(await target(ada)).toBe(`/decisions/${hidden.decisionId}`);
  });
});

describe("a decision", () => {
  test("is told to the author with its ground and words, never with who took it", async () => {
    const ada = await someone("ada");
    const id = await argue(ada, { claim: "Unsayable words", body: "More unsayable words" });
    const { decisionId } = await hide(id);
    const [hidden] = await told(ada);
    expect(hidden).toMatchObject({
      kind: "decision",
      ground: "No advertising, no repetition",
      reason: "It was posted twice.",
      excerpt: null,
      target: `/decisions/${decisionId}`,
    });
    expect(JSON.stringify(hidden)).not.toMatch(/nsayable|the-moderator/);
    await restoreArgument(moderator, { id, reason: "" });
    expect(await sentences(ada)).toEqual([
      expect.stringMatching(/^The moderators restored your argument in “.+”\.$/),
      expect.stringMatching(/^The moderators hid your argument in “.+”\.$/),
    ]);
    await deleteArgument(ada, { id });
    expect((await told(ada))[1]?.target).toBe(`/decisions/${decisionId}`);
    expect(await read(async (db) => (await db.select().from(notifications)).at(-1)?.actorId)).toBeNull();
  });

  test("to suspend, and its end, wait for the member", async () => {
    const ada = await someone("ada");
    await suspendMember(moderator, { handle: ada.handle, ground: "spam", reason: "Too much.", days: 3 });
    await reply(house, await argue(ada));
    await liftSuspension(moderator, { handle: ada.handle, reason: "" });
    expect(await sentences(ada)).toEqual([
      "The moderators lifted the suspension of your account.",
      "editors replied to your argument “A claim”.",
      expect.stringMatching(/^The moderators suspended your account until \d+ \w+ \d{4}\.$/),
    ]);
  });

  test("and answers to appeals and reports have sentences of their own", async () => {
    const ada = await someone("ada");
    for (const kind of ["appeal", "report"] as const) await write((tx) => notify(tx, { kind, memberId: ada.id }));
    expect(await sentences(ada)).toEqual(["What you reported was decided.", "Your appeal was decided."]);
  });
});

describe("what became of a report", () => {
  const report = (who: Person, id: number) => reportArgument(who, { id, ground: "spam", note: "" });

  test("is told to who made it, without the words that are for the author, and without the text", async () => {
    const [ada, eve] = [await someone("ada"), await someone("eve")];
    const id = await argue(eve, { claim: "Unsayable", body: "Unsayable" });
    await report(ada, id);
    const { decisionId } = await hide(id);
    const [view] = await told(ada);
    expect(view && asText(view.sentence)).toMatch(/^The moderators hid an argument in “.+” that you reported\.$/);
    expect(view).toMatchObject({ ground: null, reason: null, excerpt: null });
    expect(view?.target).toBe(`/log?before=${Number(decisionId) + 1}#d${decisionId}`);
    expect(JSON.stringify(view)).not.toMatch(/nsayable|twice|the-moderator/);
  });

  test("when the argument is kept, is not told to its author", async () => {
    const [ada, eve] = [await someone("ada"), await someone("eve")];
    const id = await argue(eve);
    await report(ada, id);
    await keepArgument(moderator, KeepArgument.parse({ id, revision: 1, reason: "It is to the motion." }));
    expect(await sentences(ada)).toEqual([
      expect.stringMatching(/^The moderators read an argument in “.+” that you reported, and kept it\.$/),
    ]);
    expect(await told(eve)).toEqual([]);
  });
});

describe("what is hidden or deleted later", () => {
  test("is neither listed nor counted nor opened; restored, it is there again", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    const answer = await reply(bob, root, { body: "Unsayable" });
    const [{ id = 0 } = {}] = await told(ada);
    await hide(answer);
    expect([await told(ada), await countUnread(ada)]).toEqual([[], 0]);
    await expect(getNotification(ada, id)).rejects.toThrow(NotFound);
    await restoreArgument(moderator, { id: answer, reason: "" });
    expect([(await told(ada)).length, await countUnread(ada)]).toEqual([1, 1]);
    await deleteArgument(bob, { id: answer });
    expect([await told(ada), await countUnread(ada)]).toEqual([[], 0]);
  });

  test("is not named where a visible reply answers it", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada, { claim: "Unsayable" });
    await reply(bob, root);
    await deleteArgument(ada, { id: root });
    expect(await sentences(ada)).toEqual([`${bob.handle} replied to one of your arguments.`]);
  });
});

describe("the page", () => {
  test("has 20 at a time, newest first, each once", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    const answers: number[] = [];
    for (let i = 0; i < 23; i += 1) answers.push(await reply(bob, root));
    const first = await listNotifications(ada);
    const second = await listNotifications(ada, first.next ?? 0);
    const targets = [...first.notifications, ...second.notifications].map(({ target }) => target);
    expect([first.notifications.length, second.next]).toEqual([20, null]);
    expect(targets).toEqual(answers.toReversed().map((id) => `/threads/${THREAD}/arguments/${id}`));
    expect(await countUnread(ada)).toBe(23);
  });

  test("marks one as read, or all that it showed, and never another member's", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    for (let i = 0; i < 3; i += 1) await reply(bob, root);
    const [newest, middle] = await told(ada);
    const other = { id: newest?.id ?? 0 };
    expect(await markRead(bob, other)).toEqual({ count: 0 });
    await expect(getNotification(bob, other.id)).rejects.toThrow(NotFound);
    expect(await markRead(ada, { upTo: middle?.id ?? 0 })).toEqual({ count: 2 });
    expect((await told(ada)).map(({ unread }) => unread)).toEqual([true, false, false]);
    expect(await lastAct()).toMatchObject({ act: "read-notifications", actorId: ada.id, detail: { count: 2 } });
    const acts = everyRow().audit;
    expect(await markRead(ada, other)).toEqual({ count: 1 });
    expect(everyRow().audit).toEqual(acts);
    const rows = everyRow();
    expect(await markRead(ada, other)).toEqual({ count: 0 });
    expect(everyRow()).toEqual(rows);
    expect(await countUnread(ada)).toBe(0);
  });

  test("is for members", async () => {
    await expect(markRead(VISITOR, { upTo: 1 })).rejects.toMatchObject({ status: 401 });
    await expect(saveSwitches(VISITOR, { switches: [] })).rejects.toMatchObject({ status: 401 });
    await expect(getNotification(VISITOR, 1)).rejects.toThrow(NotFound);
    expect([await told(VISITOR), await countUnread(VISITOR), await listSwitches(VISITOR)]).toEqual([[], 0, []]);
  });
});

describe("the switches", () => {
  test("are all on at first, and kept as chosen; one's own rights stay on the page", async () => {
    const ada = await someone("ada");
    expect(await listSwitches(ada)).toEqual(NOTIFICATION_KINDS.map((kind) => ({ kind, onPage: true, byMail: true })));
    await choose(ada, "mention.page", "reply.mail");
    await choose(ada, "mention.page", "decision.mail");
    const on = (await listSwitches(ada)).flatMap(({ kind, onPage, byMail }) => [
      ...(onPage ? [`${kind}.page`] : []),
      ...(byMail ? [`${kind}.mail`] : []),
    ]);
    expect(on).toEqual(["mention.page", "decision.page", "decision.mail", "appeal.page"]);
    expect(await lastAct()).toMatchObject({ act: "save-notification-switches", subject: `member ${ada.id}` });
  });

  test("can be saved 60 times an hour", async () => {
    const ada = await someone("ada");
    for (let i = 0; i < 60; i += 1) await choose(ada);
    await expect(choose(ada)).rejects.toThrow(TooMany);
    await choose(await someone("bob"));
  });

  test("off on both sides: nothing is kept", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    await choose(ada);
    await reply(bob, root);
    expect((await read((db) => db.select().from(notifications))).filter((row) => row.memberId === ada.id)).toEqual([]);
  });

  test("off on the page: not listed, not counted, and not read by “Mark all as read”, as a mail is still to come", async () => {
    const [ada, bob] = [await someone("ada"), await someone("bob")];
    const root = await argue(ada);
    await choose(ada, "reply.mail");
    await reply(bob, root);
    expect([await told(ada), await countUnread(ada)]).toEqual([[], 0]);
    expect(await markRead(ada, { upTo: 1_000_000 })).toEqual({ count: 0 });
  });

  test("cannot keep a decision from the page", async () => {
    const ada = await someone("ada");
    const id = await argue(ada);
    await choose(ada);
    await hide(id);
    expect((await told(ada)).map(({ kind }) => kind)).toEqual(["decision"]);
  });
});
