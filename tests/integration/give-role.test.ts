import { beforeAll, describe, expect, test } from "vitest";
import { prepareDatabase } from "#db/prepare";
import { giveRole } from "#lib/accounts/give-role";
import { viewerOfSession } from "#lib/accounts/queries";
import { GiveRole } from "#lib/accounts/schema";
import { Conflict } from "#lib/errors";
import { suspendMember } from "#lib/moderation/suspend-member";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

let admin: Person;
let moderator: Person;
let member: Person;

beforeAll(async () => {
  prepareDatabase();
  admin = await person("the-admin", "admin");
  moderator = await person("a-moderator", "moderator");
  member = await person("a-member");
});

const roleOf = async ({ sessionId }: Person) => (await viewerOfSession(sessionId)).role;

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
      for (const role of ["member", "moderator"] as const)
        await expect(giveRole(viewer, { handle: "the-admin", role })).rejects.toThrow(Conflict);
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
    await expect(giveRole(admin, { handle: "the-admin", role: "member" })).rejects.toThrow(Conflict);
  });
});
