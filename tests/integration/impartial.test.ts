import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { getLetter } from "#lib/appeals/queries";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { verify } from "#lib/audit/verify";
import { getCase } from "#lib/cases/card-queries";
import { claimCase } from "#lib/cases/claim-case";
import { listCases } from "#lib/cases/queries";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { lockArgument } from "#lib/locks/lock-argument";
import { moveArgument } from "#lib/locks/move-argument";
import { unlockArgument } from "#lib/locks/unlock-argument";
import { removeCredit } from "#lib/moderation/remove-credit";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { undoDecision } from "#lib/moderation/undo-decision";
import { warnMember } from "#lib/moderation/warn-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { getCredit, getOwnCredit } from "#lib/moved/queries";
import { CreditArgument } from "#lib/moved/schema";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { enterOrder } from "#lib/orders/enter-order";
import { executeOrder } from "#lib/orders/execute-order";
import { EnterOrder } from "#lib/orders/schema";
import { type Person, VISITOR } from "#lib/viewer";
import { argumentOf, caseOf, decisionOf, hide, keep, report, taken } from "#tests/integration/decided";
import { argue, CONCERN, newKey, person, reply, seededDatabase, THREAD } from "#tests/people";

let author: Person;
let reporter: Person;
let impartial: Person;
/** A moderator who argued on the other side. */
let rival: Person;
let admin: Person;
let id: number;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  reporter = await person("reporter");
  impartial = await person("impartial", "moderator");
  rival = await person("rival", "moderator");
  admin = await person("chief", "admin");
  await argue(rival, { stance: CONCERN, body: `On the other side ${newKey()}` });
});

beforeEach(async () => {
  id = await argue(author, { body: `Words of its own ${newKey()}` });
});

const order = async (by: Person) => {
  const form = { authority: "An authority", reference: newKey(), place: String(id), receivedAt: "2026-01-01T00:00" };
  return (await enterOrder(by, EnterOrder.parse(form))).order;
};

describe("a moderator who argued on the other side", () => {
  test("neither restores nor unlocks alone what another decided on", async () => {
    await hide(impartial, id);
    await expect(restoreArgument(rival, { id, reason: "" })).rejects.toThrow(Forbidden);
    await restoreArgument(impartial, { id, reason: "" });
    await lockArgument(impartial, { id, scope: "argument", ground: "spam", reason: "Why.", until: null });
    await expect(unlockArgument(rival, { id, reason: "" })).rejects.toThrow(Forbidden);
    expect((await argumentOf(id)).lockedById).not.toBeNull();
  });

  test("nor who reported the argument removes a credit that somebody gave it, and is told so before", async () => {
    const giver = await person(`giver-${newKey().slice(0, 8)}`);
    const why = "It names what I had not thought of before, and I can check it.";
    await creditArgument(giver, CreditArgument.parse({ id, changed: "point", why, position: "0" }));
    const credit = (await getOwnCredit(giver, id))?.credit.id ?? 0;
    await report(admin, id);
    for (const partial of [rival, admin]) {
      expect(await getCredit(partial, THREAD, id, credit)).toMatchObject({ canRemove: false });
      await expect(removeCredit(partial, { id: credit, ground: "spam", reason: "Why." })).rejects.toThrow(Forbidden);
    }
    expect((await getOwnCredit(giver, id))?.credit.id).toBe(credit);
    expect(await getCredit(impartial, THREAD, id, credit)).toMatchObject({ canRemove: true });
    await removeCredit(impartial, { id: credit, ground: "spam", reason: "Why." });
  });

  test("decides on no member whom they argued against, apart from an argument", async () => {
    const sanction = { handle: author.handle, ground: "spam", reason: "Why." } as const;
    await expect(warnMember(rival, sanction)).rejects.toThrow(Forbidden);
    await expect(suspendMember(rival, { ...sanction, days: 3 })).rejects.toThrow(Forbidden);
    await warnMember(impartial, sanction);
  });

  test("hides nothing by an order of their own making, and in an hour's need by another's", async () => {
    await expect(executeOrder(rival, { order: await order(rival) })).rejects.toThrow(Forbidden);
    expect((await argumentOf(id)).hiddenById).toBeNull();
    const { decisionId } = await executeOrder(rival, { order: await order(impartial) });
    expect((await argumentOf(id)).hiddenById).toBe(decisionId);
  });
});

