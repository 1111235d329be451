import { setImmediate } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { sessions } from "#db/schema/accounts";
import { deviceInWords } from "#lib/accounts/device-in-words";
import { endOneSession } from "#lib/accounts/end-one-session";
import { endOtherSessions } from "#lib/accounts/end-other-sessions";
import { endSession } from "#lib/accounts/end-session";
import { giveRole } from "#lib/accounts/give-role";
import { insertSession } from "#lib/accounts/insert-session";
import { keepSession } from "#lib/accounts/keep-session";
import { listSessions, viewerOfSession } from "#lib/accounts/queries";
import { sealSession, viewerOfCookie } from "#lib/accounts/session-cookie";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, HOUR, MINUTE, NOON, SECOND, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

let count = 0;
const somebody = (role: Person["role"] = "member") => {
  count += 1;
  return person(`somebody-${count}`, role);
};
const anotherDevice = (member: Person, device = "Firefox on Linux") =>
  write((tx) => insertSession(tx, member.id, device));
const rowOf = async (id: string) =>
  (await read((db) => db.select().from(sessions).where(eq(sessions.id, id))))[0] ?? expect.fail("no such session");
const isIn = async (sessionId: string, after: number) =>
  (await viewerOfSession(sessionId, new Date(NOON.getTime() + after))).role !== "visitor";

beforeAll(async () => {
  await prepareDatabase();
  await person("another-admin", "admin");
});
stoppedClock();

describe("a session that is not used", () => {
  test.each([
    ["member", 7 * DAY],
    ["moderator", HOUR],
    ["admin", HOUR],
  ] as const)("of a %s is over after %d ms, and not before", async (role, idle) => {
    const { sessionId } = await somebody(role);
    expect([await isIn(sessionId, idle - 1), await isIn(sessionId, idle)]).toEqual([true, false]);
  });
});

describe("a session that is used all the time", () => {
  test.each([
    ["member", 30 * DAY, DAY],
    ["moderator", 12 * HOUR, HOUR / 2],
    ["admin", 12 * HOUR, HOUR / 2],
  ] as const)("of a %s is over after %d ms all the same", async (role, whole, often) => {
    const { sessionId } = await somebody(role);
    for (let at = 0; at < whole; at += often) {
      setClock(at);
      await keepSession(SYSTEM, sessionId);
    }
    expect([await isIn(sessionId, whole - 1), await isIn(sessionId, whole)]).toEqual([true, false]);
  });
});

describe("the role of now", () => {
  test("shortens a session at once, and takes power at the next request", async () => {
    const { sessionId, handle } = await somebody();
    expect(await isIn(sessionId, 2 * HOUR)).toBe(true);
    await giveRole(SYSTEM, { handle, role: "moderator" });
    expect(await isIn(sessionId, 2 * HOUR)).toBe(false);
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "moderator" });
    await giveRole(SYSTEM, { handle, role: "member" });
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "member" });
  });
});

describe("using a session", () => {
  const lookAt = async (cookie: string) => {
    const viewer = await viewerOfCookie(cookie);
    while ((globalThis as { parleyNoting?: Set<string> }).parleyNoting?.size) await setImmediate();
    return viewer;
  };

  test("is noted every five minutes and not more often, without an audit row", async () => {
    const member = await somebody();
    const cookie = await sealSession(member.sessionId);
    const before = await lastAct();
    setClock(5 * MINUTE - 1);
    await lookAt(cookie);
    expect((await rowOf(member.sessionId)).lastSeenAt).toBeNull();
    setClock(5 * MINUTE);
    expect(await lookAt(cookie)).toEqual(member);
    expect((await rowOf(member.sessionId)).lastSeenAt).toEqual(new Date(NOON.getTime() + 5 * MINUTE));
    setClock(9 * MINUTE);
    await lookAt(cookie);
    expect((await rowOf(member.sessionId)).lastSeenAt).toEqual(new Date(NOON.getTime() + 5 * MINUTE));
    expect(await lastAct()).toEqual(before);
  });

  test("does not bring back one that is over: it ends, and that is recorded once", async () => {
    const member = await somebody();
    const cookie = await sealSession(member.sessionId);
    setClock(7 * DAY);
    expect(await lookAt(cookie)).toEqual(VISITOR);
    expect(await lastAct()).toMatchObject({ act: "session-over", subject: `member ${member.id}` });
    expect((await rowOf(member.sessionId)).endedAt).toEqual(new Date());
    const before = everyRow();
    expect(await lookAt(cookie)).toEqual(VISITOR);
    setClock(0);
    expect(await lookAt(cookie), "a clock that goes back revives nothing").toEqual(VISITOR);
    expect(everyRow()).toEqual(before);
  });

  test("is for the program alone to note", async () => {
    const member = await somebody();
    await expect(keepSession(member, member.sessionId)).rejects.toMatchObject({ status: 403 });
    await expect(keepSession(VISITOR, member.sessionId)).rejects.toMatchObject({ status: 401 });
  });
});

