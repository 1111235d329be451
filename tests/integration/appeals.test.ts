import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { appeals } from "#db/schema/moderation";
import { moved } from "#db/schema/ratings";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { appealToken, memberOfToken } from "#lib/appeals/appeal-token";
import { AnswerAppeal, AppealDecision } from "#lib/appeals/schema";
import { claimCase } from "#lib/cases/claim-case";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { removeCredit } from "#lib/moderation/remove-credit";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { creditArgument } from "#lib/moved/credit-argument";
import { takePosition } from "#lib/positions/take-position";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import {
  argumentOf,
  caseOf,
  decisionOf,
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
import { argue, CONCERN, lastAct, person, seededDatabase, THREAD } from "#tests/people";

const WORDS = "It does not advertise: the link is the source.";
let one: Person;
let two: Person;
let rival: Person;
let author: Person;
let reader: Person;
let count = 0;

beforeAll(async () => {
  await seededDatabase();
  one = await person("moderator-one", "moderator");
  two = await person("moderator-two", "moderator");
  rival = await person("rival", "moderator");
  reader = await person("reader");
  await argue(rival, { stance: CONCERN });
});
stoppedClock();

async function posted(role: Person["role"] = "member"): Promise<number> {
  count += 1;
  author = await person(`author-${count}`, role);
  return argue(author);
}
/** The number of a decision to hide something of a new author. */
const hidden = async (values: Record<string, unknown> = {}) => taken(hide(one, await posted(), values));
const appeal = (who: Person | typeof VISITOR, decision: number, token?: string) =>
  appealDecision(who, AppealDecision.parse({ decision, words: WORDS, token }));
const appealsOf = (decision: number) =>
  read((db) => db.select().from(appeals).where(eq(appeals.decisionId, decision)).orderBy(asc(appeals.id)));
const numberOf = async (decision: number) => (await appealsOf(decision))[0]?.id ?? 0;
const answer = async (who: Person | typeof VISITOR, decision: number, outcome: "uphold" | "overturn") =>
  answerAppeal(who, { appeal: await numberOf(decision), outcome, reason: "We read it again." });
/** The argument that a decision is about. */
const about = async (decision: number) => argumentOf((await decisionOf(decision)).argumentId ?? 0);

async function expectUnchanged(act: () => Promise<unknown>, refusal: new (...args: never[]) => Error, words = "") {
  const before = everyRow();
  const refused = act();
  await expect(refused).rejects.toThrow(refusal);
  await expect(refused).rejects.toThrow(words);
  expect(everyRow()).toEqual(before);
}

describe("an appeal", () => {
  test("is the words of whom the decision concerns, and waits for another moderator for 14 days", async () => {
    const decision = await hidden();
    expect(await appeal(author, decision)).toEqual({ decision, token: undefined });
    const [row] = await appealsOf(decision);
    expect(row).toMatchObject({ memberId: author.id, words: WORDS, answeredById: null, createdAt: NOON });
    const { argumentId } = await decisionOf(decision);
    expect(await caseOf(argumentId ?? 0, "appeal")).toMatchObject({
      appealId: row?.id,
      openedAt: NOON,
      dueAt: new Date(NOON.getTime() + 14 * DAY),
      closedById: null,
    });
    expect(await lastAct()).toEqual({
      act: "appeal-decision",
      actorId: author.id,
      subject: `member ${author.id}`,
      detail: { decision },
    });
    expect((await about(decision)).hiddenById).toBe(decision);
  });

  test("is made once", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    await expectUnchanged(() => appeal(author, decision), Conflict, "You appealed this decision before.");
    await answer(two, decision, "uphold");
    await expectUnchanged(() => appeal(author, decision), Conflict, "There is one appeal for each.");
  });

  test("is made within 183 days", async () => {
    const decision = await hidden();
    setClock(183 * DAY + 1);
    await expectUnchanged(() => appeal(author, decision), Conflict, "183 days, which have passed");
    setClock(183 * DAY);
    await appeal(author, decision);
  });

  test("is made by nobody else, and not of what restricts nobody", async () => {
    const decision = await hidden();
    for (const who of [reader, one, two, rival])
      await expectUnchanged(() => appeal(who, decision), Forbidden, "Only whom a decision concerns can appeal it.");
    await expect(appeal(VISITOR, decision)).rejects.toMatchObject({ status: 401 });
    await expectUnchanged(() => appeal(author, 99_999), NotFound);
    const id = await posted();
    await report(reader, id);
    const kept = await taken(keep(one, id));
    await expectUnchanged(() => appeal(author, kept), Forbidden);
    expect(AppealDecision.safeParse({ decision, words: "  " }).success).toBe(false);
    expect(AppealDecision.safeParse({ decision, words: "x".repeat(3_001) }).success).toBe(false);
  });

  test("is made with their token by who is suspended, and with nobody else's", async () => {
    const decision = await hidden({ also: "suspend" });
    const other = await hidden({ also: "suspend" });
    const later = author;
    const token = appealToken(other, later.id);
    expect([memberOfToken(other, token), memberOfToken(decision, token)]).toEqual([later.id, undefined]);
    const [, signature] = token.split(".");
    for (const wrong of [appealToken(decision, later.id), `${reader.id}.${signature}`, `${token}x`, "1.x", ""])
      await expect(appeal(VISITOR, other, wrong)).rejects.toMatchObject({ status: 401 });
    // A token for a decision that concerns somebody else is none, even when it was signed.
    await expect(appeal(VISITOR, other, appealToken(other, reader.id))).rejects.toThrow(Forbidden);
    expect(await appeal(VISITOR, other, token)).toEqual({ decision: other, token });
    expect(await appealsOf(other)).toMatchObject([{ memberId: later.id }]);
    expect(await lastAct()).toMatchObject({ act: "appeal-decision", actorId: later.id });
  });

  test("is not made of what was reversed already", async () => {
    const undone = await hidden();
    await undoDecision(one, { id: undone });
    await expectUnchanged(() => appeal(author, undone), Conflict, "This decision was reversed already.");
    const restored = await hidden();
    await restoreArgument(two, { id: (await about(restored)).id, reason: "" });
    await expectUnchanged(() => appeal(author, restored), Conflict, "This decision was reversed already.");
  });

  test("is made of a suspension that stands after its argument was restored, and of a warning likewise", async () => {
    for (const also of ["suspend", "warn"]) {
      const decision = await hidden({ also });
      await restoreArgument(two, { id: (await about(decision)).id, reason: "" });
      await appeal(author, decision, appealToken(decision, author.id));
      await answer(two, decision, "overturn");
      expect(await memberOf(author)).toMatchObject({ suspendedById: null });
    }
    const lifted = await hidden({ also: "suspend" });
    await liftSuspension(two, { handle: author.handle, reason: "" });
    await appeal(author, lifted);
    await answer(two, lifted, "overturn");
    expect(await about(lifted)).toMatchObject({ hiddenById: null });
  });

  test("keeps others from restoring and lifting past its answer", async () => {
    const decision = await hidden({ also: "suspend" });
    await appeal(author, decision);
    const { id } = await about(decision);
    await expectUnchanged(() => restoreArgument(two, { id, reason: "" }), Conflict, "Its author appealed.");
    await expectUnchanged(() => liftSuspension(two, { handle: author.handle, reason: "" }), Conflict, "appealed");
    await answer(two, decision, "uphold");
    await restoreArgument(two, { id, reason: "" });
  });
});