describe("the appeal against a decision on a member that has no argument", () => {
  const appealCases = async (who: Person) => (await listCases(who, "appeals", null)).cases;
  const last = async (who: Person) => (await appealCases(who)).toSorted((a, b) => b.id - a.id)[0]?.id ?? 0;

  test.each(["warning", "suspension"])(
    "a %s, is not answered, nor claimed, by who argued against them",
    async (kind) => {
      const member = await person(`member-${newKey().slice(0, 8)}`);
      await argue(member, { body: `Words of its own ${newKey()}` });
      const sanction = { handle: member.handle, ground: "spam", reason: "Why." } as const;
      const { decisionId } =
        kind === "warning"
          ? await warnMember(impartial, sanction)
          : await suspendMember(impartial, { ...sanction, days: 3 });
      await appealDecision(member, { decision: decisionId, words: "Why?" });
      const found = await last(rival);
      const card = await getCase(rival, found);
      expect(card).toMatchObject({ obstacle: "argued-against-member", appeal: { decision: { id: decisionId } } });
      await expect(claimCase(rival, { case: found })).rejects.toThrow("from the member who appeals");
      const answer = { appeal: card.appeal?.id ?? 0, outcome: "overturn", reason: "They are right." } as const;
      await expect(answerAppeal(rival, answer)).rejects.toThrow("from the member who appeals");
      expect(await getCase(admin, found)).toMatchObject({ obstacle: null });
      await claimCase(admin, { case: found });
      await answerAppeal(admin, answer);
    },
  );
});

test("whoever reported or argued against what is appealed about is told before, and cannot claim it", async () => {
  const watcher = await person(`watcher-${newKey().slice(0, 8)}`, "moderator");
  await report(watcher, id);
  const decision = await taken(hide(impartial, id));
  await appealDecision(author, { decision, words: "Why?" });
  const appeal = (await caseOf(id, "appeal")).id;
  expect(await getCase(watcher, appeal)).toMatchObject({ obstacle: "own-report" });
  await expect(claimCase(watcher, { case: appeal })).rejects.toThrow("You reported this argument yourself");
  expect(await getCase(rival, appeal)).toMatchObject({ obstacle: "argued-against" });
  await expect(claimCase(rival, { case: appeal })).rejects.toThrow("another moderator answers the appeal");
});

describe("an order that is open", () => {
  test("is not lost by keeping the argument", async () => {
    const open = await order(impartial);
    await expect(keep(impartial, id)).rejects.toThrow(Conflict);
    expect((await caseOf(id)).closedById).toBeNull();
    await executeOrder(impartial, { order: open });
    expect((await caseOf(id)).closedById).not.toBeNull();
  });

  test("once carried out, is set aside by an admin alone, also on appeal", async () => {
    const { decisionId } = await executeOrder(impartial, { order: await order(impartial) });
    const other = await person(`other-${newKey().slice(0, 8)}`, "moderator");
    await expect(restoreArgument(other, { id, reason: "" })).rejects.toThrow("only an admin");
    await appealDecision(author, { decision: decisionId, words: "It is journalism." });
    const { appeal } = await getCase(admin, (await caseOf(id, "appeal")).id);
    const answer = { appeal: appeal?.id ?? 0, outcome: "overturn", reason: "It is." } as const;
    await expect(answerAppeal(other, answer)).rejects.toThrow("only an admin");
    await answerAppeal(admin, answer);
    expect((await argumentOf(id)).hiddenById).toBeNull();
  });
});

