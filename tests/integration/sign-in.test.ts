import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { limits, sessions } from "#db/schema/accounts";
import { viewerOfSession } from "#lib/accounts/queries";
import { SignIn } from "#lib/accounts/schema";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { memberOfToken } from "#lib/appeals/appeal-token";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { suspendMember } from "#lib/moderation/suspend-member";
import { VISITOR } from "#lib/viewer";
import { HOUR, MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, sessionIn } from "#tests/people";

const PASSWORD = "quite a good password";
const RIGHT = { email: "ada@example.org", password: PASSWORD };
const WRONG = { ...RIGHT, password: "not the password" };
const UNKNOWN = { ...WRONG, email: "nobody@example.org" };
const ADDRESS = "192.0.2.1";
let ada: number;

const refusalOf = (input: SignIn, address = ADDRESS) =>
  signIn(VISITOR, input, address).then(
    () => undefined,
    (error: Error) => error,
  );

beforeAll(async () => {
  await prepareDatabase();
  ada = (await signUp(VISITOR, { handle: "ada", ...RIGHT }, ADDRESS)).memberId;
});
beforeEach(() => write(async (tx) => void (await tx.delete(limits))));
stoppedClock();

describe("signing in", () => {
  test("starts a session and writes it down", async () => {
    const sessionId = sessionIn(await signIn(VISITOR, SignIn.parse({ ...RIGHT, email: " ADA@example.org" }), ADDRESS));
    expect(await viewerOfSession(sessionId)).toEqual({ role: "member", id: ada, handle: "ada", sessionId });
    expect(await lastAct()).toEqual({ act: "sign-in", actorId: ada, subject: `member ${ada}`, detail: {} });
  });

  test("gives each device a session of its own", async () => {
    const [one, two] = [await signIn(VISITOR, RIGHT, ADDRESS), await signIn(VISITOR, RIGHT, ADDRESS)];
    expect(sessionIn(one)).not.toBe(sessionIn(two));
  });

  test("takes a password in whatever way its letters were composed", async () => {
    const composed = { handle: "bea", email: "bea@example.org", password: "caf\u00e9 cr\u00e8me br\u00fbl\u00e9e" };
    await signUp(VISITOR, composed, ADDRESS);
    await signIn(VISITOR, { ...composed, password: composed.password.normalize("NFD") }, ADDRESS);
  });

  test("is not for somebody who is signed in", async () => {
    await expect(signIn(await person("signed-in"), RIGHT, ADDRESS)).rejects.toThrow(Forbidden);
  });
});

describe("an unknown email and a wrong password", () => {
  test("are refused in the same words, and nothing else in the answers differs", async () => {
    const [wrong, unknown] = [await refusalOf(WRONG), await refusalOf(UNKNOWN)];
    expect(wrong).toBeInstanceOf(Invalid);
    expect({ ...unknown, message: unknown?.message }).toEqual({ ...wrong, message: wrong?.message });
    expect(unknown?.constructor).toBe(wrong?.constructor);
  });

  test.each([
    ["a wrong password", WRONG, () => ada],
    ["an unknown email", UNKNOWN, () => 0],
  ])("are written down and start nothing: %s", async (_, input, subject) => {
    const before = await read((db) => db.$count(sessions));
    await refusalOf(input);
    expect(await lastAct()).toEqual({
      act: "sign-in-refused",
      actorId: null,
      subject: `member ${subject()}`,
      detail: {},
    });
    expect(await read((db) => db.$count(sessions))).toBe(before);
  });

  test("count towards the limit in the same way", async () => {
    for (const input of [WRONG, UNKNOWN]) {
      for (let i = 0; i < 10; i += 1) expect(await refusalOf(input)).toBeInstanceOf(Invalid);
      expect(await refusalOf(input)).toBeInstanceOf(TooMany);
    }
  });

  test("nobody can sign in as the house, whose account has no password", async () => {
    const house = { email: "house@example.org", password: "none" };
    await person("house");
    expect(await refusalOf(house)).toBeInstanceOf(Invalid);
  });
});

