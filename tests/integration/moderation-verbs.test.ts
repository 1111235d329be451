import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { proposals } from "#db/schema/cases";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { JUST_ASKING } from "#lib/arguments/rules";
import { EditArgument } from "#lib/arguments/schema";
import { claimCase } from "#lib/cases/claim-case";
import { releaseCase } from "#lib/cases/release-case";
import { revealCase } from "#lib/cases/reveal-case";
import { CLAIM_MS } from "#lib/cases/rules";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { type Person, VISITOR } from "#lib/viewer";
import { MINUTE, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { argumentOf, caseOf, casesOf, decisionsOn, hide, keep, report, reportsOn } from "#tests/integration/decided";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, lastAct, longAgo, PRO, person, reply, seededDatabase } from "#tests/people";

let author: Person;
let reader: Person;
let one: Person;
let two: Person;
let rival: Person;
let count = 0;

beforeAll(async () => {
  await seededDatabase();
  reader = await person("reader");
  one = await person("moderator-one", "moderator");
  two = await person("moderator-two", "moderator");
  rival = await person("rival", "moderator");
  await argue(rival, { stance: CONCERN });
});
stoppedClock();

/** Something that a new author wrote and somebody reported. */
async function reported(stance = PRO): Promise<number> {
  count += 1;
  author = await person(`author-${count}`);
  const id = await argue(author, { stance });
  await report(await person(`reporter-${count}`), id);
  return id;
}
const kinds = async (id: number) => (await decisionsOn(id)).map(({ kind }) => kind);
const inQueue = async (id: number) => ({ case: (await caseOf(id)).id });

async function expectUnchanged(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error, words?: string) {
  const before = everyRow();
  const refused = act();
  await expect(refused).rejects.toThrow(refusal);
  if (words) await expect(refused).rejects.toThrow(words);
  expect(everyRow()).toEqual(before);
}

