import { beforeAll, describe, expect, test } from "vitest";
import { listCases } from "#lib/cases/queries";
import { Conflict, Forbidden, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { reportArgument } from "#lib/moderation/report-argument";
import { listReports } from "#lib/moderation/report-queries";
import { ReportArgument } from "#lib/moderation/schema";
import { listDecisions } from "#lib/record/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { everyRow } from "#tests/integration/raw-database";
import { argue, lastAct, person, seededDatabase } from "#tests/people";

let author: Person;
let member: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  member = await person("member");
  moderator = await person("moderator", "moderator");
});

const report = (who: Person, id: number, note = "") =>
  reportArgument(who, ReportArgument.parse({ id, ground: "spam", note }));
const waiting = async () =>
  (await listCases(moderator, "open", null)).cases.map(({ argument, reports }) => [argument?.id, reports]);

describe("a report", () => {
  test("reaches the moderators, without who made it, and changes nothing that others see", async () => {
    const id = await argue(author);
    await report(member, id, "The same link again.");
    expect(await lastAct()).toMatchObject({
      act: "report-argument",
      subject: `argument ${id}`,
      detail: { ground: "spam" },
    });
    const [listed, ...others] = await listReports(moderator, id);
    expect(listed).toMatchObject({
      ground: "No advertising, no repetition",
      note: "The same link again.",
      revision: 1,
    });
    expect(others).toEqual([]);
    expect(JSON.stringify(listed)).not.toContain(member.handle);
    expect(await waiting()).toEqual([[id, 1]]);
    await report(await person("second"), id);
    expect(await waiting()).toEqual([[id, 2]]);
  });

  test("is made once, by members, about what others wrote and can be seen", async () => {
    const [id, own, hidden] = [await argue(author), await argue(member), await argue(author)];
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await report(member, id);
    const before = everyRow();
    await expect(report(member, id)).rejects.toThrow(Conflict);
    await expect(report(member, own)).rejects.toThrow(Forbidden);
    await expect(report(member, hidden)).rejects.toThrow(Conflict);
    await expect(report(member, 9_999)).rejects.toThrow(NotFound);
    await expect(reportArgument(VISITOR, { id, ground: "spam", note: "" })).rejects.toMatchObject({ status: 401 });
    expect(ReportArgument.safeParse({ id, ground: "disagree", note: "" }).success).toBe(false);
    expect(ReportArgument.safeParse({ id, ground: "spam", note: "x".repeat(501) }).success).toBe(false);
    expect(everyRow()).toEqual(before);
  });

  test("is for the moderators' eyes alone", async () => {
    for (const viewer of [VISITOR, member, author]) {
      await expect(listCases(viewer, "open", null)).rejects.toThrow(Forbidden);
      await expect(listReports(viewer, 1)).rejects.toThrow(Forbidden);
    }
  });
});

describe("a moderator who reported something", () => {
  test("does not decide on it, and is not shown what others report about their own words", async () => {
    const id = await argue(author);
    await report(moderator, id);
    const at = { id, revision: 1, reason: "" };
    await expect(keepArgument(moderator, at)).rejects.toThrow("another moderator decides");
    await expect(hideArgument(moderator, { ...at, ground: "spam", reason: "Spam." })).rejects.toThrow(Forbidden);
    await keepArgument(await person("another-moderator", "moderator"), at);

    const own = await argue(moderator);
    await report(member, own);
    expect(await listReports(moderator, own)).toEqual([]);
    expect((await waiting()).map(([argumentId]) => argumentId)).not.toContain(own);
  });
});

describe("a decision", () => {
  test("to hide or to keep answers all reports of the argument, and stands in the public log", async () => {
    const [hidden, kept] = [await argue(author), await argue(author)];
    for (const id of [hidden, kept]) await report(member, id);
    await hideArgument(moderator, { id: hidden, revision: 1, ground: "spam", reason: "Spam." });
    await keepArgument(moderator, { id: kept, revision: 1, reason: "" });
    expect((await waiting()).map(([id]) => id)).not.toEqual(expect.arrayContaining([hidden, kept]));
    expect(await listReports(moderator, kept)).toEqual([]);
    const { entries } = await listDecisions();
    expect(entries.slice(0, 2).map(({ kind, argumentId }) => [kind, argumentId])).toEqual([
      ["keep", kept],
      ["hide", null],
    ]);
  });

  test("to keep is refused when nothing is open, the text has changed, or by the wrong hands", async () => {
    const id = await argue(author);
    const at = { id, revision: 1, reason: "" };
    await expect(keepArgument(moderator, at)).rejects.toThrow(Conflict);
    await report(member, id);
    const before = everyRow();
    await expect(keepArgument(moderator, { ...at, revision: 2 })).rejects.toThrow(Conflict);
    await expect(keepArgument(member, at)).rejects.toThrow(Forbidden);
    await expect(keepArgument({ ...author, role: "moderator" }, at)).rejects.toThrow(Forbidden);
    expect(everyRow()).toEqual(before);
  });
});
