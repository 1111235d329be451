import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { read, write } from "#db/client";
import { awaitedCodes, limits, sessions } from "#db/schema/accounts";
import { askForReset } from "#lib/accounts/ask-for-reset";
import { changePassword } from "#lib/accounts/change-password";
import { enterCode } from "#lib/accounts/enter-code";
import { findAwaitedCode, getOwnFactor, getPreparedKey } from "#lib/accounts/factor-queries";
import { insertSession } from "#lib/accounts/insert-session";
import { linkIdentity } from "#lib/accounts/link-identity";
import { linkToken } from "#lib/accounts/link-token";
import { prepareFactor } from "#lib/accounts/prepare-factor";
import { viewerOfSession } from "#lib/accounts/queries";
import { renewRecoveryCodes } from "#lib/accounts/renew-recovery-codes";
import { resetFactor } from "#lib/accounts/reset-factor";
import { resetPassword } from "#lib/accounts/reset-password";
import { signIn } from "#lib/accounts/sign-in";
import { signInByProvider } from "#lib/accounts/sign-in-by-provider";
import { signUp } from "#lib/accounts/sign-up";
import { turnOffFactor } from "#lib/accounts/turn-off-factor";
import { turnOnFactor } from "#lib/accounts/turn-on-factor";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { MINUTE, SECOND, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow, inRawDatabase } from "#tests/integration/raw-database";
import { lastAct, lastMail, person, SYSTEM, seededDatabase } from "#tests/people";
import { codeOf, hasFactor, turnedOn } from "#tests/second-factor";

const PASSWORD = "quite a good password";
const ADDRESS = "192.0.2.1";
let count = 0;
const asPerson = (viewer: Viewer): Person => ("handle" in viewer ? viewer : expect.fail("nobody is signed in"));
const member = async () => {
  count += 1;
  const form = { handle: `member-${count}`, email: `member-${count}@example.org`, password: PASSWORD };
  const { sessionId } = await signUp(SYSTEM, form, "");
  return { ...form, viewer: asPerson(await viewerOfSession(sessionId)) };
};
/** A member whose second step is on. */
const careful = async () => {
  const who = await member();
  return { ...who, ...(await turnedOn(who.viewer, PASSWORD)) };
};
const awaitedBy = async (email: string, password = PASSWORD, address = ADDRESS) => {
  const begun = await signIn(VISITOR, { email, password }, address);
  return "awaits" in begun ? begun.awaits : expect.fail("no code was asked for");
};
const entering = (token: string, code: string, address = ADDRESS) =>
  enterCode(VISITOR, { token, code }, address, "Firefox on Linux");
const sessionsOf = (id: number) => read((db) => db.$count(sessions, eq(sessions.memberId, id)));
const WRONG = "000 000";
const wrong = expect.objectContaining({ status: 422, fields: { code: expect.stringContaining("wrong, or it was") } });

let moderator: Person;
beforeAll(async () => {
  await seededDatabase();
  moderator = await person("the-moderator", "moderator");
});
beforeEach(() => write(async (tx) => void (await tx.delete(limits))));
afterEach(() => vi.unstubAllEnvs());
stoppedClock();