describe("two moderators at once", () => {
  test("both hide: one decision, and the other hears who was faster", async () => {
    const id = await reported();
    const at = await inQueue(id);
    const results = await Promise.allSettled([hide(one, id, at), hide(two, id, at)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    expect(await kinds(id)).toEqual(["hide"]);
    const words = "moderator-one was faster. An argument was hidden. Nothing was changed by you.";
    await expectUnchanged(() => hide(two, id, at), Conflict, words);
    await expectUnchanged(() => keep(two, id, at), Conflict, words);
    await expectUnchanged(() => hide(two, id), Conflict, "Another moderator hid this argument a moment ago.");
  });

  test("one keeps and one hides: who comes second changes nothing", async () => {
    const [kept, hidden] = [await reported(), await reported()];
    const [atKept, atHidden] = [await inQueue(kept), await inQueue(hidden)];
    const results = await Promise.allSettled([keep(one, kept, atKept), hide(two, kept, atKept)]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expectUnchanged(() => hide(two, kept, atKept), Conflict, "was faster. An argument was read and kept.");
    await expectUnchanged(() => keep(two, kept), Conflict, "Another moderator decided on this argument a moment ago.");
    await Promise.allSettled([hide(two, hidden, atHidden), keep(one, hidden, atHidden)]);
    expect([await kinds(kept), await kinds(hidden)]).toEqual([["keep"], ["hide"]]);
    expect((await argumentOf(kept)).hiddenById).toBeNull();
  });

  test("a decision on a text that was edited meanwhile is a conflict", async () => {
    const id = await reported();
    const texts = { claim: "Another claim", body: "Another body", sources: "" };
    await editArgument(author, EditArgument.parse({ kind: "root", id, revision: 1, ...texts }));
    await expectUnchanged(() => hide(one, id), Conflict, "The argument was edited meanwhile.");
    await expectUnchanged(() => keep(one, id), Conflict, "The argument was edited meanwhile.");
    await hide(one, id, { revision: 2 });
    expect((await decisionsOn(id))[0]).toMatchObject({ argumentRevision: 2 });
  });

  test("what one has claimed the other does not decide, from the queue or elsewhere, until the claim ends", async () => {
    const id = await reported();
    const at = await inQueue(id);
    expect(await claimCase(one, at)).toEqual({ id: at.case, until: new Date(NOON.getTime() + CLAIM_MS).toISOString() });
    const words = "moderator-one is working on this case, until 12:10 UTC. Nothing was changed.";
    setClock(CLAIM_MS - 1);
    for (const act of [
      () => claimCase(two, at),
      () => hide(two, id, at),
      () => hide(two, id),
      () => keep(two, id, at),
      () => keep(two, id),
    ])
      await expectUnchanged(act, Conflict, words);
    setClock(CLAIM_MS);
    await claimCase(two, at);
    await expectUnchanged(() => keep(one, id, at), Conflict, "moderator-two is working on this case, until 12:20 UTC.");
    await keep(two, id, at);
    expect(await caseOf(id)).toMatchObject({ claimedById: null, claimedUntil: null });
  });

  test("a claim is renewed as long as one works on it, which is written down once", async () => {
    const id = await reported();
    const at = await inQueue(id);
    await claimCase(one, at);
    expect(await lastAct()).toMatchObject({ act: "claim-case", actorId: one.id, subject: `case ${at.case}` });
    const { length } = everyRow().audit ?? [];
    setClock(4 * MINUTE);
    expect((await claimCase(one, at)).until).toBe(new Date(NOON.getTime() + 14 * MINUTE).toISOString());
    expect(everyRow().audit).toHaveLength(length);
    setClock(13 * MINUTE);
    await expectUnchanged(() => hide(two, id), Conflict, "until 12:14 UTC");
    setClock(14 * MINUTE);
    await claimCase(one, at);
    expect(everyRow().audit).toHaveLength(length + 1);
  });

  test("a claim is given back by whoever has it, and by nobody else", async () => {
    const id = await reported();
    const at = await inQueue(id);
    await claimCase(one, at);
    const before = everyRow();
    await releaseCase(two, at);
    expect(everyRow()).toEqual(before);
    await releaseCase(one, at);
    expect(await lastAct()).toMatchObject({ act: "release-case", subject: `case ${at.case}` });
    await hide(two, id, at);
    await expectUnchanged(() => claimCase(one, at), Conflict, "moderator-two was faster. An argument was hidden.");
  });

  test("a case about another argument is no way around a claim", async () => {
    const [id, other] = [await reported(), await reported()];
    await claimCase(one, await inQueue(id));
    const at = await inQueue(other);
    await expectUnchanged(() => hide(two, id, at), NotFound, "no such case about this argument");
    await expectUnchanged(() => keep(two, id, at), NotFound);
    await expectUnchanged(() => hide(two, id, { case: 9_999 }), NotFound);
  });

  test("cases are for moderators; who looks at the author of one is written down", async () => {
    const at = await inQueue(await reported());
    for (const verb of [claimCase, releaseCase, revealCase]) {
      await expectUnchanged(() => verb(reader, at), Forbidden);
      await expect(verb(VISITOR, at)).rejects.toMatchObject({ status: 401 });
    }
    await expectUnchanged(() => claimCase(one, { case: 9_999 }), NotFound);
    await expectUnchanged(() => revealCase(one, { case: 9_999 }), NotFound);
    await revealCase(one, at);
    expect(await lastAct()).toMatchObject({ act: "reveal-author", actorId: one.id, subject: `case ${at.case}` });
  });
});

const proposed = (id: number) =>
  read(async (db) =>
    db
      .select()
      .from(proposals)
      .where(eq(proposals.caseId, (await caseOf(id)).id)),
  );

describe("a conflict of interest:", () => {
  test("nobody decides on their own words", async () => {
    const id = await argue(one);
    await report(reader, id);
    await expectUnchanged(() => hide(one, id), Forbidden, "who did not write it");
    await expectUnchanged(() => keep(one, id), Forbidden, "who did not write it");
    await hide(two, id);
    await expectUnchanged(() => restoreArgument(one, { id, reason: "" }), Forbidden, "who did not write it");
  });

  test("nobody decides on their own report", async () => {
    const id = await argue(reader);
    await report(one, id);
    await expectUnchanged(() => hide(one, id), Forbidden, "You reported this argument yourself");
    await expectUnchanged(() => keep(one, id), Forbidden, "You reported this argument yourself");
    await keep(two, id);
    expect((await reportsOn(id))[0]?.answeredById).not.toBeNull();
  });

  test("who argued on the other side only proposes; one who did not decides", async () => {
    const id = await reported();
    const at = await inQueue(id);
    await claimCase(rival, at);
    expect(await hide(rival, id, { ...at, reason: "I would hide it." })).toMatchObject({ decisionId: null, id });
    expect(await proposed(id)).toMatchObject([
      { moderatorId: rival.id, kind: "hide", ground: "spam", reason: "I would hide it.", createdAt: NOON },
    ]);
    const act = { act: "propose-decision", actorId: rival.id, subject: `case ${at.case}`, detail: { kind: "hide" } };
    expect(await lastAct()).toEqual(act);
    expect(await decisionsOn(id)).toEqual([]);
    expect((await argumentOf(id)).hiddenById).toBeNull();
    expect((await reportsOn(id))[0]?.answeredById).toBeNull();
    // Nobody has to wait until the claim of the one who proposed it ends.
    expect(await caseOf(id)).toMatchObject({ id: at.case, closedById: null, claimedById: null, claimedUntil: null });
    await hide(two, id, at);
    expect(await kinds(id)).toEqual(["hide"]);
    expect((await caseOf(id)).closedById).not.toBeNull();
    await expectUnchanged(() => keep(rival, id, at), Conflict, "moderator-two was faster.");
  });

  test("a proposal can be said otherwise, and two of them are no decision", async () => {
    const id = await reported();
    const another = await person("another-rival", "moderator");
    await reply(another, 1, { stance: CONCERN });
    await hide(rival, id, { also: "warn" });
    expect(await keep(rival, id)).toMatchObject({ decisionId: null });
    await hide(another, id);
    expect((await proposed(id)).map(({ moderatorId, kind }) => [moderatorId, kind])).toEqual([
      [rival.id, "keep"],
      [another.id, "hide"],
    ]);
    expect(await decisionsOn(id)).toEqual([]);
    expect((await caseOf(id)).closedById).toBeNull();
    await keep(one, id);
    expect(await kinds(id)).toEqual(["keep"]);
  });

  test("a proposal on what nobody reported puts it before the others", async () => {
    const id = await argue(reader);
    await hide(rival, id);
    expect(await casesOf(id)).toMatchObject([{ kind: "review", weight: 0, closedById: null }]);
    await hide(one, id);
    expect(await casesOf(id)).toMatchObject([{ closedById: expect.any(Number) }]);
  });

  test("who argued on the same side or only asked decides; who took their argument away still only proposes", async () => {
    const friend = await person("friend", "moderator");
    await argue(friend, { stance: PRO });
    await reply(friend, 1, { stance: JUST_ASKING });
    await hide(friend, await reported());
    const former = await person("former-rival", "moderator");
    const own = await argue(former, { stance: CONCERN });
    expect(await hide(former, await reported())).toMatchObject({ decisionId: null });
    await deleteArgument(former, { id: own });
    expect(await hide(former, await reported())).toMatchObject({ decisionId: null });
  });

  test("a question is on no side", async () => {
    const id = await reply(reader, 1, { stance: JUST_ASKING });
    await longAgo(id);
    expect(await hide(rival, id)).toMatchObject({ decisionId: expect.any(Number) });
  });
});
