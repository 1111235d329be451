import { and, desc, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { cases, notices } from "#db/schema/cases";
import { decisions } from "#db/schema/moderation";
import { mails } from "#db/schema/notifications";
import { statements } from "#db/schema/statements";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { getCase } from "#lib/cases/card-queries";
import { claimCase } from "#lib/cases/claim-case";
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from "#lib/errors";
import { saveWords } from "#lib/house/save-words";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { undoDecision } from "#lib/moderation/undo-decision";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { getNoticeTarget, getReceipt } from "#lib/notices/queries";
import { Receipt, SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { listNotifications } from "#lib/notifications/queries";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { DAY, HOUR, NOON, setClock, stoppedClock } from "#tests/integration/clock";
import { argue, lastAct, newKey, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";

const ORIGIN = "http://localhost:3000";
let author: Person;
let moderator: Person;
let other: Person;

stoppedClock();
beforeAll(async () => {
  await seededDatabase();
  author = await person("an-author");
  moderator = await person("a-moderator", "moderator");
  other = await person("another-moderator", "moderator");
});

let network = "";
beforeEach(() => {
  network = newKey();
});

const pathOf = (id: number) => `/threads/${THREAD}/arguments/${id}`;
const FORM = {
  offence: "other",
  law: "§ 130 of the Criminal Code, Germany",
  explanation: "It calls for violence.",
  name: "Eve",
  email: "eve@example.org",
  goodFaith: "yes",
};
const send = (address: string, change: object = {}, viewer: Viewer = VISITOR) =>
  sendNotice(viewer, SendNotice.parse({ ...FORM, email: `${newKey()}@example.org`, address, ...change }), network);
const newest = async () => {
  const [row] = await read((db) => db.select().from(notices).orderBy(desc(notices.id)).limit(1));
  if (!row) throw new Error("There is no notice.");
  return row;
};
const caseOf = async (noticeId: number) =>
  (await read((db) => db.select().from(cases).where(eq(cases.noticeId, noticeId))))[0];
const casesAbout = (id: number) => read((db) => db.select().from(cases).where(eq(cases.argumentId, id)));
const openAbout = (id: number) =>
  read((db) =>
    db
      .select()
      .from(notices)
      .where(and(eq(notices.argumentId, id), isNull(notices.answeredById))),
  );
const mailsOf = (noticeId: number) => read((db) => db.select().from(mails).where(eq(mails.noticeId, noticeId)));
const hide = (id: number) =>
  hideArgument(moderator, { id, revision: 1, ground: "unlawful", reason: "For the author.", law: "§ 130" });

describe("a notice about an argument", () => {
  test("opens its case, due in a day, and leaves a receipt, one mail and one act of nobody's", async () => {
    const id = await argue(author);
    const { receipt } = await send(ORIGIN + pathOf(id), {}, author);
    expect(Receipt.parse(receipt)).toBe(receipt);
    const notice = await newest();
    expect(notice).toMatchObject({ receipt, argumentId: id, address: ORIGIN + pathOf(id), isAgainstChildren: false });
    expect(await casesAbout(id)).toMatchObject([{ kind: "review", dueAt: new Date(NOON.getTime() + DAY) }]);
    expect(await caseOf(notice.id)).toBeUndefined();
    expect(await mailsOf(notice.id)).toMatchObject([{ kind: "receipt", tries: 0, nextTryAt: NOON }]);
    const detail = { argument: id };
    expect(await lastAct()).toEqual({ act: "send-notice", actorId: null, subject: `notice ${notice.id}`, detail });
    expect(await getReceipt(receipt.toLowerCase())).toEqual({
      receipt,
      at: NOON.toISOString(),
      isMailed: true,
      outcome: null,
    });
  });

  test("makes a reported case due sooner, and several go into one", async () => {
    const id = await argue(author);
    await send(pathOf(id));
    setClock(HOUR);
    await send(`/threads/${THREAD}#a${id}`);
    expect(await casesAbout(id)).toMatchObject([{ dueAt: new Date(NOON.getTime() + DAY), openedAt: NOON }]);
    expect((await openAbout(id)).map(({ address }) => address)).toEqual([
      ORIGIN + pathOf(id),
      `${ORIGIN}/threads/${THREAD}#a${id}`,
    ]);
  });

  test("is answered by a decision: who sent it gets a mail and reads what was decided, not the words to the author", async () => {
    const id = await argue(author);
    const { receipt } = await send(pathOf(id));
    await hide(id);
    const { outcome } = await getReceipt(receipt);
    expect(outcome).toEqual({
      kind: "hide",
      at: NOON.toISOString(),
      ground: "Nothing against the law",
      law: "§ 130",
      words: null,
      reversedAt: null,
    });
    expect((await mailsOf((await newest()).id)).map(({ kind }) => kind)).toEqual(["receipt", "outcome"]);
    expect(await openAbout(id)).toEqual([]);
  });

  test("tells its author neither that it came nor from whom", async () => {
    const id = await argue(author);
    await send(pathOf(id), { explanation: "Secret explanation" });
    const before = JSON.stringify(await listNotifications(author));
    expect(before).not.toContain("otice");
    await hide(id);
    expect(JSON.stringify(await listNotifications(author))).not.toMatch(/Eve|eve@|Secret explanation/);
  });

  test("says what stands after the decision was taken back, and after another one", async () => {
    const id = await argue(author);
    const { receipt } = await send(pathOf(id));
    const { decisionId } = await hide(id);
    await undoDecision(moderator, { id: decisionId ?? 0 });
    expect((await getReceipt(receipt)).outcome).toBeNull();
    await keepArgument(other, { id, revision: 1, reason: "A quotation, with its source." });
    expect((await getReceipt(receipt)).outcome).toMatchObject({ kind: "keep", words: "A quotation, with its source." });
    const waiting = (await mailsOf((await newest()).id)).filter(({ nextTryAt }) => nextTryAt !== null);
    expect(waiting.map(({ kind }) => kind)).toEqual(["receipt", "outcome"]);
  });
});

describe("a notice with no argument to decide on", () => {
  test.each<[string, () => Promise<string>]>([
    ["the home page", async () => "/"],
    ["a thread", async () => `${ORIGIN}/threads/${THREAD}`],
    ["a member", async () => "/members/editors"],
    [
      "a deleted argument",
      async () => {
        const id = await argue(author);
        await deleteArgument(author, { id });
        return pathOf(id);
      },
    ],
    [
      "a hidden argument",
      async () => {
        const id = await argue(author);
        await hide(id);
        return pathOf(id);
      },
    ],
  ])("is a case of its own: %s", async (_, address) => {
    await send(await address());
    const notice = await newest();
    expect(notice.argumentId).toBeNull();
    expect(await caseOf(notice.id)).toMatchObject({
      kind: "notice",
      argumentId: null,
      dueAt: new Date(NOON.getTime() + DAY),
      closedById: null,
    });
  });

  test("is refused where no argument ever stood, and outside of the forum", async () => {
    const replied = await reply(author, 1);
    for (const address of [
      pathOf(1_000_000),
      `/threads/another-thread/arguments/${replied}`,
      `/threads/${THREAD}#a1000000`,
      "https://example.org/",
      "//example.org/threads",
      "javascript:alert(1)",
      `/${"é".repeat(700)}`,
    ])
      await expect(send(address), address).rejects.toThrow(Invalid);
  });
});

describe("who may send one", () => {
  test("5 an hour from one network; what is refused is not counted, and others may", async () => {
    for (let i = 0; i < 5; i += 1) await send("/");
    await expect(send("https://example.org/")).rejects.toThrow(Invalid);
    const before = (await newest()).id;
    await expect(send("/")).rejects.toThrow(TooMany);
    expect((await newest()).id).toBe(before);
    network = newKey();
    await send("/");
    expect((await newest()).id).toBeGreaterThan(before);
  });

  test("20 a day that name one address, which gets mail for each", async () => {
    for (let i = 0; i < 20; i += 1) {
      network = newKey();
      await send("/", { email: "flooded@example.org" });
    }
    network = newKey();
    await expect(send("/", { email: "Flooded@example.org" })).rejects.toThrow(TooMany);
  });

  test("anybody, with nobody's name if it is against children; such a notice is mailed to nobody", async () => {
    const { receipt } = await send("/", { offence: "children", name: "", email: "" });
    expect(await newest()).toMatchObject({ isAgainstChildren: true, name: null, email: null });
    expect(await mailsOf((await newest()).id)).toEqual([]);
    expect((await getReceipt(receipt)).isMailed).toBe(false);
    await expect(send("/", {}, SYSTEM)).rejects.toThrow(Forbidden);
  });
});

describe("an answer in words", () => {
  const open = async (change: object = {}) => {
    const { receipt } = await send("/about", change);
    const notice = await newest();
    return { receipt, notice, case: (await caseOf(notice.id))?.id ?? 0 };
  };
  const answer = (by: Person, id: number) => dismissNotice(by, { case: id, reason: "That page says no such thing." });

  test("closes the case, is mailed, stands under the number, and states that a notice was its occasion", async () => {
    const { receipt, notice, case: id } = await open();
    const { decisionId } = await answer(moderator, id);
    expect(await caseOf(notice.id)).toMatchObject({ closedById: decisionId });
    expect((await mailsOf(notice.id)).map(({ kind }) => kind)).toEqual(["receipt", "outcome"]);
    const words = "That page says no such thing.";
    expect((await getReceipt(receipt)).outcome).toMatchObject({ kind: "dismiss", words, ground: null });
    expect(await lastAct()).toMatchObject({
      act: "dismiss",
      actorId: moderator.id,
      subject: `notice ${notice.id}`,
      detail: { decision: decisionId },
    });
    const [stated] = await read((db) =>
      db
        .select({ source: statements.source_type, facts: statements.decision_facts })
        .from(statements)
        .innerJoin(decisions, eq(decisions.statementId, statements.id))
        .where(eq(decisions.id, decisionId)),
    );
    expect(stated?.source).toBe("SOURCE_ARTICLE_16");
    expect(stated?.facts).toContain("One notice of illegal content named it.");
  });

  test("is given once, by a moderator, and not while another one works on it", async () => {
    const { case: id } = await open();
    await expect(answer(author, id)).rejects.toThrow(Forbidden);
    await expect(dismissNotice(VISITOR, { case: id, reason: "x" })).rejects.toMatchObject({ status: 401 });
    await claimCase(other, { case: id });
    await expect(answer(moderator, id)).rejects.toThrow(/another-moderator is working on this case/);
    await answer(other, id);
    await expect(answer(moderator, id)).rejects.toThrow(/another-moderator was faster/);
    await expect(answer(moderator, 1_000_000)).rejects.toThrow(NotFound);
  });

  test("is not for an argument that can be kept or hidden", async () => {
    const argumentId = await argue(author);
    await send(pathOf(argumentId));
    const [about] = await casesAbout(argumentId);
    await expect(answer(moderator, about?.id ?? 0)).rejects.toThrow(Conflict);
  });

  test("is owed as well when the author deletes the argument before anybody decided", async () => {
    const argumentId = await argue(author);
    const { receipt } = await send(pathOf(argumentId));
    setClock(HOUR);
    await deleteArgument(author, { id: argumentId });
    const waiting = await caseOf((await newest()).id);
    expect(waiting).toMatchObject({ kind: "notice", dueAt: new Date(NOON.getTime() + DAY), closedById: null });
    await answer(moderator, waiting?.id ?? 0);
    expect((await getReceipt(receipt)).outcome?.kind).toBe("dismiss");
  });

  test("can be taken back, and given again", async () => {
    const { receipt, notice, case: id } = await open();
    const { decisionId } = await answer(moderator, id);
    await undoDecision(moderator, { id: decisionId });
    expect(await caseOf(notice.id)).toMatchObject({ closedById: null });
    expect((await getReceipt(receipt)).outcome).toBeNull();
    await answer(moderator, id);
    expect((await getReceipt(receipt)).outcome?.kind).toBe("dismiss");
  });
});

describe("what is read of a notice", () => {
  test("by moderators: its words, and never who sent it", async () => {
    await send("/about", { name: "Unmentionable", email: "unmentionable@example.org" });
    const { id } = (await caseOf((await newest()).id)) ?? { id: 0 };
    const { notices, ...card } = await getCase(moderator, id);
    const [text] = notices;
    expect(card).toMatchObject({ kind: "notice", argument: null });
    expect(text).toMatchObject({ law: FORM.law, explanation: FORM.explanation, address: `${ORIGIN}/about` });
    expect(JSON.stringify(text)).not.toMatch(/unmentionable/i);
    for (const viewer of [VISITOR, author]) {
      await expect(getCase(viewer, id)).rejects.toThrow(Forbidden);
    }
    await expect(getCase(moderator, 1_000_000)).rejects.toThrow(NotFound);
  });

  test("by who has the number: nothing that was written", async () => {
    const { receipt } = await send("/about", { name: "Unmentionable" });
    expect(JSON.stringify(await getReceipt(receipt))).not.toMatch(/Unmentionable|violence|130|about/);
    for (const typed of ["", "x", "2345-6789-ABCD-EFGH", "%", `${receipt}-2345`])
      await expect(getReceipt(typed), typed).rejects.toThrow(NotFound);
  });

  test("beforehand: the words of an argument while everybody can read them", async () => {
    const id = await argue(author, { claim: "Seen by all" });
    const replied = await reply(author, id, { body: "First *words*" });
    expect(await getNoticeTarget(id)).toEqual({ path: pathOf(id), words: "Seen by all" });
    expect(await getNoticeTarget(replied)).toEqual({ path: pathOf(replied), words: "First words" });
    await hide(id);
    expect(await getNoticeTarget(id)).toEqual({ path: pathOf(id), words: null });
    await deleteArgument(author, { id: replied });
    expect(await getNoticeTarget(replied)).toBeNull();
    expect(await getNoticeTarget(1_000_000)).toBeNull();
  });

  test("beforehand: nothing of what waits for a moderator, nor of what one hid before others could read it", async () => {
    await saveWords(await person("words-admin", "admin"), { verdict: "hold", words: ["unread"] });
    const id = await argue(author, { claim: "Unread" });
    expect(await getNoticeTarget(id)).toBeNull();
    await hide(id);
    expect(await getNoticeTarget(id)).toBeNull();
  });
});