describe("the list of devices", () => {
  test("has one's own live ones, this one first, without their ids, seen to the hour", async () => {
    const member = await somebody();
    await anotherDevice(await somebody());
    const ended = await anotherDevice(member);
    await endSession({ ...member, sessionId: ended });
    setClock(90 * MINUTE + SECOND);
    const other = await anotherDevice(member, "Safari on iPhone");
    await keepSession(SYSTEM, member.sessionId);
    const list = await listSessions(member);
    expect(list).toMatchObject([
      { device: null, isThis: true, createdAt: NOON.toISOString(), lastSeenAt: "2026-03-02T13:00:00.000Z" },
      { device: "Safari on iPhone", isThis: false, lastSeenAt: "2026-03-02T13:00:00.000Z" },
    ]);
    for (const id of [member.sessionId, other]) expect(JSON.stringify(list)).not.toContain(id);
  });

  test("ends one, and no other", async () => {
    const member = await somebody();
    const [other, third] = [await anotherDevice(member, "A"), await anotherDevice(member, "B")];
    const name = (await listSessions(member)).find(({ device }) => device === "A")?.name ?? "";
    await endOneSession(member, { session: name });
    expect(await lastAct()).toMatchObject({ act: "end-session", actorId: member.id });
    expect(await viewerOfSession(other)).toEqual(VISITOR);
    for (const id of [member.sessionId, third]) expect(await viewerOfSession(id)).toMatchObject({ id: member.id });
    await expect(endOneSession(member, { session: name })).rejects.toMatchObject({ status: 404 });
  });

  test("ends nobody else's", async () => {
    const [member, other] = [await somebody(), await somebody()];
    const [{ name } = { name: "" }] = await listSessions(other);
    const before = everyRow();
    await expect(endOneSession(member, { session: name })).rejects.toMatchObject({ status: 404 });
    await expect(endOneSession(VISITOR, { session: name })).rejects.toMatchObject({ status: 401 });
    await expect(endOtherSessions(VISITOR)).rejects.toMatchObject({ status: 401 });
    expect(everyRow()).toEqual(before);
  });

  test("ends all others at once", async () => {
    const [member, stranger] = [await somebody(), await somebody()];
    const others = [await anotherDevice(member), await anotherDevice(member)];
    expect(await endOtherSessions(member)).toBe(2);
    expect(await lastAct()).toMatchObject({ act: "end-other-sessions", actorId: member.id, detail: { ended: 2 } });
    for (const id of others) expect(await viewerOfSession(id)).toEqual(VISITOR);
    expect(await viewerOfSession(member.sessionId)).toEqual(member);
    expect(await viewerOfSession(stranger.sessionId)).toEqual(stranger);
  });
});

describe("a device", () => {
  test.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36", "Chrome on Windows"],
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0", "Edge on Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.0 Safari/605.1.15", "Safari on Mac"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari on iPhone"],
    ["Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/131.0 Mobile Safari/537.36", "Chrome on Android"],
    ["Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "A browser on Windows"],
    ["curl/8.0", "Another program"],
    ["<script>alert(1)</script>", "Another program"],
    [null, "Another program"],
  ])("%s is %s", (userAgent, words) => expect(deviceInWords(userAgent)).toBe(words));
});
