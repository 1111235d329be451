import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { write } from "#db/client";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { DAY_MS } from "#lib/arguments/rules";
import { Invalid } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { recordDecision } from "#lib/moderation/record-decision";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { undoDecision } from "#lib/moderation/undo-decision";
import { getFigures } from "#lib/record/figure-queries";
import { type LogEntry, listDecisions } from "#lib/record/queries";
import { listStatements } from "#lib/record/statement-queries";
import { shareHidden } from "#lib/record/stats";
import type { Person } from "#lib/viewer";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, longAgo, PRO, person, type SYSTEM, seededDatabase, THREAD } from "#tests/people";

const RULES = "https://debate.example.org/rules";
const HOUR_MS = 3_600_000;
let one: Person;
let two: Person;
/** Numbers of decisions by what they did, and of arguments. */
const made: Record<string, number> = {};
const posted: Record<string, number> = {};

/** A small forum: in the thread “one” each side is moderated in every way, in “other” and the seeded one a little. */
beforeAll(async () => {
  await seededDatabase();
  await emptyThread("one");
  await emptyThread("other");
  [one, two] = [await person("moderator-one", "moderator"), await person("moderator-two", "moderator")];
  const [author, sinner] = [await person("author"), await person("sinner")];
  const reporters = [await person("reporter-one"), await person("reporter-two")];
  const post = async (name: string, stance: string, who = author, thread = "one") => {
    posted[name] = await argue(who, { thread, stance, claim: `Secret ${name}` });
    return posted[name];
  };
  const hide = async (name: string, id: number, more: { ground?: "spam" | "person"; also?: "suspend" } = {}) => {
    const said = { id, revision: 1, ground: "spam" as const, reason: `Private words to ${name}.`, ...more };
    made[name] = (await hideArgument(one, said)).decisionId ?? 0;
    return made[name];
  };
  const appeal = async (decision: number, id: number, outcome: "uphold" | "overturn") => {
    await appealDecision(author, { decision, words: "Private words of an appeal." });
    made[outcome] = (await answerAppeal(two, { appeal: id, outcome, reason: "Private answer." })).decisionId;
  };

  for (const name of ["reported", "slip", "granted", "restored", "visible", "also-visible"]) await post(name, PRO);
  for (const name of ["kept", "refused"]) await post(name, CONCERN);
  await post("rude", CONCERN, sinner);
  await post("fine", CONCERN);
  await post("old", PRO);
  await longAgo(posted.old ?? 0, 100 * DAY_MS);

  const earlier = async (ms: number, work: () => Promise<unknown>) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - ms });
    await work();
    vi.useRealTimers();
  };
  const report = (who: Person | undefined, name: string, note = "") =>
    reportArgument(who ?? author, { id: posted[name] ?? 0, ground: "spam", note });
  await earlier(HOUR_MS, () => report(reporters[0], "reported", "Private note."));
  await report(reporters[1], "reported", "Private note.");
  await earlier(3 * HOUR_MS, () => report(reporters[0], "kept"));
  await hide("reported", posted.reported ?? 0);
  made.undo = (await undoDecision(one, { id: await hide("slip", posted.slip ?? 0) })).decisionId;
  await appeal(await hide("granted", posted.granted ?? 0), 1, "overturn");
  made.keep = (await keepArgument(one, { id: posted.kept ?? 0, revision: 1, reason: "" })).decisionId ?? 0;
  await appeal(await hide("refused", posted.refused ?? 0, { ground: "person" }), 2, "uphold");
  await hide("restored", posted.restored ?? 0);
  made.restore = (await restoreArgument(two, { id: posted.restored ?? 0, reason: "Private." })).decisionId;
  await hide("rude", posted.rude ?? 0, { ground: "person", also: "suspend" });
  await hide("old", posted.old ?? 0);
  await hide("elsewhere", await post("elsewhere", CONCERN, author, "other"));
  await hide("seeded", await post("seeded", PRO, author, THREAD));
});

const entryOf = async (name: string, names?: "handle"): Promise<LogEntry | undefined> =>
  (await listDecisions(names && { names })).entries.find(({ id }) => id === made[name]);

