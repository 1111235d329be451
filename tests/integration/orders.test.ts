import { asc, desc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { cases, orders } from "#db/schema/cases";
import { decisions, reports } from "#db/schema/moderation";
import { statements } from "#db/schema/statements";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { getArgument } from "#lib/arguments/queries";
import { claimCase } from "#lib/cases/claim-case";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { listNotifications } from "#lib/notifications/queries";
import { enterOrder } from "#lib/orders/enter-order";
import { executeOrder } from "#lib/orders/execute-order";
import { listOrders } from "#lib/orders/queries";
import { EnterOrder } from "#lib/orders/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, HOUR, MINUTE, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { argue, CONCERN, lastAct, newKey, PRO, person, seededDatabase, THREAD } from "#tests/people";

let author: Person;
let moderator: Person;
let opponent: Person;
let id: number;

stoppedClock();
beforeAll(async () => {
  await seededDatabase();
  author = await person("an-author");
  moderator = await person("a-moderator", "moderator");
  opponent = await person("an-opponent", "moderator");
});
beforeEach(async () => {
  id = await argue(author, { stance: PRO });
});

const enter = async (change: object = {}, by: Person = moderator) => {
  const form = { authority: "BKA, Germany", reference: newKey(), place: String(id), receivedAt: "2026-03-02T11:50" };
  return (await enterOrder(by, EnterOrder.parse({ ...form, ...change }))).order;
};
const caseAbout = async (argumentId: number) =>
  (await read((db) => db.select().from(cases).where(eq(cases.argumentId, argumentId)))).at(-1);
const orderRow = async (order: number) => (await read((db) => db.select().from(orders).where(eq(orders.id, order))))[0];
const openOn = async (viewer: Person, argumentId: number) =>
  (await listOrders(viewer)).open.filter((order) => order.argumentId === argumentId);
const reportsOn = (argumentId: number) =>
  read((db) =>
    db
      .select({ memberId: reports.memberId, answeredById: reports.answeredById })
      .from(reports)
      .where(eq(reports.argumentId, argumentId))
      .orderBy(asc(reports.id)),
  );
const at = (ms: number) => new Date(NOON.getTime() + ms);

describe("an order that is written down", () => {
  test("is due an hour after it was received, and its act names that moment", async () => {
    const order = await enter();
    expect(await caseAbout(id)).toMatchObject({ kind: "review", dueAt: at(50 * MINUTE), closedById: null });
    expect(await lastAct()).toEqual({
      act: "enter-order",
      actorId: moderator.id,
      subject: `argument ${id}`,
      detail: { order, receivedAt: at(-10 * MINUTE).toISOString() },
    });
    expect(await openOn(moderator, id)).toMatchObject([
      { id: order, dueAt: at(50 * MINUTE).toISOString(), asOf: NOON.toISOString(), doneAt: null, canExecute: true },
    ]);
  });

  test("comes before the reports on the same argument", async () => {
    await reportArgument(opponent, { id, ground: "violence", note: "" });
    expect((await caseAbout(id))?.dueAt).toEqual(at(2 * DAY));
    await enter();
    expect((await caseAbout(id))?.dueAt).toEqual(at(50 * MINUTE));
  });

  test.each([
    ["its number", (argument: number) => String(argument)],
    ["its address", (argument: number) => `http://localhost:3000/threads/${THREAD}/arguments/${argument}`],
    ["its place in the thread", (argument: number) => `/threads/${THREAD}#a${argument}`],
  ])("names an argument by %s", async (_, placeOf) => {
    expect(await orderRow(await enter({ place: placeOf(id) }))).toMatchObject({ argumentId: id });
  });

  test("names an argument that there is, once, and is a moderator's work", async () => {
    const deleted = await argue(author);
    await deleteArgument(author, { id: deleted });
    for (const place of [
      "1000000",
      String(deleted),
      `/threads/${THREAD}`,
      `/threads/another/arguments/${id}`,
      `https://example.org/threads/${THREAD}/arguments/${id}`,
      "the one about talks",
    ])
      await expect(enter({ place }), place).rejects.toThrow(Invalid);
    await enter({ reference: "TCO-1" });
    await expect(enter({ reference: "TCO-1" })).rejects.toThrow(/entered for this argument before|marked fields/);
    await expect(enter({}, author)).rejects.toThrow(Forbidden);
    for (const viewer of [VISITOR, author]) {
      await expect(listOrders(viewer)).rejects.toThrow(Forbidden);
    }
  });

  test("waits in the list, the most urgent first, until it is carried out", async () => {
    const late = await enter({ receivedAt: "2026-03-01T10:00" });
    const later = await enter({ reference: "second" });
    const open = (await listOrders(moderator)).open.map((each) => each.id);
    expect(open.indexOf(late)).toBeLessThan(open.indexOf(later));
    setClock(HOUR);
    await executeOrder(moderator, { order: later });
    const list = await listOrders(moderator);
    expect(list.open.map((each) => each.argumentId)).not.toContain(id);
    const done = list.done.slice(0, 2);
    expect(done.map((each) => [each.id, each.doneAt])).toEqual([
      [later, at(HOUR).toISOString()],
      [late, at(HOUR).toISOString()],
    ]);
  });
});

describe("an order that is carried out", () => {
  test("hides at once, closes the case, states its law, and tells the author how to object", async () => {
    const order = await enter();
    const { decisionId } = await executeOrder(moderator, { order });
    await expect(getArgument(THREAD, id)).rejects.toThrow(NotFound);
    expect(await caseAbout(id)).toMatchObject({ closedById: decisionId });
    expect(await orderRow(order)).toMatchObject({ executedById: decisionId });
    const [decision] = await read((db) => db.select().from(decisions).where(eq(decisions.id, decisionId)));
    expect(decision).toMatchObject({ kind: "hide", ground: "unlawful", detail: { order }, memberId: author.id });
    const [stated] = await read((db) =>
      db
        .select()
        .from(statements)
        .where(eq(statements.id, decision?.statementId ?? 0)),
    );
    expect(stated).toMatchObject({
      decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
      illegal_content_legal_ground: "Regulation (EU) 2021/784, Art. 3",
      source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
    });
    expect(stated?.decision_facts).toContain("An authority ordered to remove it.");
    const told = JSON.stringify((await listNotifications(author)).notifications[0]);
    expect(told).toMatch(/You can appeal here, and you can challenge the order itself before the courts/);
    expect(told).not.toContain("BKA");
  });

  test("by a moderator who argued on the other side, reported it, and while another one works on it", async () => {
    await argue(opponent, { stance: CONCERN });
    for (const who of [opponent, moderator]) await reportArgument(who, { id, ground: "violence", note: "" });
    const order = await enter();
    await claimCase(await person("third", "moderator"), { case: (await caseAbout(id))?.id ?? 0 });
    // But not what they wrote down themselves.
    const own = await enter({}, opponent);
    await expect(executeOrder(opponent, { order: own })).rejects.toThrow(Forbidden);
    const { decisionId } = await executeOrder(opponent, { order });
    expect(await orderRow(order)).toMatchObject({ executedById: decisionId });
    // Nobody answers their own report, not even so.
    expect(await reportsOn(id)).toEqual([
      { memberId: opponent.id, answeredById: null },
      { memberId: moderator.id, answeredById: decisionId },
    ]);
  });

  test("not by its author, nor by a member, nor twice", async () => {
    const order = await enter();
    await expect(executeOrder({ ...author, role: "moderator" }, { order })).rejects.toThrow(Forbidden);
    await expect(executeOrder(author, { order })).rejects.toThrow(Forbidden);
    await expect(executeOrder(moderator, { order: 1_000_000 })).rejects.toThrow(NotFound);
    expect((await openOn({ ...author, role: "moderator" }, id))[0]?.canExecute).toBe(false);
    await executeOrder(moderator, { order });
    await expect(executeOrder(opponent, { order })).rejects.toThrow(Conflict);
  });

  test("also when it was hidden before on another ground, and after its author deleted it", async () => {
    await hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });
    const { decisionId } = await executeOrder(moderator, { order: await enter() });
    const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
    expect(row?.hiddenById).toBe(decisionId);

    id = await argue(author);
    const order = await enter();
    await deleteArgument(author, { id });
    const done = await executeOrder(moderator, { order });
    expect(await orderRow(order)).toMatchObject({ executedById: done.decisionId });
    await expect(getArgument(THREAD, id)).rejects.toThrow();
  });

  test("and taken back by mistake waits again, with its hour as it was", async () => {
    const order = await enter();
    const { decisionId } = await executeOrder(moderator, { order });
    await undoDecision(moderator, { id: decisionId });
    expect((await getArgument(THREAD, id)).argument.state).toBe("shown");
    expect(await openOn(moderator, id)).toMatchObject([{ id: order, dueAt: at(50 * MINUTE).toISOString() }]);
    expect(await caseAbout(id)).toMatchObject({ closedById: null, dueAt: at(50 * MINUTE) });
    const [last] = await read((db) => db.select().from(decisions).orderBy(desc(decisions.id)).limit(1));
    expect(last?.kind).toBe("undo");
  });
});
