import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { write } from "#db/client";
import { createFirstAdmin } from "#lib/accounts/create-first-admin";
import { giveRole } from "#lib/accounts/give-role";
import { insertSession } from "#lib/accounts/insert-session";
import { issueSetupToken } from "#lib/accounts/issue-setup-token";
import { listSessions, viewerOfSession } from "#lib/accounts/queries";
import { resetFactor } from "#lib/accounts/reset-factor";
import { sealSession, viewerOfCookie } from "#lib/accounts/session-cookie";
import { turnOffFactor } from "#lib/accounts/turn-off-factor";
import { listCases } from "#lib/cases/queries";
import { getViewerOnPage } from "#lib/http/viewer-on-page";
import { hideArgument } from "#lib/moderation/hide-argument";
import { eraseAccount } from "#lib/privacy/erase-account";
import { type Person, VISITOR } from "#lib/viewer";
import { HOUR, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { argue, person, SYSTEM, seededDatabase } from "#tests/people";
import { codeOf, turnedOn } from "#tests/second-factor";

let count = 0;
const somebody = (role: Person["role"]) => {
  count += 1;
  return person(`asked-${count}`, role);
};
/** Who it is by the cookie, as each request asks. */
const asked = async ({ sessionId }: Person) => viewerOfCookie(await sealSession(sessionId));
const hide = async (who: Person) =>
  hideArgument(who, {
    id: await argue(await somebody("member")),
    revision: 1,
    ground: "spam",
    reason: "It advertises.",
  });

beforeAll(seededDatabase);
beforeEach(() => void vi.stubEnv("PARLEY_SECOND_FACTOR", "moderators"));
afterEach(() => vi.unstubAllEnvs());
stoppedClock();

describe("where a second factor is asked of moderators", () => {
  test("the first admin has an admin's rights once theirs is on", async () => {
    const token = (await issueSetupToken(SYSTEM)) ?? "";
    const form = { token, handle: "the-first", email: "first@example.org", password: "quite a good password" };
    const { sessionId } = await createFirstAdmin(VISITOR, form, "192.0.2.1");
    const first = (await viewerOfSession(sessionId)) as Person;
    expect(first).toMatchObject({ role: "member", waitingRole: "admin" });
    await expect(giveRole(first, { handle: "editors", role: "member" })).rejects.toMatchObject({ status: 403 });
    await turnedOn(first, form.password);
    expect(await asked(first)).toMatchObject({ role: "admin" });
  });

  test.each(["moderator", "admin"] as const)(
    "a %s without one is a member, in all they do, until it is on",
    async (role) => {
      const who = await somebody(role);
      const viewer = (await asked(who)) as Person;
      expect(viewer).toEqual({ ...who, role: "member", waitingRole: role });
      await expect(hide(viewer)).rejects.toMatchObject({ status: 403 });
      await expect(listCases(viewer, "open", null)).rejects.toMatchObject({ status: 403 });
      expect((await getViewerOnPage(viewer, undefined)).member).toEqual({
        handle: who.handle,
        role: "member",
        waitingRole: role,
      });
      await turnedOn(viewer);
      const again = (await asked(who)) as Person;
      expect(again).toEqual(who);
      expect((await getViewerOnPage(again, undefined)).member).toEqual({ handle: who.handle, role });
      expect(await hide(again)).toMatchObject({ decisionId: expect.any(Number) });
    },
  );

  test("its rights go with it, at once, whoever turns it off", async () => {
    const who = await somebody("moderator");
    const { key } = await turnedOn(who);
    expect(await asked(who)).toMatchObject({ role: "moderator" });
    await turnOffFactor(who, { code: codeOf(key) });
    expect(await asked(who)).toMatchObject({ role: "member", waitingRole: "moderator" });
    await turnedOn(who);
    await resetFactor(SYSTEM, { handle: who.handle });
    const sessionId = await write((tx) => insertSession(tx, who.id));
    expect(await viewerOfSession(sessionId)).toMatchObject({ role: "member", waitingRole: "moderator" });
  });

  test("members are asked for nothing, until they become moderators", async () => {
    const who = await somebody("member");
    expect(await asked(who)).toEqual(who);
    await giveRole(SYSTEM, { handle: who.handle, role: "moderator" });
    expect(await asked(who)).toMatchObject({ role: "member", waitingRole: "moderator" });
  });

  test("a session lives as long as the role allows that waits", async () => {
    const who = await somebody("moderator");
    const at = (ms: number) => viewerOfSession(who.sessionId, new Date(NOON.getTime() + ms));
    expect(await at(HOUR - 1)).toMatchObject({ id: who.id });
    expect(await at(HOUR)).toEqual(VISITOR);
    setClock(HOUR);
    const viewer: Person = { ...who, role: "member", waitingRole: "moderator" };
    expect(await listSessions(viewer)).toEqual([]);
  });

  test("who waits gives the role back before leaving, as others do", async () => {
    const viewer = (await asked(await somebody("moderator"))) as Person;
    const leaving = eraseAccount(viewer, { mode: "keep", understood: "yes", current: undefined });
    await expect(leaving).rejects.toMatchObject({ status: 403, message: expect.stringContaining("make you a member") });
  });

  test("and where it is not, everybody has the rights of their role", async () => {
    const who = await somebody("admin");
    vi.stubEnv("PARLEY_SECOND_FACTOR", "nobody");
    expect(await asked(who)).toEqual(who);
    vi.stubEnv("PARLEY_SECOND_FACTOR", "");
    expect(await asked(who)).toEqual(who);
  });
});
