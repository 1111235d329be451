import { beforeEach, describe, expect, test } from "vitest";
import { createFirstAdmin } from "#lib/accounts/create-first-admin";
import { giveRole } from "#lib/accounts/give-role";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { viewerOfSession } from "#lib/accounts/queries";
import { Forbidden, Invalid, TooMany } from "#lib/errors";
import { VISITOR } from "#lib/viewer";
import { anotherForum } from "#tests/another-forum";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, person, SYSTEM } from "#tests/people";

const ADDRESS = "192.0.2.1";
const form = (token: string) => ({
  token,
  handle: "first",
  email: "first@example.org",
  password: "quite a good password",
});

// Each test begins with a forum that nobody has set up.
beforeEach(async () => {
  await anotherForum();
});

async function freshToken(): Promise<string> {
  const token = await issueSetupToken(SYSTEM);
  if (!token) throw new Error("There should be a token.");
  return token;
}

/** Refused, with nothing changed but the count of tries. */
async function expectForbidden(token: string) {
  const before = everyRow("limits");
  await expect(createFirstAdmin(VISITOR, form(token), ADDRESS)).rejects.toThrow(Forbidden);
  expect(everyRow("limits")).toEqual(before);
}

describe("a set-up token", () => {
  test("makes the first admin, signed in, and is written down", async () => {
    const token = await freshToken();
    expect(await lastAct()).toEqual({ act: "issue-setup-token", actorId: null, subject: "setup token", detail: {} });
    const { sessionId } = await createFirstAdmin(VISITOR, form(token), ADDRESS);
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "admin", handle: "first" });
    expect(await lastAct()).toMatchObject({
      act: "create-first-admin",
      subject: expect.stringMatching(/^member \d+$/),
    });
  });

  test("works once", async () => {
    const token = await freshToken();
    await createFirstAdmin(VISITOR, form(token), ADDRESS);
    const again = { ...form(token), handle: "second", email: "second@example.org" };
    await expect(createFirstAdmin(VISITOR, again, ADDRESS)).rejects.toThrow(Forbidden);
  });

  test("works once, also when two use it at the same moment", async () => {
    const token = await freshToken();
    const both = [form(token), { ...form(token), handle: "second", email: "second@example.org" }];
    const results = await Promise.allSettled(both.map((input) => createFirstAdmin(VISITOR, input, ADDRESS)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(everyRow().members).toHaveLength(1);
  });

  test("is worthless once there is a newer one", async () => {
    const old = await freshToken();
    const token = await freshToken();
    await expectForbidden(old);
    await createFirstAdmin(VISITOR, form(token), ADDRESS);
  });

  test("is worthless once there is an admin from elsewhere, and none is given any more", async () => {
    const token = await freshToken();
    await person("by-the-operator", "admin");
    await expectForbidden(token);
    const before = everyRow();
    expect(await issueSetupToken(SYSTEM)).toBeUndefined();
    expect(everyRow()).toEqual(before);
  });

  test.each(["", "made up", "../../etc/passwd"])("that is made up is refused: %j", async (token) => {
    await freshToken();
    await expectForbidden(token);
  });

  test("is still good after a form with a taken handle", async () => {
    const token = await freshToken();
    await person("taken");
    const before = everyRow("limits");
    await expect(createFirstAdmin(VISITOR, { ...form(token), handle: "taken" }, ADDRESS)).rejects.toThrow(Invalid);
    expect(everyRow("limits")).toEqual(before);
    await createFirstAdmin(VISITOR, form(token), ADDRESS);
  });

  test("is still good after a password that guessers try first", async () => {
    const token = await freshToken();
    const common = { ...form(token), password: "password1" };
    await expect(createFirstAdmin(VISITOR, common, ADDRESS)).rejects.toMatchObject({
      fields: { password: expect.any(String) },
    });
    await createFirstAdmin(VISITOR, form(token), ADDRESS);
  });

  test("cannot be read in the database", async () => {
    const token = await freshToken();
    expect(JSON.stringify(everyRow())).not.toContain(token);
  });

  test("can be tried ten times in 15 minutes from an address", async () => {
    for (let i = 0; i < 10; i += 1) await expectForbidden(`guess ${i}`);
    await expect(createFirstAdmin(VISITOR, form("guess"), ADDRESS)).rejects.toThrow(TooMany);
  });

  test("is given by the program alone, and used by a visitor", async () => {
    const member = await person("member");
    const token = await freshToken();
    const before = everyRow();
    await expect(issueSetupToken(VISITOR)).rejects.toMatchObject({ status: 401 });
    await expect(issueSetupToken(member)).rejects.toThrow(Forbidden);
    await expect(createFirstAdmin(member, form(token), ADDRESS)).rejects.toThrow(Forbidden);
    expect(everyRow()).toEqual(before);
  });

  test("is not given again to a forum whose admin became a member in favour of another", async () => {
    await createFirstAdmin(VISITOR, form(await freshToken()), ADDRESS);
    await person("successor", "admin");
    await giveRole(SYSTEM, { handle: "first", role: "member" });
    expect(await issueSetupToken(SYSTEM)).toBeUndefined();
  });
});
