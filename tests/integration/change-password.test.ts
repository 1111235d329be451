import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { write } from "#db/client";
import { prepareDatabase } from "#db/prepare";
import { limits } from "#db/schema/accounts";
import { changePassword } from "#lib/accounts/change-password";
import { viewerOfSession } from "#lib/accounts/queries";
import { signIn } from "#lib/accounts/sign-in";
import { signUp } from "#lib/accounts/sign-up";
import { Conflict, Invalid, TooMany } from "#lib/errors";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { MINUTE, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { lastAct, SYSTEM, sessionIn } from "#tests/people";

const OLD = "the password of before";
const NEW = "the password of afterwards";
const ADDRESS = "192.0.2.1";
const email = "ada@example.org";
let ada: Person;

const asPerson = (viewer: Viewer): Person => {
  if (!("handle" in viewer)) throw new Error("This should be a member.");
  return viewer;
};
const enter = async (password: string) =>
  asPerson(await viewerOfSession(sessionIn(await signIn(VISITOR, { email, password }, ADDRESS))));

beforeAll(async () => {
  await prepareDatabase();
  const { sessionId } = await signUp(VISITOR, { handle: "ada", email, password: OLD }, ADDRESS);
  ada = asPerson(await viewerOfSession(sessionId));
});
beforeEach(() => write(async (tx) => void (await tx.delete(limits))));
stoppedClock();

describe("changing one's password", () => {
  test("needs the present one: a wrong one is refused in its field and changes nothing", async () => {
    const before = everyRow("limits");
    const refusal = changePassword(ada, { current: "not this", password: NEW });
    await expect(refusal).rejects.toMatchObject({
      status: 422,
      fields: { current: "This is not your current password." },
    });
    expect(everyRow("limits")).toEqual(before);
  });

  test("refuses a password that guessers try first", async () => {
    const before = everyRow("limits");
    const refusal = changePassword(ada, { current: OLD, password: "password1" });
    await expect(refusal).rejects.toMatchObject({ fields: { password: expect.stringContaining("Many people") } });
    expect(everyRow("limits")).toEqual(before);
  });

  test("is for members alone", async () => {
    const before = everyRow();
    await expect(changePassword(VISITOR, { current: OLD, password: NEW })).rejects.toMatchObject({ status: 401 });
    await expect(changePassword(SYSTEM, { current: OLD, password: NEW })).rejects.toMatchObject({ status: 403 });
    expect(everyRow()).toEqual(before);
  });

  test("can be tried ten times in 15 minutes", async () => {
    const attempt = () => changePassword(ada, { current: "not this", password: NEW });
    for (let i = 0; i < 10; i += 1) await expect(attempt()).rejects.toThrow(Invalid);
    setClock(5 * MINUTE);
    await expect(attempt()).rejects.toThrow(TooMany);
    await expect(attempt()).rejects.toMatchObject({ retryAfter: 600 });
  });

  test("ends every other session, keeps this one, and only the new password signs in", async () => {
    const other = await enter(OLD);
    await changePassword(ada, { current: OLD, password: NEW });
    expect(await lastAct()).toEqual({
      act: "change-password",
      actorId: ada.id,
      subject: `member ${ada.id}`,
      detail: {},
    });
    expect(await viewerOfSession(other.sessionId)).toEqual(VISITOR);
    expect(await viewerOfSession(ada.sessionId)).toEqual(ada);
    await expect(enter(OLD)).rejects.toThrow(Invalid);
    await enter(NEW);
  });

  test("on two devices at once succeeds on one and is a conflict on the other", async () => {
    const other = await enter(NEW);
    const results = await Promise.allSettled([
      changePassword(ada, { current: NEW, password: "the one of the first device" }),
      changePassword(other, { current: NEW, password: "the one of the second device" }),
    ]);
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason)).toEqual([expect.any(Conflict)]);
  });
});