describe("a claim", () => {
  test("is for those who may decide: not for authors, reporters, or who decided what is appealed", async () => {
    const writer = await person(`writer-${newKey().slice(0, 8)}`, "moderator");
    const own = await argue(writer, { body: `Own words ${newKey()}` });
    await report(impartial, own);
    const found = await caseOf(own);
    await expect(claimCase(writer, { case: found.id })).rejects.toThrow(Forbidden);
    await expect(claimCase(impartial, { case: found.id })).rejects.toThrow(Forbidden);
    await claimCase(admin, { case: found.id });

    const decision = await taken(hide(impartial, id));
    await appealDecision(author, { decision, words: "Why?" });
    const appeal = (await caseOf(id, "appeal")).id;
    await expect(claimCase(impartial, { case: appeal })).rejects.toThrow(Forbidden);
    await claimCase(admin, { case: appeal });
  });
});

test("a notice of one's own text, deleted meanwhile, is answered by another", async () => {
  const writer = await person(`deleter-${newKey().slice(0, 8)}`, "moderator");
  const own = await argue(writer, { body: `Soon gone ${newKey()}` });
  const notice = {
    offence: "other",
    address: `/threads/eu-taliban-brussels/arguments/${own}`,
    law: "A law",
    explanation: "Why",
    name: "Eve",
    email: "eve@example.org",
    goodFaith: "yes",
  };
  await sendNotice(VISITOR, SendNotice.parse(notice), "a network");
  await deleteArgument(writer, { id: own });
  const waiting = async (who: Person) =>
    (await listCases(who, "open", null)).cases.find(({ kind }) => kind === "notice");
  expect(await waiting(writer)).toBeUndefined();
  const found = (await waiting(impartial))?.id ?? 0;
  await expect(dismissNotice(writer, { case: found, reason: "Nothing." })).rejects.toThrow(Forbidden);
  const { decisionId } = await dismissNotice(impartial, { case: found, reason: "It is gone." });
  await undoDecision(impartial, { id: decisionId });
  await dismissNotice(impartial, { case: found, reason: "It is gone." });
  expect((await verify()).faults).toEqual([]);
});

test("whose decision was reversed on appeal leaves the same text to another", async () => {
  const decision = await taken(hide(impartial, id));
  await appealDecision(author, { decision, words: "Why?" });
  const { appeal } = await getCase(admin, (await caseOf(id, "appeal")).id);
  await answerAppeal(admin, { appeal: appeal?.id ?? 0, outcome: "overturn", reason: "You are right." });
  await expect(hide(impartial, id)).rejects.toThrow("reversed on appeal");
  await hide(admin, id);
});

test("an undone move does not throw away another's later one", async () => {
  const [a, b] = [await argue(author, { body: `A ${newKey()}` }), await argue(author, { body: `B ${newKey()}` })];
  const moving = await reply(author, id, { body: `Moving ${newKey()}` });
  const late = await reply(author, a, { body: `Late ${newKey()}` });
  expect(late).toBeGreaterThan(b);
  const first = await moveArgument(impartial, { id: late, to: b, reason: "There." });
  await moveArgument(admin, { id: late, to: id, reason: "Rather there." });
  await expect(undoDecision(impartial, { id: first.decisionId })).rejects.toThrow(Conflict);
  expect((await argumentOf(late)).parentId).toBe(id);
  expect((await argumentOf(moving)).parentId).toBe(id);
});

test("an author is told nothing of what was reported and kept; a reporter's card says that another decides", async () => {
  await report(reporter, id);
  const decision = await taken(keep(impartial, id));
  await expect(getLetter(author, decision)).rejects.toThrow(NotFound);
  expect((await decisionOf(decision)).memberId).toBe(author.id);

  const second = await argue(author, { body: `Again ${newKey()}` });
  await report(impartial, second);
  await keep(admin, second);
  await report(reporter, second);
  expect(await getCase(impartial, (await caseOf(second)).id)).toMatchObject({ obstacle: "own-report" });
  await expect(keep(impartial, second)).rejects.toThrow(Forbidden);
});