describe("the answer to an appeal", () => {
  test("that upholds changes nothing but that it is answered, and its author reads it", async () => {
    const decision = await hidden({ also: "suspend" });
    await appeal(author, decision);
    const before = { argument: await about(decision), member: await memberOf(author) };
    const { decisionId } = await answer(two, decision, "uphold");
    expect({ argument: await about(decision), member: await memberOf(author) }).toEqual(before);
    expect(await decisionOf(decisionId)).toMatchObject({
      kind: "uphold",
      memberId: author.id,
      moderatorId: two.id,
      reversesId: null,
      reason: "We read it again.",
    });
    expect(await appealsOf(decision)).toMatchObject([{ answeredById: decisionId }]);
    expect(await caseOf(before.argument.id, "appeal")).toMatchObject({ closedById: decisionId, claimedById: null });
    expect(await statementOf(decisionId)).toMatchObject({ decision_visibility: null, decision_account: null });
    expect(await toldOf(author)).toEqual(["decision: suspend", "appeal: uphold"]);
    expect(await lastAct()).toMatchObject({ act: "uphold", subject: `argument ${before.argument.id}` });
  });

  test("that overturns restores the argument and frees its author, and the reports stay answered", async () => {
    const id = await posted();
    await report(reader, id);
    const decision = await taken(hide(one, id, { also: "suspend" }));
    await appeal(VISITOR, decision, appealToken(decision, author.id));
    const { decisionId } = await answer(two, decision, "overturn");
    expect(await argumentOf(id)).toMatchObject({ hiddenById: null, held: false });
    expect(await memberOf(author)).toMatchObject({ suspendedById: null });
    expect(await decisionOf(decisionId)).toMatchObject({ kind: "overturn", reversesId: decision, moderatorId: two.id });
    expect((await reportsOn(id))[0]).toMatchObject({ answeredById: decision });
    expect(await caseOf(id)).toMatchObject({ kind: "review", closedById: decision });
    expect(await caseOf(id, "appeal")).toMatchObject({ closedById: decisionId });
    expect(await toldOf(author)).toEqual(["decision: suspend", "appeal: overturn"]);
  });

  test("that overturns the removal of a credit gives it back", async () => {
    const [id, giver] = [await posted(), await person("giver")];
    await takePosition(giver, { thread: THREAD, position: -1 });
    await creditArgument(giver, { id, changed: "point", why: "x".repeat(60) });
    const [credit] = await read((db) => db.select().from(moved).where(eq(moved.argumentId, id)));
    const removed = await removeCredit(one, { id: credit?.id ?? 0, ground: "spam", reason: "Why." });
    await appeal(giver, removed.decisionId);
    await answer(two, removed.decisionId, "overturn");
    expect(await argumentOf(id)).toMatchObject({ movedCount: 1 });
    expect(await read((db) => db.select().from(moved).where(eq(moved.argumentId, id)))).toEqual([credit]);
  });

  test("comes once, whichever of two moderators is faster", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    const third = await person("moderator-three", "moderator");
    const results = await Promise.allSettled([answer(two, decision, "uphold"), answer(third, decision, "overturn")]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expectUnchanged(() => answer(third, decision, "overturn"), Conflict, "answered this appeal a moment ago");
    const uphold = (await appealsOf(decision))[0]?.answeredById ?? 0;
    await expectUnchanged(() => undoDecision(two, { id: uphold }), Forbidden);
  });

  test("is not given while another works on it", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    const { id } = await caseOf((await about(decision)).id, "appeal");
    const third = await person("moderator-four", "moderator");
    await claimCase(third, { case: id });
    await expectUnchanged(() => answer(two, decision, "uphold"), Conflict, "moderator-four is working on this case");
    await answer(third, decision, "uphold");
  });

  test("needs words", () => {
    expect(AnswerAppeal.safeParse({ appeal: 1, outcome: "uphold", reason: " " }).success).toBe(false);
    expect(AnswerAppeal.safeParse({ appeal: 1, outcome: "perhaps", reason: "x" }).success).toBe(false);
  });
});