describe("turning the second step on", () => {
  test("takes the password, then the first code of the key; all other devices are signed out, and a mail tells of it", async () => {
    const { viewer, email } = await member();
    const other = await write((tx) => insertSession(tx, viewer.id));
    await expect(prepareFactor(viewer, { current: "not this" })).rejects.toThrow(Invalid);
    expect(await getPreparedKey(viewer)).toBeUndefined();
    await prepareFactor(viewer, { current: PASSWORD });
    expect(await lastAct()).toMatchObject({ act: "prepare-factor", actorId: viewer.id });
    const key = (await getPreparedKey(viewer))?.text ?? "";
    await expect(turnOnFactor(viewer, { code: WRONG })).rejects.toMatchObject({
      fields: { code: expect.stringContaining("not the code for this key") },
    });
    expect((await getPreparedKey(viewer))?.text, "the key stays").toBe(key);
    expect(await hasFactor(viewer.id)).toBe(false);
    const { codes } = await turnOnFactor(viewer, { code: codeOf(key) });
    expect(new Set(codes).size).toBe(10);
    expect(await lastAct()).toMatchObject({ act: "turn-on-factor", actorId: viewer.id, detail: {} });
    expect(await lastMail()).toMatchObject({ kind: "factor-on", memberId: viewer.id, address: email });
    expect(await getOwnFactor(viewer)).toEqual({ since: "2026-03-02T12:00:00.000Z", codesLeft: 10 });
    expect(await getPreparedKey(viewer), "the key is shown no more").toBeUndefined();
    expect(await viewerOfSession(other)).toEqual(VISITOR);
    expect(await viewerOfSession(viewer.sessionId)).toEqual(viewer);
  });

  test("works for ten minutes after the password was shown, on that device alone, and once", async () => {
    const { viewer } = await member();
    await prepareFactor(viewer, { current: PASSWORD });
    const key = (await getPreparedKey(viewer))?.text ?? "";
    const elsewhere = { ...viewer, sessionId: await write((tx) => insertSession(tx, viewer.id)) };
    expect(await getPreparedKey(elsewhere)).toBeUndefined();
    await expect(turnOnFactor(elsewhere, { code: codeOf(key) })).rejects.toMatchObject({ status: 409 });
    setClock(10 * MINUTE);
    expect(await getPreparedKey(viewer)).toBeUndefined();
    await expect(turnOnFactor(viewer, { code: codeOf(key) })).rejects.toThrow(Forbidden);
    setClock(10 * MINUTE - 1);
    await turnOnFactor(viewer, { code: codeOf(key) });
    await expect(turnOnFactor(viewer, { code: codeOf(key, 1) })).rejects.toMatchObject({ status: 409 });
    await expect(prepareFactor(viewer, { current: PASSWORD })).rejects.toMatchObject({ status: 409 });
  });

  test("leaves nothing in the database by which anybody could make or use a code", async () => {
    const { viewer, key, codes } = await careful();
    const rows = JSON.stringify(everyRow());
    for (const secret of [
      key,
      Buffer.from(key).toString("base64"),
      ...codes,
      ...codes.map((c) => c.replaceAll("-", "")),
    ])
      expect(rows).not.toContain(secret);
    vi.stubEnv("PARLEY_SECRET", "another secret than the one that it was made with");
    await expect(turnOffFactor(viewer, { current: PASSWORD, code: codeOf(key) })).rejects.toThrow(Invalid);
  });
});

describe("signing in with a second step", () => {
  test("begins no session by the password alone, and one by a code of the app", async () => {
    const { viewer, email, key } = await careful();
    const before = await sessionsOf(viewer.id);
    const token = await awaitedBy(email);
    expect(await lastAct()).toMatchObject({ act: "sign-in-awaits-code", actorId: viewer.id });
    expect(await sessionsOf(viewer.id)).toBe(before);
    expect(JSON.stringify(everyRow())).not.toContain(token);
    expect(await viewerOfSession(token), "the token is no session").toEqual(VISITOR);
    await findAwaitedCode(token);
    await expect(entering(token, WRONG)).rejects.toEqual(wrong);
    expect(await lastAct()).toMatchObject({ act: "code-refused", actorId: null, subject: `member ${viewer.id}` });
    expect(await sessionsOf(viewer.id)).toBe(before);
    const { sessionId } = await entering(token, codeOf(key));
    expect(await viewerOfSession(sessionId)).toMatchObject({ id: viewer.id, role: "member" });
    expect(await lastAct()).toMatchObject({ act: "enter-code", actorId: viewer.id, detail: { by: "app" } });
    await expect(findAwaitedCode(token)).rejects.toThrow(Forbidden);
  });

  test("waits for ten minutes, and not for a token that was made up", async () => {
    const { email, key } = await careful();
    const token = await awaitedBy(email);
    setClock(10 * MINUTE);
    await expect(findAwaitedCode(token)).rejects.toThrow(Forbidden);
    const late = entering(token, codeOf(key));
    await expect(late).rejects.toMatchObject({ status: 403, link: { href: "/signin" } });
    for (const made of ["", "made-up", "x".repeat(43)])
      await expect(entering(made, codeOf(key))).rejects.toThrow(Forbidden);
    setClock(10 * MINUTE - 1);
    await entering(token, codeOf(key));
  });

  test("takes a code half a minute late or early, and not of longer ago", async () => {
    const { email, key } = await careful();
    setClock(5 * MINUTE);
    const [old, late, early] = [codeOf(key, -2), codeOf(key, -1), codeOf(key, 1)];
    await expect(entering(await awaitedBy(email), old)).rejects.toEqual(wrong);
    await entering(await awaitedBy(email), late);
    await entering(await awaitedBy(email), early);
  });

  test("takes each code once, and none that is older than the last", async () => {
    const { email, key } = await careful();
    const [now, next] = [codeOf(key), codeOf(key, 1)];
    await entering(await awaitedBy(email), now);
    const token = await awaitedBy(email);
    await expect(entering(token, now)).rejects.toEqual(wrong);
    await entering(token, next);
    setClock(30 * SECOND);
    for (const used of [now, next]) await expect(entering(await awaitedBy(email), used)).rejects.toEqual(wrong);
  });

  test("takes a code once, though two enter it at the same moment on sign-ins of their own", async () => {
    const { viewer, email, key, codes } = await careful();
    for (const code of [codeOf(key), codes[0] ?? ""]) {
      const before = await sessionsOf(viewer.id);
      const tokens = [await awaitedBy(email), await awaitedBy(email), await awaitedBy(email)];
      const results = await Promise.allSettled(tokens.map((token) => entering(token, code)));
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await sessionsOf(viewer.id)).toBe(before + 1);
      await write(async (tx) => void (await tx.delete(limits)));
    }
  });

  test("takes one sign-in once, with two codes at the same moment", async () => {
    const { viewer, email, key, codes } = await careful();
    const before = await sessionsOf(viewer.id);
    const token = await awaitedBy(email);
    const results = await Promise.allSettled([codeOf(key), codes[0] ?? ""].map((code) => entering(token, code)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await sessionsOf(viewer.id)).toBe(before + 1);
  });

  test("takes each recovery code once, however it is typed, and nobody else's", async () => {
    const [one, two] = [await careful(), await careful()];
    const [first = "", second = ""] = one.codes;
    await expect(entering(await awaitedBy(two.email), first)).rejects.toEqual(wrong);
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")} `;
    await entering(await awaitedBy(one.email), typed);
    expect(await lastAct()).toMatchObject({ act: "enter-code", detail: { by: "recovery" } });
    await expect(entering(await awaitedBy(one.email), first)).rejects.toEqual(wrong);
    expect(await getOwnFactor(one.viewer)).toMatchObject({ codesLeft: 9 });
    vi.stubEnv("PARLEY_SECRET", "another secret, because the one of before was lost");
    await entering(await awaitedBy(one.email), second);
  });

  test("is not for somebody who is signed in", async () => {
    const { email, key } = await careful();
    const token = await awaitedBy(email);
    const attempt = enterCode(await person("signed-in-already"), { token, code: codeOf(key) }, ADDRESS);
    await expect(attempt).rejects.toMatchObject({ status: 403 });
  });
});

