import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { members } from "#db/schema/accounts";
import { viewerOfSession } from "#lib/accounts/queries";
import { SignUp } from "#lib/accounts/schema";
import { signUp } from "#lib/accounts/sign-up";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { VISITOR } from "#lib/viewer";
import { HOUR, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

const PASSWORD = "quite a good password";
const ADDRESS = "192.0.2.1";
let count = 0;
const form = (values: Partial<SignUp> = {}) => {
  count += 1;
  return SignUp.parse({ handle: `new-${count}`, email: `new-${count}@example.org`, password: PASSWORD, ...values });
};

beforeAll(async () => void (await prepareDatabase()));
stoppedClock();

describe("signing up", () => {
  test("makes a member, signs them in and writes it down", async () => {
    const { memberId, sessionId } = await signUp(VISITOR, form({ handle: "Ada", email: " Ada@Example.ORG " }), ADDRESS);
    expect(await viewerOfSession(sessionId)).toEqual({ role: "member", id: memberId, handle: "ada", sessionId });
    const [row] = await read((db) => db.select().from(members).where(eq(members.id, memberId)));
    expect(row).toMatchObject({ handle: "ada", email: "ada@example.org", role: "member", suspendedById: null });
    expect(await lastAct()).toEqual({ act: "sign-up", actorId: null, subject: `member ${memberId}`, detail: {} });
  });

  test("keeps the password only as an Argon2id hash, another one each time", async () => {
    await signUp(VISITOR, form(), "192.0.2.2");
    await signUp(VISITOR, form(), "192.0.2.2");
    expect(JSON.stringify(everyRow())).not.toContain(PASSWORD);
    const rows = await read((db) => db.select({ hash: members.passwordHash }).from(members));
    const hashes = rows.map(({ hash }) => hash).filter((hash) => hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    expect(new Set(hashes).size).toBe(rows.length);
  });

  test.each([
    ["email", { email: "TAKEN@example.org" }, /account with this email already/],
    ["handle", { handle: "Taken" }, /Somebody has this handle/],
  ])("with a taken %s is refused in that field, and makes nothing", async (field, values, words) => {
    await person("taken").catch(() => undefined); // made by the first of these
    const before = everyRow("limits");
    const refusal = signUp(VISITOR, form(values), "192.0.2.3");
    await expect(refusal).rejects.toThrow(Invalid);
    await expect(refusal).rejects.toMatchObject({ status: 422, fields: { [field]: expect.stringMatching(words) } });
    expect(everyRow("limits")).toEqual(before);
  });

  test("twice at once with one email makes one account", async () => {
    const twins = [form({ email: "twin@example.org" }), form({ email: "twin@example.org" })];
    const results = await Promise.allSettled(twins.map((twin) => signUp(VISITOR, twin, "192.0.2.4")));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await read((db) => db.$count(members, eq(members.email, "twin@example.org")))).toBe(1);
  });

  test("with a password that guessers try first is refused, whatever its case, and makes nothing", async () => {
    const before = everyRow("limits");
    for (const password of ["password", "PassWord1", "12345678"])
      await expect(signUp(VISITOR, form({ password }), ADDRESS)).rejects.toMatchObject({
        fields: { password: expect.stringContaining("Many people use this password") },
      });
    expect(everyRow("limits")).toEqual(before);
  });

  test("is not for somebody who is signed in", async () => {
    const member = await person("signed-in");
    const before = everyRow();
    await expect(signUp(member, form(), ADDRESS)).rejects.toThrow(Forbidden);
    expect(everyRow()).toEqual(before);
  });
});

describe("from one address, within an hour,", () => {
  test("ten accounts can be made, the eleventh is told when to come back, and then can", async () => {
    const address = "198.51.100.1";
    for (let i = 0; i < 10; i += 1) await signUp(VISITOR, form(), address);
    const before = everyRow();
    setClock(HOUR / 4);
    const refusal = await signUp(VISITOR, form(), address).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TooMany);
    expect(refusal).toMatchObject({
      status: 429,
      retryAfter: 45 * 60,
      message: expect.stringContaining("in 45 minutes"),
    });
    expect(everyRow()).toEqual(before);
    await signUp(VISITOR, form(), "198.51.100.2");
    setClock(HOUR);
    await signUp(VISITOR, form(), address);
  });

  test.each([
    ["a taken email", "198.51.100.3", { email: "known-to-be-here@example.org" }],
    ["a taken handle", "198.51.100.4", { handle: "known-to-be-here" }],
    ["a common password", "198.51.100.5", { password: "password" }],
  ])("refused tries count, so that nobody finds out by trying who has an account: %s", async (_, address, values) => {
    await person("known-to-be-here").catch(() => undefined); // made by the first of these
    const attempt = () => signUp(VISITOR, form(values), address);
    for (let i = 0; i < 10; i += 1) await expect(attempt()).rejects.toThrow(Invalid);
    const before = everyRow();
    await expect(attempt()).rejects.toThrow(TooMany);
    // Nor do they learn anything from one that would be let through.
    await expect(signUp(VISITOR, form(), address)).rejects.toThrow(TooMany);
    expect(everyRow()).toEqual(before);
  });

  test("the operator's own program is not counted", async () => {
    for (let i = 0; i < 11; i += 1) await signUp(SYSTEM, form(), "");
    expect(await lastAct()).toMatchObject({ act: "sign-up" });
  });
});

describe("a form", () => {
  const fieldOf = (values: Record<string, unknown>) =>
    SignUp.safeParse({ handle: "good", email: "good@example.org", password: PASSWORD, ...values }).error?.issues[0]
      ?.path[0];

  test.each([
    ["handle", "ab"],
    ["handle", "x".repeat(25)],
    ["handle", "two words"],
    ["handle", "päul"],
    ["handle", "Admin"],
    ["handle", "editors"],
    ["handle", "a.d.m.i.n"],
    ["handle", "-Admin_"],
    ["handle", "mod-er.ator_s"],
    ["handle", "._-"],
    ["email", "nobody"],
    ["email", "a@example.org, b@example.org"],
    ["email", "a@b@example.org"],
    ["email", `${"x".repeat(250)}@example.org`],
    ["password", "seven77"],
    ["password", "🙂".repeat(7)],
    ["password", "x".repeat(257)],
  ])("with this %s is refused there: %s", (field, value) => {
    expect(fieldOf({ [field]: value })).toBe(field);
  });

  test("may have a handle of 3 or 24 characters and a password of 8 or 256", () => {
    for (const handle of ["a.b", "x".repeat(24), "a_b-c.9", "ad.min-ton"]) expect(fieldOf({ handle })).toBeUndefined();
    for (const password of ["gq7 !xQz", "🙂".repeat(8), "x".repeat(256)]) expect(fieldOf({ password })).toBeUndefined();
  });
});