describe("the log", () => {
  test("says how decisions hang together", async () => {
    expect(await entryOf("slip")).toMatchObject({ kind: "hide", reversedByIds: [made.undo], appeal: null });
    expect(await entryOf("undo")).toMatchObject({ kind: "undo", reversesId: made.slip, argumentId: posted.slip });
    expect(await entryOf("granted")).toMatchObject({
      reversedByIds: [made.overturn],
      appeal: { state: "overturned", answeredById: made.overturn },
    });
    expect(await entryOf("refused")).toMatchObject({
      reversedByIds: [],
      appeal: { state: "upheld", answeredById: made.uphold },
      ground: "Argue with the claim, not the person",
    });
    expect(await entryOf("uphold")).toMatchObject({ reversesId: null, answersId: made.refused });
    expect(await entryOf("overturn")).toMatchObject({ reversesId: made.granted, answersId: null });
  });

  test("leads to an argument that everybody can read, and to no other", async () => {
    expect(await entryOf("keep")).toMatchObject({ argumentId: posted.kept, thread: { slug: "one" } });
    expect(await entryOf("reported")).toMatchObject({ argumentId: null, thread: { slug: "one" } });
  });

  test("is narrowed by kind, ground and thread, and comes in pages", async () => {
    const ids = async (asked: Parameters<typeof listDecisions>[0]) =>
      (await listDecisions(asked)).entries.map(({ id }) => id);
    const all = await ids({});
    expect(all).toHaveLength(Object.keys(made).length);
    expect(await ids({ kind: "restore" })).toEqual([made.restore]);
    expect(await ids({ ground: "person" })).toEqual([made.rude, made.refused]);
    expect(await ids({ thread: "other" })).toEqual([made.elsewhere]);
    expect(await ids({ thread: "other", kind: "keep" })).toEqual([]);
    expect(await ids({ thread: "nowhere" })).toEqual([]);
    const hides = await ids({ kind: "hide" });
    const paged: number[] = [];
    for (let before: number | null | undefined; before !== null; ) {
      const { entries, next } = await listDecisions({ kind: "hide", before, size: 2 });
      paged.push(...entries.map(({ id }) => id));
      before = next;
    }
    expect(paged).toEqual(hides);
    expect(hides).toHaveLength(8);
  });

  test("names nobody, unless the operator wants moderators named, and then no author", async () => {
    const log = JSON.stringify(await listDecisions());
    for (const word of ['"author"', "sinner", "reporter", "moderator-", "Private", "Secret"])
      expect(log).not.toContain(word);
    expect((await entryOf("restore"))?.by).toEqual({ role: "moderator", handle: null });
    expect((await entryOf("restore", "handle"))?.by).toEqual({ role: "moderator", handle: "moderator-two" });
    const named = JSON.stringify(await listDecisions({ names: "handle" }));
    for (const word of ['"author"', "sinner", "reporter", "Private"]) expect(named).not.toContain(word);
  });

  test("gives the reason of what concerns everybody in a thread, and says what the program and the operator did", async () => {
    const decide = (viewer: typeof SYSTEM | Person, decision: Parameters<typeof recordDecision>[2]) =>
      write((tx) => recordDecision(tx, viewer, decision));
    const house = {
      role: "system" as const,
      id: inRawDatabase((db) => db.prepare("SELECT id FROM members").pluck().get() as number),
    };
    const thread = inRawDatabase(
      (db) => db.prepare("SELECT id FROM threads WHERE slug = 'other'").pluck().get() as number,
    );
    made.slow = await decide(one, {
      kind: "slow",
      threadId: thread,
      reason: "It goes round in circles.",
      detail: { minutes: 10 },
    });
    made.hold = await decide(house, {
      kind: "hold",
      argumentId: posted.fine,
      threadId: thread,
      reason: "",
      detail: { checks: ["links"] },
    });
    made.warn = await decide(house, { kind: "warn", memberId: two.id, ground: "spam", reason: "Private." });
    expect(await entryOf("slow")).toMatchObject({ reason: "It goes round in circles.", minutes: 10 });
    expect(await entryOf("hold")).toMatchObject({ by: { role: "program", handle: null }, reason: null });
    expect(await entryOf("warn", "handle")).toMatchObject({
      by: { role: "operator", handle: null },
      reason: null,
      thread: null,
    });
    for (const name of ["slow", "hold", "warn"]) delete made[name];
  });

  test("leads from a suspension to no argument of the member, not even once it is restored", async () => {
    made.shown = (await restoreArgument(two, { id: posted.rude ?? 0, reason: "" })).decisionId;
    expect(await entryOf("rude")).toMatchObject({ kind: "suspend", argumentId: null });
    expect(await entryOf("shown")).toMatchObject({ kind: "restore", argumentId: null, reversesId: made.rude });
  });
});

