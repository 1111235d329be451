import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read, write } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { notices, orders, proposals } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { moved } from "#db/schema/ratings";
import { openHouseAccount } from "#lib/accounts/open-house-account";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { openCase } from "#lib/cases/open-case";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { recordDecision } from "#lib/moderation/record-decision";
import { removeCredit } from "#lib/moderation/remove-credit";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { undoDecision } from "#lib/moderation/undo-decision";
import { warnMember } from "#lib/moderation/warn-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { takePosition } from "#lib/positions/take-position";
import { type Person, type System, VISITOR } from "#lib/viewer";
import { MINUTE, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import {
  argumentOf,
  caseOf,
  casesOf,
  decisionOf,
  decisionsOn,
  hide,
  keep,
  memberOf,
  report,
  reportsOn,
  statementOf,
  taken,
  toldOf,
} from "#tests/integration/decided";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, lastAct, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

let one: Person;
let two: Person;
let admin: Person;
let house: System;
let author: Person;
let reporter: Person;
let count = 0;

beforeAll(async () => {
  await seededDatabase();
  one = await person("moderator-one", "moderator");
  two = await person("moderator-two", "moderator");
  admin = await person("the-admin", "admin");
  house = await openHouseAccount(SYSTEM);
});
stoppedClock();

/** Something that a new author wrote. */
async function posted(): Promise<number> {
  count += 1;
  author = await person(`author-${count}`);
  return argue(author);
}
/** And that a new reporter reported. */
async function reported(): Promise<number> {
  const id = await posted();
  reporter = await person(`reporter-${count}`);
  await report(reporter, id);
  return id;
}
/** And that the program held before anybody could read it. */
async function held(): Promise<number> {
  const id = await posted();
  await write(async (tx) => {
    await openCase(tx, id, { why: "held", markers: [{ check: "links", verdict: "hold", found: "5" }] });
    const about = { argumentId: id, argumentRevision: 1, threadId: 1, memberId: author.id };
    const why = { reason: "Too many links.", detail: { checks: ["links"] } };
    const hiddenById = await recordDecision(tx, house, { kind: "hold", ...about, ...why });
    await tx.update(argumentsTable).set({ hiddenById, held: true }).where(eq(argumentsTable.id, id));
  });
  return id;
}
const undo = (who: Person | typeof VISITOR, id: number) => undoDecision(who, { id });

async function expectUnchanged(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error, words = "") {
  const before = everyRow();
  const refused = act();
  await expect(refused).rejects.toThrow(refusal);
  await expect(refused).rejects.toThrow(words);
  expect(everyRow()).toEqual(before);
}

describe("an undo", () => {
  test("of hiding: all is as before, and what was answered waits again", async () => {
    const id = await reported();
    const rival = await person("rival", "moderator");
    await argue(rival, { stance: CONCERN });
    await hide(rival, id);
    const before = { argument: await argumentOf(id), reports: await reportsOn(id), case: await caseOf(id) };
    const decisionId = await taken(hide(one, id));
    const undone = await undo(one, decisionId);
    expect(undone.caseId).toBe(before.case.id);
    expect({ argument: await argumentOf(id), reports: await reportsOn(id), case: await caseOf(id) }).toEqual(before);
    expect(await decisionsOn(id)).toMatchObject([
      { id: decisionId, kind: "hide" },
      { id: undone.decisionId, kind: "undo", reversesId: decisionId, moderatorId: one.id, memberId: author.id },
    ]);
    expect(await lastAct()).toMatchObject({ act: "undo", actorId: one.id, subject: `argument ${id}` });
    expect(await statementOf(undone.decisionId)).toMatchObject({ decision_visibility: null, decision_ground: null });
    expect(await toldOf(author, id)).toEqual(["decision: hide", "decision: undo"]);
    expect(await toldOf(reporter, id)).toEqual(["report: hide", "report: undo"]);
    await keep(two, id, { case: before.case.id });
    expect((await reportsOn(id))[0]?.answeredById).not.toBeNull();
  });

  test("counts a hidden rebuttal again", async () => {
    const [id, answerer] = [await posted(), await person("answerer")];
    const answer = await reply(answerer, id, { stance: CONCERN });
    expect(await argumentOf(id)).toMatchObject({ rebuttals: 1 });
    const decisionId = await taken(hide(one, answer));
    expect(await argumentOf(id)).toMatchObject({ rebuttals: 0 });
    await undo(one, decisionId);
    expect(await argumentOf(id)).toMatchObject({ rebuttals: 1 });
  });

  test.each(["warn", "suspend"])("of a decision to %s with an argument takes both back", async (also) => {
    const id = await reported();
    const decisionId = await taken(hide(one, id, { also }));
    await undo(one, decisionId);
    expect(await argumentOf(id)).toMatchObject({ hiddenById: null, held: false });
    expect(await memberOf(author)).toMatchObject({ suspendedById: null });
    expect(await caseOf(id)).toMatchObject({ closedById: null });
    expect(await toldOf(author, id)).toEqual([`decision: ${also}`, "decision: undo"]);
  });

  test("of a warning or a suspension without an argument", async () => {
    await posted();
    const about = { handle: author.handle, ground: "spam", reason: "Why." } as const;
    const warned = await warnMember(one, about);
    await undo(one, warned.decisionId);
    const suspended = await suspendMember(one, { ...about, days: 7 });
    expect(await undo(one, suspended.decisionId)).toMatchObject({ caseId: null });
    expect(await memberOf(author)).toMatchObject({ suspendedById: null });
    expect(await lastAct()).toMatchObject({ act: "undo", subject: `member ${author.id}` });
    expect(await toldOf(author)).toEqual(["decision: warn", "decision: undo", "decision: suspend", "decision: undo"]);
  });

  test("of keeping: its reports wait again, and its author is told of neither", async () => {
    const id = await reported();
    const decisionId = await taken(keep(one, id));
    await undo(one, decisionId);
    expect((await reportsOn(id))[0]).toMatchObject({ answeredById: null });
    expect(await casesOf(id)).toMatchObject([{ closedById: null, weight: 100 }]);
    expect(await toldOf(author, id)).toEqual([]);
    expect(await toldOf(reporter, id)).toEqual(["report: keep", "report: undo"]);
  });

  test("of publishing: it is held again, by the same hold", async () => {
    const id = await held();
    const { hiddenById } = await argumentOf(id);
    const decisionId = await taken(keep(one, id));
    expect(await decisionOf(decisionId)).toMatchObject({ kind: "publish", detail: { heldById: hiddenById } });
    expect(await argumentOf(id)).toMatchObject({ hiddenById: null, held: false });
    await undo(one, decisionId);
    expect(await argumentOf(id)).toMatchObject({ hiddenById, held: true });
    expect(await caseOf(id, "held")).toMatchObject({ closedById: null });
    expect(await toldOf(author, id)).toEqual(["decision: hold", "decision: publish", "decision: undo"]);
  });

  test("of hiding what was held: it is held again", async () => {
    const id = await held();
    const { hiddenById } = await argumentOf(id);
    const decisionId = await taken(hide(one, id, { also: "suspend" }));
    expect(await argumentOf(id)).toMatchObject({ hiddenById: decisionId, held: false });
    await undo(one, decisionId);
    expect(await argumentOf(id)).toMatchObject({ hiddenById, held: true });
    expect(await memberOf(author)).toMatchObject({ suspendedById: null });
  });

  test("opens notices and orders again, without the mail that was not sent yet", async () => {
    const id = await posted();
    await write(async (tx) => {
      const given = { argumentId: id, address: "https://x.example/", law: "A law", explanation: "x", createdAt: NOON };
      const named = { isAgainstChildren: false, name: "A Name", email: "a@example.org" };
      await tx.insert(notices).values({ ...given, ...named, receipt: "N-1" });
      const order = { argumentId: id, authority: "One", reference: "R-1", receivedAt: NOON, createdAt: NOON };
      await tx.insert(orders).values({ ...order, enteredById: two.id });
      await openCase(tx, id, { why: "notice" });
    });
    const decisionId = await taken(hide(one, id));
    await undo(one, decisionId);
    expect(await read((db) => db.select().from(notices))).toMatchObject([{ answeredById: null }]);
    expect(await read((db) => db.select().from(orders))).toMatchObject([{ executedById: null }]);
    expect(await read((db) => db.select().from(mails))).toMatchObject([{ kind: "outcome", nextTryAt: null }]);
    await hide(two, id);
    expect(await read((db) => db.select().from(mails))).toMatchObject([{ nextTryAt: null }, { nextTryAt: NOON }]);
  });

  test("of a removed credit gives it back, unless its giver gave another one meanwhile", async () => {
    const giver = await person("giver");
    const ids = [await posted(), await posted()];
    await takePosition(giver, { thread: THREAD, position: -1 });
    const give = (id: number) => creditArgument(giver, { id, changed: "point", why: "x".repeat(60) });
    const creditsOf = (id: number) => read((db) => db.select().from(moved).where(eq(moved.argumentId, id)));
    const remove = async (id: number) => {
      await give(id);
      const [credit] = await creditsOf(id);
      return removeCredit(one, { id: credit?.id ?? 0, ground: "spam", reason: "Why." });
    };
    const [back, again] = [ids[0] ?? 0, ids[1] ?? 0];
    await undo(one, (await remove(back)).decisionId);
    expect(await creditsOf(back)).toMatchObject([{ removedById: null }]);
    const removed = await remove(again);
    await give(again);
    await undo(one, removed.decisionId);
    expect(await creditsOf(again)).toMatchObject([{ removedById: removed.decisionId }, { removedById: null }]);
    expect([await argumentOf(back), await argumentOf(again)]).toMatchObject([{ movedCount: 1 }, { movedCount: 1 }]);
  });
});

describe("an undo is refused, with nothing changed,", () => {
  test("after ten minutes, and not a moment before", async () => {
    const ids = [await reported(), await reported()];
    const made = [await taken(hide(one, ids[0] ?? 0)), await taken(hide(one, ids[1] ?? 0))];
    setClock(10 * MINUTE);
    await undo(one, made[0] ?? 0);
    setClock(10 * MINUTE + 1);
    await expectUnchanged(() => undo(one, made[1] ?? 0), Conflict, "more than ten minutes ago");
  });

  test("to everybody but who decided", async () => {
    const decisionId = await taken(hide(one, await reported()));
    for (const who of [two, admin, author, reporter])
      await expectUnchanged(() => undo(who, decisionId), Forbidden, "Only who decided can take it back.");
    await expect(undo(VISITOR, decisionId)).rejects.toMatchObject({ status: 401 });
    await expectUnchanged(() => undo(one, 99_999), NotFound);
  });

  test("the second time, after a restore, and of what is itself a reversal", async () => {
    const [id, restored] = [await reported(), await reported()];
    const decisionId = await taken(hide(one, id));
    const undone = await undo(one, decisionId);
    await expectUnchanged(() => undo(one, decisionId), Conflict, "That was taken back before.");
    await expectUnchanged(() => undo(one, undone.decisionId), Forbidden);
    const hidden = await taken(hide(one, restored));
    const { decisionId: restore } = await restoreArgument(two, { id: restored, reason: "" });
    await expectUnchanged(() => undo(one, hidden), Conflict, "That was taken back before.");
    await expectUnchanged(() => undo(two, restore), Forbidden);
  });

  test("once its author appealed", async () => {
    const decisionId = await taken(hide(one, await reported()));
    await appealDecision(author, { decision: decisionId, words: "It does not advertise." });
    await expectUnchanged(() => undo(one, decisionId), Conflict, "Its author appealed meanwhile");
  });

  test("when the argument was decided on again, as long as that stands", async () => {
    const [kept, published] = [await reported(), await held()];
    const made = [await taken(keep(one, kept)), await taken(keep(one, published))];
    const again = await taken(hide(two, kept));
    await hide(two, published);
    for (const decisionId of made)
      await expectUnchanged(() => undo(one, decisionId), Conflict, "decided on again meanwhile");
    await undo(two, again);
    await undo(one, made[0] ?? 0);
    expect(await casesOf(kept)).toMatchObject([{ closedById: null }]);
  });
});

describe("what came in after a decision that is undone", () => {
  test("and the case of before are one case", async () => {
    const id = await reported();
    const decisionId = await taken(keep(one, id));
    setClock(5 * MINUTE);
    await report(await person("later-reporter"), id);
    const [old, open] = await casesOf(id);
    const { caseId } = await undo(one, decisionId);
    expect(caseId).toBe(open?.id);
    expect(await casesOf(id)).toMatchObject([
      { id: old?.id, closedById: decisionId },
      { id: caseId, closedById: null, kind: "review", weight: 200, dueAt: old?.dueAt },
    ]);
    await keep(two, id);
    expect((await reportsOn(id)).every(({ answeredById }) => answeredById !== null)).toBe(true);
    expect((await casesOf(id)).every(({ closedById }) => closedById !== null)).toBe(true);
  });

  test("is held together with what was held", async () => {
    const id = await held();
    const decisionId = await taken(keep(one, id));
    await report(await person("reads-at-once"), id);
    const { caseId } = await undo(one, decisionId);
    expect(await casesOf(id)).toMatchObject([
      { closedById: decisionId },
      { id: caseId, kind: "held", closedById: null },
    ]);
    expect(await argumentOf(id)).toMatchObject({ held: true });
    const markers = (await casesOf(id))[1]?.markers.map(({ check }) => check);
    expect(markers).toEqual(["links"]);
    await keep(two, id);
    expect(await argumentOf(id)).toMatchObject({ held: false, hiddenById: null });
  });

  test("leaves no proposals of before", async () => {
    const id = await reported();
    const rival = await person("second-rival", "moderator");
    await argue(rival, { stance: CONCERN });
    await hide(rival, id);
    const decisionId = await taken(hide(one, id));
    const { caseId } = await undo(one, decisionId);
    expect(await read((db) => db.$count(proposals, eq(proposals.caseId, caseId ?? 0)))).toBe(0);
  });
});
