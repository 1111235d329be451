import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { decisions } from "#db/schema/moderation";
import { insertSession } from "#lib/accounts/insert-session";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { suspensionOf, viewerOfSession } from "#lib/accounts/queries";
import { Conflict, Forbidden, Invalid } from "#lib/errors";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { SuspendMember } from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, type System, VISITOR } from "#lib/viewer";
import { DAY, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

let admin: Person;
let moderator: Person;
let operator: System;
let count = 0;

const somebody = (role: Person["role"] = "member") => {
  count += 1;
  return person(`somebody-${count}`, role);
};
const suspension = (handle: string) => ({ handle, ground: "spam" as const, reason: "You advertised.", days: 7 });
const daysLater = (days: number) => new Date(NOON.getTime() + days * DAY);
const newSession = (member: Person) => write((tx) => insertSession(tx, member.id));
const wordsFor = (member: Person, now: Date) => read((db) => suspensionOf(db, member.id, now));

beforeAll(async () => {
  await prepareDatabase();
  admin = await person("the-admin", "admin");
  moderator = await person("a-moderator", "moderator");
  operator = await openHouseAccount(SYSTEM);
});
stoppedClock();

describe("a suspension", () => {
  test("ends every session at once, and is a decision with its ground and words, written down", async () => {
    const member = await somebody();
    const other = await newSession(member);
    const { decisionId } = await suspendMember(moderator, suspension(member.handle));
    for (const id of [member.sessionId, other]) expect(await viewerOfSession(id)).toEqual(VISITOR);
    const [decision] = await read((db) => db.select().from(decisions).where(eq(decisions.id, decisionId)));
    expect(decision).toMatchObject({
      kind: "suspend",
      memberId: member.id,
      moderatorId: moderator.id,
      ground: "spam",
      reason: "You advertised.",
      until: daysLater(7),
    });
    const subject = `member ${member.id}`;
    expect(await lastAct()).toEqual({
      act: "suspend",
      actorId: moderator.id,
      subject,
      detail: { decision: decisionId, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test("keeps a member out until it ends by itself", async () => {
    const member = await somebody();
    await suspendMember(moderator, suspension(member.handle));
    setClock(6 * DAY);
    const session = await newSession(member);
    expect(await viewerOfSession(session, new Date(daysLater(7).getTime() - 1))).toEqual(VISITOR);
    expect(await viewerOfSession(session, daysLater(7))).toMatchObject({ id: member.id });
  });

  test("says why and until when, as long as it lasts", async () => {
    const member = await somebody();
    expect(await wordsFor(member, NOON)).toBeUndefined();
    await suspendMember(moderator, suspension(member.handle));
    expect(await wordsFor(member, NOON)).toBe(
      "This account is suspended until 9 March 2026. The moderators wrote: You advertised.",
    );
    expect(await wordsFor(member, daysLater(7))).toBeUndefined();
  });

  test("leaves other members alone", async () => {
    const [member, other] = [await somebody(), await somebody()];
    await suspendMember(moderator, suspension(member.handle));
    expect(await viewerOfSession(other.sessionId)).toEqual(other);
  });

  test("is a conflict while another one runs, which stays as it is", async () => {
    const member = await somebody();
    await suspendMember(moderator, suspension(member.handle));
    const before = everyRow();
    for (const ms of [0, 7 * DAY - 1]) {
      setClock(ms);
      for (const viewer of [moderator, admin, operator]) {
        const refusal = suspendMember(viewer, { ...suspension(member.handle), days: 1 });
        await expect(refusal).rejects.toThrow(Conflict);
        await expect(refusal).rejects.toMatchObject({ status: 409, message: expect.stringContaining("already") });
      }
    }
    expect(everyRow()).toEqual(before);
  });

  test("can follow another one that has run out or was lifted", async () => {
    const member = await somebody();
    await suspendMember(moderator, suspension(member.handle));
    setClock(7 * DAY);
    await suspendMember(moderator, { ...suspension(member.handle), reason: "Again.", days: 1 });
    expect(await wordsFor(member, daysLater(7))).toContain("until 10 March 2026. The moderators wrote: Again.");
    await liftSuspension(moderator, { handle: member.handle, reason: "" });
    await suspendMember(moderator, suspension(member.handle));
    expect(await wordsFor(member, daysLater(13))).toContain("until 16 March 2026.");
  });

  test("by two at once is one decision", async () => {
    const member = await somebody();
    const results = await Promise.allSettled(
      [moderator, admin].map((viewer) => suspendMember(viewer, suspension(member.handle))),
    );
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await read((db) => db.$count(decisions, eq(decisions.memberId, member.id)))).toBe(1);
  });

  test("of nobody is refused in its field", async () => {
    await expect(suspendMember(moderator, suspension("nobody"))).rejects.toThrow(Invalid);
    await expect(suspendMember(moderator, suspension("nobody"))).rejects.toMatchObject({
      fields: { handle: expect.any(String) },
    });
  });

  test.each([
    ["days", 0],
    ["days", 3651],
    ["days", "for ever"],
    ["ground", "because"],
    ["reason", "   "],
    ["reason", "x".repeat(2001)],
  ])("needs its %s: not %j", (field, value) => {
    const form = { ...suspension("somebody"), [field]: value };
    expect(SuspendMember.safeParse(form).error?.issues[0]?.path).toEqual([field]);
  });
});

describe("who suspends and lifts whom", () => {
  const cases: [string, () => Person | System | typeof VISITOR, Person["role"], boolean][] = [
    ["a moderator, a member", () => moderator, "member", true],
    ["a moderator, a moderator", () => moderator, "moderator", false],
    ["a moderator, an admin", () => moderator, "admin", false],
    ["an admin, a member", () => admin, "member", true],
    ["an admin, a moderator", () => admin, "moderator", true],
    ["an admin, another admin", () => admin, "admin", true],
    ["the operator, an admin", () => operator, "admin", true],
    ["a visitor, a member", () => VISITOR, "member", false],
  ];
  test.each(cases)("%s", async (_, viewer, role, allowed) => {
    const { handle } = await somebody(role);
    if (!allowed) {
      const before = everyRow();
      await expect(suspendMember(viewer(), suspension(handle))).rejects.toThrow(Forbidden);
      expect(everyRow()).toEqual(before);
      await suspendMember(operator, suspension(handle));
      await expect(liftSuspension(viewer(), { handle, reason: "" })).rejects.toThrow(Forbidden);
    } else {
      await suspendMember(viewer(), suspension(handle));
      await liftSuspension(viewer(), { handle, reason: "" });
    }
  });

  test("a member suspends nobody, and is told so before anything else", async () => {
    const [member, other] = [await somebody(), await somebody()];
    await expect(suspendMember(member, suspension(other.handle))).rejects.toMatchObject({ status: 403 });
    await expect(suspendMember(member, suspension("nobody"))).rejects.toMatchObject({ status: 403 });
    await expect(suspendMember(VISITOR, suspension("nobody"))).rejects.toMatchObject({ status: 401 });
  });

  test("nor does a member lift, and neither they nor a visitor find out so who is here", async () => {
    const [member, other, free] = [await somebody(), await somebody(), await somebody()];
    await suspendMember(moderator, suspension(other.handle));
    const before = everyRow();
    for (const viewer of [member, VISITOR]) {
      const handles = [other.handle, free.handle, member.handle, moderator.handle, "nobody"];
      const acts = handles.flatMap((handle) => [
        suspendMember(viewer, suspension(handle)),
        liftSuspension(viewer, { handle, reason: "" }),
      ]);
      const refusals = await Promise.all(acts.map((each) => each.catch((error: unknown) => error)));
      for (const refusal of refusals) {
        expect(refusal).toBeInstanceOf(Forbidden);
        expect(refusal).toMatchObject({ status: viewer === VISITOR ? 401 : 403, fields: {} });
      }
      expect(new Set(refusals.map(String)).size).toBe(1);
    }
    expect(everyRow()).toEqual(before);
    await expect(liftSuspension(moderator, { handle: "nobody", reason: "" })).rejects.toMatchObject({
      fields: { handle: expect.any(String) },
    });
  });

  test("nobody suspends themselves, admins included", async () => {
    const before = everyRow();
    for (const viewer of [moderator, admin])
      await expect(suspendMember(viewer, suspension(viewer.handle))).rejects.toThrow(Forbidden);
    expect(everyRow()).toEqual(before);
  });

  test("the program cannot decide as nobody, and nothing of the try is left", async () => {
    const { handle } = await somebody();
    const before = everyRow();
    await expect(suspendMember(SYSTEM, suspension(handle))).rejects.toThrow("somebody who decides");
    expect(everyRow()).toEqual(before);
  });
});

describe("lifting a suspension", () => {
  test("lets the member in again with a new session, and stays in the record beside what it undoes", async () => {
    const member = await somebody();
    const { decisionId } = await suspendMember(moderator, suspension(member.handle));
    const lifted = await liftSuspension(admin, { handle: member.handle, reason: "A mistake." });
    expect(await viewerOfSession(await newSession(member))).toMatchObject({ id: member.id });
    expect(await viewerOfSession(member.sessionId)).toEqual(VISITOR);
    expect(await wordsFor(member, NOON)).toBeUndefined();
    const rows = await read((db) => db.select().from(decisions).where(eq(decisions.memberId, member.id)));
    expect(rows).toMatchObject([
      { id: decisionId, kind: "suspend" },
      { id: lifted.decisionId, kind: "lift", reversesId: decisionId, moderatorId: admin.id, reason: "A mistake." },
    ]);
    expect(await lastAct()).toMatchObject({ act: "lift", detail: { decision: lifted.decisionId } });
  });

  test("is a conflict when it has run out", async () => {
    const { handle } = await somebody();
    await suspendMember(moderator, suspension(handle));
    setClock(7 * DAY);
    const before = everyRow();
    for (const viewer of [moderator, operator])
      await expect(liftSuspension(viewer, { handle, reason: "" })).rejects.toThrow(Conflict);
    expect(everyRow()).toEqual(before);
    setClock(7 * DAY - 1);
    await liftSuspension(moderator, { handle, reason: "" });
  });

  test("is a conflict when there is none", async () => {
    const { handle } = await somebody();
    const before = everyRow();
    await expect(liftSuspension(moderator, { handle, reason: "" })).rejects.toThrow(Conflict);
    expect(everyRow()).toEqual(before);
  });
});
