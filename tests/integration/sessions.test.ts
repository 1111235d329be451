import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { authOptions } from "#lib/accounts/auth-options";
import { endSession } from "#lib/accounts/end-session";
import { giveRole } from "#lib/accounts/give-role";
import { insertSession } from "#lib/accounts/insert-session";
import { viewerOfSession } from "#lib/accounts/queries";
import { sealSession, sessionCookie, viewerOfCookie } from "#lib/accounts/session-cookie";
import { secret } from "#lib/config";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

let count = 0;
const somebody = () => {
  count += 1;
  return person(`member-${count}`);
};
const anotherDevice = (member: Person) => write((tx) => insertSession(tx, member.id));
const operator = async () => ({ role: "system" as const, id: (await somebody()).id });

beforeAll(async () => void (await prepareDatabase()));
stoppedClock();

describe("whoever holds a session", () => {
  test("is the member as they are now", async () => {
    const member = await somebody();
    expect(await viewerOfSession(member.sessionId)).toEqual(member);
    for (const role of ["moderator", "admin", "member"] as const) {
      if (role === "member") await person("other-admin", "admin");
      await giveRole(SYSTEM, { handle: member.handle, role });
      expect(await viewerOfSession(member.sessionId)).toEqual({ ...member, role });
    }
  });

  test("is a visitor once it was ended, on this device alone", async () => {
    const member = await somebody();
    const other = await anotherDevice(member);
    await endSession(member);
    expect(await lastAct()).toEqual({
      act: "sign-out",
      actorId: member.id,
      subject: `member ${member.id}`,
      detail: {},
    });
    expect(await viewerOfSession(member.sessionId)).toEqual(VISITOR);
    expect(await viewerOfSession(other)).toMatchObject({ id: member.id });
  });

  test("is a visitor once they signed out by next-auth's own way", async () => {
    const member = await somebody();
    await authOptions().events?.signOut?.({ token: { sid: member.sessionId }, session: { expires: "" } });
    expect(await lastAct()).toMatchObject({ act: "sign-out", actorId: member.id });
    expect(await viewerOfSession(member.sessionId)).toEqual(VISITOR);
    await authOptions().events?.signOut?.({ token: {}, session: { expires: "" } });
  });

  test("is a visitor from the moment they are suspended, on every device, and afterwards too", async () => {
    const member = await somebody();
    const devices = [member.sessionId, await anotherDevice(member)];
    await suspendMember(await operator(), { handle: member.handle, ground: "spam", reason: "Spam.", days: 1 });
    for (const now of [NOON, new Date(NOON.getTime() + 2 * DAY)])
      for (const device of devices) expect(await viewerOfSession(device, now)).toEqual(VISITOR);
  });

  test("is a visitor when it was never given", async () => {
    for (const made of ["", "x", "' OR 1=1 --"]) expect(await viewerOfSession(made)).toEqual(VISITOR);
  });
});

test("a visitor and the program have no session to end", async () => {
  const before = everyRow();
  await expect(endSession(VISITOR)).rejects.toMatchObject({ status: 401 });
  await expect(endSession(SYSTEM)).rejects.toMatchObject({ status: 403 });
  expect(everyRow()).toEqual(before);
});

describe("a cookie", () => {
  test("holds the session's id and nothing else, sealed", async () => {
    const member = await somebody();
    const cookie = await sealSession(member.sessionId);
    expect(await viewerOfCookie(cookie)).toEqual(member);
    expect(cookie).not.toContain(member.sessionId);
    expect(Buffer.from(cookie.split(".")[3] ?? "", "base64url").toString()).not.toContain(member.sessionId);
  });

  test("is worth nothing when its session has ended or expired", async () => {
    const member = await somebody();
    const cookie = await sealSession(member.sessionId);
    setClock(30 * DAY + 60_000);
    expect(await viewerOfCookie(cookie)).toEqual(VISITOR);
    setClock(0);
    await endSession(member);
    expect(await viewerOfCookie(cookie)).toEqual(VISITOR);
  });

  const forged: [string, (member: Person) => string | undefined | Promise<string>][] = [
    ["none", () => undefined],
    ["empty", () => ""],
    ["garbage", () => "garbage"],
    ["five parts of garbage", () => "a.b.c.d.e"],
    ["the bare id of a session", (member) => member.sessionId],
    ["sealed with another secret", ({ sessionId }) => encode({ token: { sid: sessionId }, secret: "x".repeat(48) })],
    ["without a session", () => encode({ token: { sub: "1" }, secret: secret() })],
    ["with a session that is no text", ({ id }) => encode({ token: { sid: [id] }, secret: secret() })],
    ["of next-auth with the member's name", ({ handle }) => encode({ token: { name: handle }, secret: secret() })],
    ["sealed, then changed", async ({ sessionId }) => oneLetterOther(await sealSession(sessionId))],
    [
      "a JWT that is not encrypted",
      ({ sessionId }) =>
        [{ alg: "none" }, { sid: sessionId }, ""]
          .map((part) => part && Buffer.from(JSON.stringify(part)).toString("base64url"))
          .join("."),
    ],
  ];
  test.each(forged)("makes a visitor when it is %s", async (_, make) => {
    expect(await viewerOfCookie(await make(await somebody()))).toEqual(VISITOR);
  });

  test("is for this host alone over https, and never for scripts", () => {
    expect(sessionCookie()).toMatchObject({
      name: "parley.session",
      options: { httpOnly: true, sameSite: "lax", secure: false },
    });
    process.env.PARLEY_ORIGIN = "https://debate.example.org";
    expect(sessionCookie()).toMatchObject({ name: "__Host-parley.session", options: { secure: true, path: "/" } });
    delete process.env.PARLEY_ORIGIN;
  });
});

/** Of the last letter not every bit counts, so one before it is changed. */
const oneLetterOther = (value: string) => value.replace(/.(?=.{9}$)/, (letter) => (letter === "x" ? "y" : "x"));