describe("the statements for the EU Transparency Database", () => {
  const isValid = new Ajv2020({ strictTypes: false }).compile(
    JSON.parse(readFileSync("docs/statement.schema.json", "utf8")),
  );
  const today = new Date().toISOString().slice(0, 10);
  const puidOf = (name: string) =>
    inRawDatabase(
      (db) =>
        db
          .prepare("SELECT puid FROM statements JOIN decisions ON statement_id = statements.id WHERE decisions.id = ?")
          .pluck()
          .get(made[name]) as string,
    );
  const sent = async (name: string) =>
    (await listStatements({ rules: RULES })).statements.find(({ puid }) => puid === puidOf(name));

  test("are all of restrictions, as the JSON Schema asks, and oldest first", async () => {
    const { statements, next } = await listStatements({ rules: RULES });
    expect(next).toBeNull();
    for (const statement of statements) expect([isValid(statement), isValid.errors]).toEqual([true, null]);
    const restrictions = ["reported", "slip", "granted", "refused", "restored", "rude", "old", "elsewhere", "seeded"];
    expect(statements.slice(0, restrictions.length).map(({ puid }) => puid)).toEqual(restrictions.map(puidOf));
    for (const name of ["undo", "keep", "restore", "uphold"]) expect(await sent(name)).toBeUndefined();
    expect(statements[0]).toMatchObject({
      decision_ground_reference_url: `${RULES}#spam`,
      source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
      application_date: today,
    });
    expect(statements[0]).not.toHaveProperty("terms_version");
  });

  test("hold no names, texts or reasons", async () => {
    const text = JSON.stringify(await listStatements({ rules: RULES }));
    for (const word of ['"author"', "sinner", "reporter", "moderator-", "Private", "Secret"])
      expect(text).not.toContain(word);
  });

  test("tell when a restriction was reversed, and until when an account is suspended", async () => {
    for (const name of ["slip", "granted", "restored"])
      expect(await sent(name)).toMatchObject({ end_date_visibility_restriction: today });
    for (const name of ["reported", "refused"])
      expect(await sent(name)).not.toHaveProperty("end_date_visibility_restriction");
    const week = new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10);
    expect(await sent("rude")).toMatchObject({ end_date_account_restriction: week });
    await liftSuspension(one, { handle: "sinner", reason: "" });
    expect(await sent("rude")).toMatchObject({ end_date_account_restriction: today });
  });

  test("come in pages without gaps, and keep their puid", async () => {
    const all = (await listStatements({ rules: RULES })).statements.map(({ puid }) => puid);
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const { statements, next } = await listStatements({ after, size: 4, rules: RULES });
      paged.push(...statements.map(({ puid }) => puid));
      if (next === null) break;
      after = next;
    }
    expect(paged).toEqual(all);
    await expect(listStatements({ after: "parley-none", rules: RULES })).rejects.toThrow(Invalid);
  });
});

describe("the figures", () => {
  test("are those of the small forum, and of 90 days only", async () => {
    await suspendMember(two, { handle: "reporter-one", ground: "spam", reason: "Private.", days: 2 });
    const figures = await getFigures();
    expect(figures).toMatchObject({ reports: 3, notices: 0, orders: 0, appeals: { made: 2, answered: 2, upheld: 1 } });
    expect(figures.medianMs).toBeGreaterThanOrEqual(2 * HOUR_MS);
    expect(figures.medianMs).toBeLessThan(2 * HOUR_MS + 60_000);
    const total = inRawDatabase((db) => db.prepare("SELECT count(*) FROM decisions").pluck().get());
    expect(figures.decisions).toBe(total);
    expect(figures.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(figures.grounds.find(({ name }) => name === "Argue with the claim, not the person")?.count).toBe(2);
    expect(figures.perDay).toHaveLength(90);
    expect(figures.perDay.at(-1)).toMatchObject({ hidden: 9, overturned: 1 });
    const later = await getFigures(new Date(Date.now() + 91 * DAY_MS));
    expect(later).toMatchObject({ reports: 0, decisions: 0, medianMs: null, comparisons: [] });
  });

  test("compare the sides of threads that call them alike, thread by thread and together", async () => {
    const { comparisons } = await getFigures();
    const alike = comparisons.find(({ labels }) => labels[0] === PRO);
    expect(alike?.threads.map(({ slug }) => slug).sort()).toEqual(["one", "other"]);
    const [pro, concern] = alike?.threads.find(({ slug }) => slug === "one")?.sides ?? [];
    // The slip does not count, what was granted or restored does; the old argument is none of these days.
    expect(pro).toMatchObject({ arguments: 6, reports: 2, hidden: 3, appealsAnswered: 1, overturned: 1 });
    expect(concern).toMatchObject({ arguments: 4, reports: 1, hidden: 2, appealsAnswered: 1, overturned: 0 });
    expect(pro?.decidedAfter.map((ms) => Math.round(ms / HOUR_MS))).toEqual([1]);
    expect(concern?.decidedAfter.map((ms) => Math.round(ms / HOUR_MS))).toEqual([3]);
    expect(alike?.sides).toMatchObject([
      { arguments: 6, hidden: 3 },
      { arguments: 5, hidden: 3 },
    ]);
    expect(alike?.parity).toEqual({ isTested: false });
    expect(pro && shareHidden(pro).high).toBeLessThan(0.82);
    expect(comparisons).toHaveLength(2);
  });

  test("name nobody", async () => {
    const text = JSON.stringify(await getFigures());
    for (const word of ['"author"', "sinner", "reporter-", "moderator-", "Private", "Secret"])
      expect(text).not.toContain(word);
  });
});