describe("a conflict of interest: an appeal is not answered by", () => {
  test("members and visitors, nor one that is not there", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    for (const who of [reader, author]) await expectUnchanged(() => answer(who, decision, "overturn"), Forbidden);
    await expect(answer(VISITOR, decision, "overturn")).rejects.toMatchObject({ status: 401 });
    await expectUnchanged(() => answerAppeal(two, { appeal: 9_999, outcome: "uphold", reason: "x" }), NotFound);
  });

  test("who decided", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    for (const outcome of ["uphold", "overturn"] as const)
      await expectUnchanged(
        () => answer(one, decision, outcome),
        Forbidden,
        "Another moderator than the one who decided",
      );
  });

  test("whom it concerns, moderators included", async () => {
    const decision = await taken(hide(one, await posted("moderator")));
    await appeal(author, decision);
    await expectUnchanged(() => answer(author, decision, "overturn"), Forbidden, "nobody answers their own");
  });

  test("who argued on the other side in the thread", async () => {
    const decision = await hidden();
    await appeal(author, decision);
    for (const outcome of ["uphold", "overturn"] as const)
      await expectUnchanged(() => answer(rival, decision, outcome), Forbidden, "You argued on the other side");
    await answer(two, decision, "overturn");
  });

  test("who reported the argument", async () => {
    const id = await posted();
    await report(two, id);
    const decision = await taken(hide(one, id));
    await appeal(author, decision);
    await expectUnchanged(() => answer(two, decision, "uphold"), Forbidden, "You reported this argument yourself");
  });

  test("whose praise it is about", async () => {
    const [id, giver] = [await posted("moderator"), await person("another-giver")];
    await takePosition(giver, { thread: THREAD, position: -1 });
    await creditArgument(giver, { id, changed: "point", why: "x".repeat(60) });
    const [credit] = await read((db) => db.select().from(moved).where(eq(moved.argumentId, id)));
    const { decisionId } = await removeCredit(one, { id: credit?.id ?? 0, ground: "spam", reason: "Why." });
    await appeal(giver, decisionId);
    await expectUnchanged(() => answer(author, decisionId, "overturn"), Forbidden, "This is about your own argument.");
  });
});