describe("no way in goes round it", () => {
  test("not by an account elsewhere", async () => {
    const { viewer, key } = await careful();
    const said = { provider: "github", subject: "1", email: null };
    await linkIdentity(viewer, said);
    const before = await sessionsOf(viewer.id);
    const entered = await signInByProvider(VISITOR, { said, leadsTo: "/" }, ADDRESS);
    expect(Object.keys(entered)).toEqual(["awaits"]);
    expect(await lastAct()).toMatchObject({ act: "sign-in-awaits-code", detail: { provider: "github" } });
    expect(await sessionsOf(viewer.id)).toBe(before);
    const { sessionId } = await entering("awaits" in entered ? entered.awaits : "", codeOf(key));
    expect(await viewerOfSession(sessionId)).toMatchObject({ id: viewer.id });
  });

  test("not by a new password that a link sets; and a sign-in that waits ends with it", async () => {
    const { viewer, email, key } = await careful();
    const token = await awaitedBy(email);
    await askForReset(VISITOR, { email }, ADDRESS);
    const nonce = inRawDatabase((db) => db.prepare("SELECT nonce FROM mail_links ORDER BY id DESC").pluck().get());
    const link = linkToken("reset-password", String(nonce));
    await resetPassword(VISITOR, { token: link, password: "another good password" }, ADDRESS);
    expect(await hasFactor(viewer.id)).toBe(true);
    await expect(entering(token, codeOf(key))).rejects.toThrow(Forbidden);
    const next = await awaitedBy(email, "another good password");
    await entering(next, codeOf(key));
  });

  test.each([
    [
      "a change of the password",
      async (who: Person) => changePassword(who, { current: PASSWORD, password: "a third password" }),
    ],
    ["the operator who takes the second step away", async ({ handle }: Person) => resetFactor(SYSTEM, { handle })],
    [
      "a suspension",
      async ({ handle }: Person) => suspendMember(moderator, { handle, ground: "spam", reason: "A break.", days: 3 }),
    ],
  ])("nor by a sign-in that waited before %s", async (_, end) => {
    const { viewer, email, key, codes } = await careful();
    const token = await awaitedBy(email);
    await end(viewer);
    for (const code of [codeOf(key), codes[0] ?? ""]) await expect(entering(token, code)).rejects.toThrow(Forbidden);
    expect(await read((db) => db.$count(awaitedCodes, eq(awaitedCodes.memberId, viewer.id)))).toBe(0);
  });

  test("a suspended member is told so before a code is asked for", async () => {
    const { handle, email } = await careful();
    await suspendMember(moderator, { handle, ground: "spam", reason: "A break.", days: 3 });
    const attempt = signIn(VISITOR, { email, password: PASSWORD }, ADDRESS);
    await expect(attempt).rejects.toThrow("This account is suspended until");
  });
});