describe("within 15 minutes", () => {
  test("ten tries on an account from an address are let through, then it is told when to try again", async () => {
    for (let i = 0; i < 10; i += 1) await refusalOf(WRONG);
    setClock(5 * MINUTE);
    const before = everyRow();
    const refusal = await refusalOf(RIGHT);
    expect(refusal).toBeInstanceOf(TooMany);
    expect(refusal).toMatchObject({ status: 429, retryAfter: 600, message: expect.stringContaining("in 10 minutes") });
    expect(everyRow()).toEqual(before);
  });

  test("who guesses from elsewhere does not lock the member out, until it was a hundred times", async () => {
    for (let i = 0; i < 99; i += 1) await refusalOf(WRONG, `192.0.2.${100 + Math.floor(i / 10)}`);
    expect(await refusalOf(RIGHT)).toBeUndefined();
    expect(await refusalOf(WRONG, "192.0.2.200")).toBeInstanceOf(Invalid);
    expect(await refusalOf(RIGHT)).toBeInstanceOf(TooMany);
  });

  test("the right password does not count on the account, but on the address", async () => {
    for (let i = 0; i < 29; i += 1) expect(await refusalOf(RIGHT)).toBeUndefined();
    expect(await refusalOf(WRONG)).toBeInstanceOf(Invalid);
    expect(await refusalOf(RIGHT)).toBeInstanceOf(TooMany);
  });

  test("the right password is refused as well, until the time is over", async () => {
    for (let i = 0; i < 10; i += 1) await refusalOf(WRONG);
    setClock(15 * MINUTE - 1);
    expect(await refusalOf(RIGHT)).toMatchObject({ retryAfter: 1 });
    setClock(15 * MINUTE);
    expect(await refusalOf(RIGHT)).toBeUndefined();
  });

  test("thirty tries from an address are let through, on whatever accounts", async () => {
    for (let i = 0; i < 30; i += 1)
      expect(await refusalOf({ ...WRONG, email: `m${i}@example.org` })).toBeInstanceOf(Invalid);
    expect(await refusalOf(RIGHT)).toBeInstanceOf(TooMany);
    expect(await refusalOf(RIGHT, "192.0.2.2")).toBeUndefined();
  });

  test("refused tries do not count, so that waiting always helps", async () => {
    for (let i = 0; i < 10; i += 1) await refusalOf(WRONG);
    for (let i = 1; i < 15; i += 1) {
      setClock(i * MINUTE);
      expect(await refusalOf(RIGHT)).toBeInstanceOf(TooMany);
    }
    setClock(15 * MINUTE);
    expect(await refusalOf(RIGHT)).toBeUndefined();
  });
});

describe("what is kept to count with", () => {
  test("tells neither the email nor the address, and is another thing the next day", async () => {
    await refusalOf(WRONG);
    const today = JSON.stringify(everyRow().limits);
    for (const plain of ["ada", "example", "192.0", Buffer.from(RIGHT.email).toString("base64")])
      expect(today).not.toContain(plain);
    const keys = async () => (await read((db) => db.select({ key: limits.key }).from(limits))).map(({ key }) => key);
    const first = await keys();
    setClock(24 * HOUR);
    await refusalOf(WRONG);
    expect((await keys()).filter((key) => !first.includes(key))).toHaveLength(3);
  });

  test("is removed after a day", async () => {
    await refusalOf(WRONG);
    setClock(24 * HOUR + 1);
    await refusalOf(UNKNOWN, "192.0.2.2");
    const rows = await read((db) => db.select().from(limits));
    expect(rows.map(({ startedAt }) => startedAt.getTime())).toEqual([Date.now(), Date.now(), Date.now()]);
  });
});

describe("while suspended", () => {
  test("the right password is told why and until when; a wrong one is told nothing of it", async () => {
    const { memberId } = await signUp(VISITOR, { ...RIGHT, handle: "eve", email: "eve@example.org" }, ADDRESS);
    const moderator = await person("moderator", "moderator");
    const suspension = { handle: "eve", ground: "person" as const, reason: "You insulted Ada.", days: 7 };
    const { decisionId } = await suspendMember(moderator, suspension);
    const before = everyRow("limits");
    const refusal = await refusalOf({ ...RIGHT, email: "eve@example.org" });
    expect(refusal).toBeInstanceOf(Forbidden);
    expect(refusal?.message).toBe(
      "This account is suspended until 9 March 2026. The moderators wrote: You insulted Ada.",
    );
    // The way to the decision and its appeal, for which nobody need sign in.
    const { link } = refusal as Forbidden;
    const [path, token] = link?.href.split("?token=") ?? [];
    expect(path).toBe(`/decisions/${decisionId}`);
    expect(memberOfToken(decisionId, decodeURIComponent(token ?? ""))).toBe(memberId);
    expect(everyRow("limits")).toEqual(before);
    expect((await refusalOf({ ...WRONG, email: "eve@example.org" })) as Forbidden).not.toHaveProperty("link.href");
    expect((await refusalOf({ ...WRONG, email: "eve@example.org" }))?.message).toBe(
      (await refusalOf(UNKNOWN))?.message,
    );
    setClock(7 * 24 * HOUR);
    const sessionId = sessionIn(await signIn(VISITOR, { ...RIGHT, email: "eve@example.org" }, ADDRESS));
    expect(await viewerOfSession(sessionId)).toMatchObject({ id: memberId });
  });
});
