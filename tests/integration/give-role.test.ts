import { beforeAll, describe, expect, test } from "vitest";
import { prepareDatabase } from "#db/prepare";
import { giveRole } from "#lib/accounts/give-role";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { listMembers, viewerOfSession } from "#lib/accounts/queries";
import { GiveRole, MemberSearch } from "#lib/accounts/schema";
import { Conflict } from "#lib/errors";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, type System, VISITOR } from "#lib/viewer";
import { DAY, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

let admin: Person;
let moderator: Person;
let member: Person;

beforeAll(async () => {
  await prepareDatabase();
  admin = await person("the-admin", "admin");
  moderator = await person("a-moderator", "moderator");
  member = await person("a-member");
});

const REFUSAL = "There would be no admin left. Make somebody else an admin first.";
const roleOf = async ({ sessionId }: Person) => (await viewerOfSession(sessionId)).role;

/** Refused because nobody could administer any more, with nothing changed. */
async function expectRefused(viewer: Person | System, input: GiveRole) {
  const before = everyRow();
  const refusal = giveRole(viewer, input);
  await expect(refusal).rejects.toThrow(Conflict);
  await expect(refusal).rejects.toThrow(REFUSAL);
  expect(everyRow()).toEqual(before);
}

describe("the list of members", () => {
  const found = async (query: Record<string, string>, size?: number) => {
    const { members, after } = await listMembers(MemberSearch.parse(query), size);
    return [members.map(({ handle }) => handle), after];
  };

  test("has those whose handle begins so, however it is typed, a page after the other", async () => {
    expect(await found({})).toEqual([["a-member", "a-moderator", "the-admin"], undefined]);
    for (const q of ["a-m", " A-M ", "@a-m"])
      expect(await found({ q })).toEqual([["a-member", "a-moderator"], undefined]);
    expect(await found({ q: "a-m" }, 1)).toEqual([["a-member"], "a-member"]);
    expect(await found({ q: "a-m", after: "a-member" }, 1)).toEqual([["a-moderator"], undefined]);
    expect(await found({ q: "the", after: "a-member" })).toEqual([["the-admin"], undefined]);
    expect(await found({ q: "the-admin" })).toEqual([["the-admin"], undefined]);
  });

  test("has nobody for what begins no handle, and takes nothing for a pattern", async () => {
    for (const q of ["member", "a-mx", "%", "a_member", "é", "a-m\0", "x".repeat(200), "~"])
      expect(await found({ q })).toEqual([[], undefined]);
    expect(await found({ after: "\0" })).toEqual([["a-member", "a-moderator", "the-admin"], undefined]);
  });
});

describe("giving a role", () => {
  test("counts from the next request on, and is written down with what it was before", async () => {
    await giveRole(admin, { handle: "A-Member", role: "moderator" });
    expect(await roleOf(member)).toBe("moderator");
    const subject = `member ${member.id}`;
    const detail = { from: "member", to: "moderator" };
    expect(await lastAct()).toEqual({ act: "give-role", actorId: admin.id, subject, detail });
    await giveRole(admin, { handle: "a-member", role: "member" });
    expect(await roleOf(member)).toBe("member");
  });

  test("is not for the house account, which is listed nowhere among the members", async () => {
    await openHouseAccount(SYSTEM);
    const before = everyRow();
    for (const handle of ["editors", "Editors"])
      await expect(giveRole(admin, { handle, role: "admin" })).rejects.toMatchObject({
        status: 422,
        fields: { handle: "The house account has no role." },
      });
    expect(everyRow()).toEqual(before);
    expect((await listMembers()).members.map(({ handle }) => handle)).not.toContain("editors");
  });

  test("is for admins and the operator alone", async () => {
    const before = everyRow();
    const input = { handle: "a-member", role: "admin" as const };
    await expect(giveRole(VISITOR, input)).rejects.toMatchObject({ status: 401 });
    for (const viewer of [member, moderator])
      await expect(giveRole(viewer, input)).rejects.toMatchObject({ status: 403 });
    expect(everyRow()).toEqual(before);
  });

  test("to nobody is refused in its field", async () => {
    const before = everyRow();
    const refusal = giveRole(admin, { handle: "nobody", role: "moderator" });
    await expect(refusal).rejects.toMatchObject({
      status: 422,
      fields: { handle: "There is no member with this handle." },
    });
    expect(everyRow()).toEqual(before);
  });

  test("that does not exist is refused by its form", () => {
    for (const role of ["owner", "system", "visitor", ""])
      expect(GiveRole.safeParse({ handle: "a-member", role }).error?.issues[0]?.path).toEqual(["role"]);
  });
});

describe("the last admin", () => {
  test("stays one, whoever asks", async () => {
    const before = everyRow();
    for (const viewer of [admin, SYSTEM])
      for (const role of ["member", "moderator"] as const) await expectRefused(viewer, { handle: "the-admin", role });
    expect(everyRow()).toEqual(before);
    await giveRole(admin, { handle: "the-admin", role: "admin" });
  });

  test("can leave once there is another; of two who leave at once, one stays", async () => {
    const second = await person("second-admin", "admin");
    const results = await Promise.allSettled(
      [admin, second].map((viewer) => giveRole(viewer, { handle: viewer.handle, role: "member" })),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const roles = await Promise.all([admin, second].map(roleOf));
    expect(roles.toSorted()).toEqual(["admin", "member"]);
    await giveRole(SYSTEM, { handle: admin.handle, role: "admin" });
    await giveRole(SYSTEM, { handle: second.handle, role: "member" });
  });

  test("is the last one who can sign in: a suspended admin does not count", async () => {
    await person("away", "admin");
    await suspendMember(admin, { handle: "away", ground: "person", reason: "Left the newsroom.", days: 3650 });
    for (const viewer of [admin, SYSTEM]) await expectRefused(viewer, { handle: "the-admin", role: "member" });
    await giveRole(admin, { handle: "away", role: "member" });
  });
});

describe("an admin whose suspension", () => {
  stoppedClock();

  test("has run out counts again, from that moment on", async () => {
    await person("back-soon", "admin");
    await suspendMember(admin, { handle: "back-soon", ground: "person", reason: "A day off.", days: 1 });
    for (const ms of [0, DAY - 1]) {
      setClock(ms);
      await expectRefused(admin, { handle: "the-admin", role: "member" });
    }
    setClock(DAY);
    await giveRole(admin, { handle: "the-admin", role: "member" });
    await giveRole(SYSTEM, { handle: "the-admin", role: "admin" });
    await giveRole(admin, { handle: "back-soon", role: "member" });
  });

  test("was lifted counts again", async () => {
    const handle = "back-again";
    await person(handle, "admin");
    await suspendMember(admin, { handle, ground: "person", reason: "A mistake.", days: 1 });
    await expectRefused(admin, { handle: "the-admin", role: "member" });
    await liftSuspension(admin, { handle, reason: "" });
    await giveRole(admin, { handle: "the-admin", role: "member" });
  });
});