describe("guessing", () => {
  test("is stopped at the sixth code for a member, from however many addresses and sign-ins", async () => {
    const { email, key } = await careful();
    const tokens: string[] = [];
    for (let i = 0; i < 6; i += 1) tokens.push(await awaitedBy(email, PASSWORD, `198.51.100.${i}`));
    for (const [i, token] of tokens.slice(0, 5).entries())
      await expect(entering(token, WRONG, `203.0.113.${i}`)).rejects.toEqual(wrong);
    setClock(5 * MINUTE);
    for (let i = 0; i < 1_000; i += 1) {
      const refusal = await entering(tokens[5] ?? "", codeOf(key), `2001:db8:${i.toString(16)}::`).catch(
        (e: unknown) => e,
      );
      expect(refusal).toBeInstanceOf(TooMany);
      if (i === 0) expect(refusal).toMatchObject({ status: 429, retryAfter: 600 });
    }
    setClock(15 * MINUTE);
    await entering(await awaitedBy(email), codeOf(key));
  });

  test("is stopped at the thirty-first from an address, on whatever sign-ins", async () => {
    for (let i = 0; i < 30; i += 1) await expect(entering(`made-up-${i}`, WRONG)).rejects.toThrow(Forbidden);
    await expect(entering("made-up", WRONG)).rejects.toThrow(TooMany);
    await expect(entering("made-up", WRONG, "192.0.2.2")).rejects.toThrow(Forbidden);
  });

  test("in the settings counts as well, and a right code does not", async () => {
    const { viewer, key } = await careful();
    await renewRecoveryCodes(viewer, { current: PASSWORD, code: codeOf(key) });
    for (let i = 0; i < 5; i += 1)
      await expect(turnOffFactor(viewer, { current: PASSWORD, code: WRONG })).rejects.toEqual(wrong);
    const right = { current: PASSWORD, code: codeOf(key, 1) };
    await expect(turnOffFactor(viewer, right)).rejects.toThrow(TooMany);
    await expect(renewRecoveryCodes(viewer, right)).rejects.toThrow(TooMany);
    expect(await hasFactor(viewer.id)).toBe(true);
  });

  test("of the password does not keep anybody from entering a code", async () => {
    const { viewer, email, key } = await careful();
    // Two tries to show who one is were taken to turn it on.
    for (let i = 0; i < 8; i += 1)
      await expect(turnOffFactor(viewer, { current: "not this", code: WRONG })).rejects.toMatchObject({
        fields: { current: expect.any(String) },
      });
    await expect(turnOffFactor(viewer, { current: PASSWORD, code: codeOf(key) })).rejects.toThrow(TooMany);
    await entering(await awaitedBy(email), codeOf(key));
  });
});

describe("new recovery codes", () => {
  test("take password and code, and make those of before worthless", async () => {
    const { viewer, email, key, codes: old } = await careful();
    await expect(renewRecoveryCodes(viewer, { current: "no", code: codeOf(key) })).rejects.toThrow(Invalid);
    await expect(renewRecoveryCodes(viewer, { current: PASSWORD, code: WRONG })).rejects.toEqual(wrong);
    const { codes } = await renewRecoveryCodes(viewer, { current: PASSWORD, code: old[0] ?? "" });
    expect(await lastAct()).toMatchObject({ act: "renew-recovery-codes", detail: { by: "recovery" } });
    expect(await lastMail()).toMatchObject({ kind: "recovery-codes", address: email });
    expect(await getOwnFactor(viewer)).toMatchObject({ codesLeft: 10 });
    await expect(entering(await awaitedBy(email), old[1] ?? "")).rejects.toEqual(wrong);
    await entering(await awaitedBy(email), codes[1] ?? "");
  });
});

describe("turning the second step off", () => {
  test("takes password and code; all other devices are signed out, and a mail tells of it", async () => {
    const { viewer, email, key } = await careful();
    const { sessionId } = await entering(await awaitedBy(email), codeOf(key));
    await expect(turnOffFactor(viewer, { current: PASSWORD, code: codeOf(key) })).rejects.toEqual(wrong);
    await expect(turnOffFactor(viewer, { current: undefined, code: codeOf(key, 1) })).rejects.toThrow(Invalid);
    expect(await hasFactor(viewer.id)).toBe(true);
    await turnOffFactor(viewer, { current: PASSWORD, code: codeOf(key, 1) });
    expect(await lastAct()).toMatchObject({ act: "turn-off-factor", actorId: viewer.id, detail: { by: "app" } });
    expect(await lastMail()).toMatchObject({ kind: "factor-off", address: email });
    expect(await getOwnFactor(viewer)).toBeUndefined();
    expect(
      inRawDatabase((db) => db.prepare("SELECT * FROM recovery_codes WHERE member_id = ?").all(viewer.id)),
    ).toEqual([]);
    expect(await viewerOfSession(sessionId)).toEqual(VISITOR);
    expect(await viewerOfSession(viewer.sessionId)).toEqual(viewer);
    expect(Object.keys(await signIn(VISITOR, { email, password: PASSWORD }, ADDRESS))).toEqual(["sessionId"]);
  });

  test("and on again makes another key: the app of before is worth nothing", async () => {
    const { viewer, email, key, codes } = await careful();
    await turnOffFactor(viewer, { current: PASSWORD, code: codes[0] ?? "" });
    const again = await turnedOn(viewer, PASSWORD);
    await expect(entering(await awaitedBy(email), codeOf(key))).rejects.toEqual(wrong);
    await expect(entering(await awaitedBy(email), codes[1] ?? "")).rejects.toEqual(wrong);
    await entering(await awaitedBy(email), codeOf(again.key));
  });
});

describe("who has no password", () => {
  test("turns it on and off within ten minutes of signing in", async () => {
    const viewer = await person("by-a-provider");
    const { key } = await turnedOn(viewer);
    setClock(10 * MINUTE);
    await expect(turnOffFactor(viewer, { code: codeOf(key) })).rejects.toThrow("Please sign out and in again first");
    setClock(10 * MINUTE - 1);
    await turnOffFactor(viewer, { code: codeOf(key) });
    expect(await hasFactor(viewer.id)).toBe(false);
  });
});

describe("the operator", () => {
  test("takes away the second step of who lost all codes; they are signed out and told", async () => {
    const { viewer, handle, email } = await careful();
    await resetFactor(SYSTEM, { handle: handle.toUpperCase() });
    expect(await lastAct()).toEqual({ act: "reset-factor", actorId: null, subject: `member ${viewer.id}`, detail: {} });
    expect(await lastMail()).toMatchObject({ kind: "factor-reset", address: email });
    expect(await viewerOfSession(viewer.sessionId)).toEqual(VISITOR);
    expect(Object.keys(await signIn(VISITOR, { email, password: PASSWORD }, ADDRESS))).toEqual(["sessionId"]);
  });

  test("does it at the command line", async () => {
    const { viewer, handle } = await careful();
    const run = (...args: string[]) =>
      promisify(execFile)("node", ["bin/parley.ts", "member", "reset-factor", ...args], { env: process.env });
    expect((await run(handle)).stdout).toBe(
      `The second step of ${handle} is off. They are signed out everywhere and told by mail.\n`,
    );
    expect(await hasFactor(viewer.id)).toBe(false);
    expect(await lastAct()).toMatchObject({ act: "reset-factor", subject: `member ${viewer.id}` });
    await expect(run(handle)).rejects.toMatchObject({ stderr: expect.stringContaining("is off") });
    await expect(run("nobody-at-all")).rejects.toMatchObject({
      stderr: "handle: There is no member with this handle.\n",
    });
  }, 60_000);

  test("is told when there is no such member or nothing to take away", async () => {
    const { handle } = await member();
    await expect(resetFactor(SYSTEM, { handle: "nobody-at-all" })).rejects.toThrow(Invalid);
    await expect(resetFactor(SYSTEM, { handle })).rejects.toMatchObject({ status: 409 });
  });

  test("is the only one who can", async () => {
    const { handle, viewer } = await careful();
    for (const who of [VISITOR, viewer, await person("an-admin-of-them", "admin")])
      await expect(resetFactor(who, { handle })).rejects.toBeInstanceOf(Forbidden);
    expect(await hasFactor(viewer.id)).toBe(true);
  });
});
