import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { read } from "#db/client";
import { argumentsTable } from "#db/schema/arguments";
import { audit } from "#db/schema/audit";
import { decisions } from "#db/schema/moderation";
import { moved } from "#db/schema/ratings";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/errors";
import { hideArgument } from "#lib/moderation/hide-argument";
import { removeCredit } from "#lib/moderation/remove-credit";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { suspendMember } from "#lib/moderation/suspend-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { countMovedBy, getCredit, getOwnCredit, listCreditedIds, listCredits } from "#lib/moved/queries";
import { CreditArgument } from "#lib/moved/schema";
import { withdrawCredit } from "#lib/moved/withdraw-credit";
import { getOwnPosition } from "#lib/positions/queries";
import { POSITIONS, type Position } from "#lib/positions/rules";
import { takePosition } from "#lib/positions/take-position";
import { listDecisions } from "#lib/record/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { DAY, setClock, stoppedClock } from "#tests/integration/clock";
import { everyRow } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, lastAct, PRO, person, reply, seededDatabase, THREAD } from "#tests/people";

const WHY = "Because it names what I had not thought of, and I can check it.";
let author: Person;
let reader: Person;
let moderator: Person;

beforeAll(async () => {
  await seededDatabase();
  author = await person("author");
  reader = await person("reader");
  moderator = await person("moderator", "moderator");
  await stand(reader, -1);
});

const stand = (who: Person, position: Position, thread = THREAD) => takePosition(who, { thread, position });
const credit = (who: Person, id: number, more: Record<string, unknown> = {}) =>
  creditArgument(who, CreditArgument.parse({ id, changed: "point", why: WHY, ...more }));
const counted = async (id: number) => {
  const [row] = await read((db) => db.select().from(argumentsTable).where(eq(argumentsTable.id, id)));
  return [row?.movedCount, row?.movedAcross];
};
const rowsOf = (id: number) => read((db) => db.select().from(moved).where(eq(moved.argumentId, id)));
const creditOf = async (who: Person, id: number) => (await getOwnCredit(who, id))?.credit.id ?? 0;
const hide = (id: number) => hideArgument(moderator, { id, revision: 1, ground: "spam", reason: "Spam." });

describe("“this moved me”", () => {
  test("names who, what changed and why, and counts from which side", async () => {
    const id = await argue(author);
    await credit(reader, id, { changed: "fact", why: `  > Quoted.\r\n${WHY}  ` });
    expect(await counted(id)).toEqual([1, 1]);
    const { credits } = await listCredits(id);
    expect(credits).toEqual([
      { id: expect.any(Number), by: "reader", kind: "fact", why: `> Quoted.\n${WHY}`, at: expect.any(String) },
    ]);
    expect(await getOwnPosition(reader, THREAD)).toBe(-1);
    expect(await listCreditedIds(reader, THREAD)).toContain(id);
    expect(await listCreditedIds(author, THREAD)).not.toContain(id);
    expect(await listCreditedIds(VISITOR, THREAD)).toEqual([]);
    expect(await getOwnCredit(VISITOR, id)).toBeNull();
    expect(await getOwnCredit(author, id)).toBeNull();
  });

  test("is written down without words and positions", async () => {
    const id = await argue(author);
    await credit(reader, id);
    expect(await lastAct()).toEqual({
      act: "credit-argument",
      actorId: reader.id,
      subject: `argument ${id}`,
      detail: {},
    });
  });

  test.each([
    ["a root of the other side", PRO, -2, true],
    ["a root of one's own side", PRO, 1, false],
    ["a root, undecided", PRO, 0, false],
    ["a root of the other side, the other way round", CONCERN, 1, true],
  ] as const)("%s", async (name, stance, position, across) => {
    const id = await argue(author, { stance });
    await credit(await person(`giver-${name.replace(/\W/g, "").slice(0, 12)}${position + 2}`), id, {
      position: `${position}`,
    });
    expect(await counted(id)).toEqual([1, across ? 1 : 0]);
  });

  test("of a reply counts too, of a question for no side", async () => {
    const root = await argue(author);
    const [answer, question] = [
      await reply(author, root, { stance: PRO }),
      await reply(author, root, { stance: "asks" }),
    ];
    for (const id of [answer, question]) await credit(reader, id);
    expect(await counted(answer)).toEqual([1, 1]);
    expect(await counted(question)).toEqual([1, 0]);
  });

  test("of the position takes the new one in the same act, and counts the side before", async () => {
    const id = await argue(author);
    const convert = await person("convert");
    await stand(convert, -2);
    await credit(convert, id, { changed: "position", after: "1" });
    expect(await getOwnPosition(convert, THREAD)).toBe(1);
    expect(await rowsOf(id)).toMatchObject([{ before: -2, after: 1, across: true, kind: "position" }]);
    expect(JSON.stringify(await listCredits(id))).not.toMatch(/before|after|across/);
  });

  test("asks those for a position who have none, and takes both in one act", async () => {
    const id = await argue(author);
    const newcomer = await person("newcomer");
    const before = everyRow();
    await expect(credit(newcomer, id)).rejects.toMatchObject({
      status: 422,
      fields: { position: expect.stringContaining("where you stood") },
    });
    await expect(credit(newcomer, id, { changed: "position", position: "-1" })).rejects.toMatchObject({
      fields: { after: "Please say where you stand now." },
    });
    await expect(credit(newcomer, id, { changed: "position", position: "-1", after: "-1" })).rejects.toMatchObject({
      fields: { after: expect.stringContaining("where you stood before") },
    });
    expect(everyRow()).toEqual(before);
    await credit(newcomer, id, { changed: "position", position: "-1", after: "0" });
    expect(await getOwnPosition(newcomer, THREAD)).toBe(0);
    expect(await rowsOf(id)).toMatchObject([{ before: -1, after: 0, across: true }]);
  });

  test("keeps the position that somebody has, whatever an old form says", async () => {
    const id = await argue(author);
    await credit(reader, id, { position: "2" });
    expect(await getOwnPosition(reader, THREAD)).toBe(-1);
    expect(await counted(id)).toEqual([1, 1]);
  });

  test("twice, of one's own, of what is hidden, deleted or missing, and by a visitor is refused", async () => {
    const [own, hidden, deleted] = [await argue(author), await argue(author), await argue(author)];
    await hide(hidden);
    await deleteArgument(author, { id: deleted });
    await stand(author, 1);
    await credit(reader, own);
    const before = everyRow();
    await expect(credit(reader, own)).rejects.toThrow("You said already that this argument moved you.");
    await expect(credit(author, own)).rejects.toThrow("Nobody is moved by their own argument.");
    await expect(credit(reader, hidden)).rejects.toThrow(Conflict);
    await expect(credit(reader, deleted)).rejects.toThrow(NotFound);
    await expect(credit(reader, 9_999)).rejects.toThrow(NotFound);
    const byVisitor = creditArgument(VISITOR, CreditArgument.parse({ id: own, changed: "point", why: WHY }));
    await expect(byVisitor).rejects.toMatchObject({ status: 401 });
    expect(everyRow()).toEqual(before);
  });

  test("is limited to 30 an hour", async () => {
    const eager = await person("eager");
    await stand(eager, 1);
    const id = await argue(author);
    for (let i = 0; i < 30; i += 1) {
      await credit(eager, id);
      await withdrawCredit(eager, { id });
    }
    await expect(credit(eager, id)).rejects.toMatchObject({ status: 429 });
  });
});

describe("a credit taken back", () => {
  stoppedClock();

  test("is gone with its words and counts, the position stays, and it can be given again", async () => {
    const id = await argue(await person("early-author"));
    const waverer = await person("waverer");
    await credit(waverer, id, { changed: "position", position: "-2", after: "-1" });
    setClock(DAY);
    await withdrawCredit(waverer, { id });
    expect(await lastAct()).toMatchObject({ act: "withdraw-credit", subject: `argument ${id}`, detail: {} });
    const [row] = await rowsOf(id);
    const [act] = await read((db) =>
      db
        .select()
        .from(audit)
        .where(eq(audit.id, row?.withdrawnById ?? 0)),
    );
    expect(act?.act).toBe("withdraw-credit");
    expect(await counted(id)).toEqual([0, 0]);
    expect((await listCredits(id)).credits).toEqual([]);
    expect(await listCreditedIds(waverer, THREAD)).toEqual([]);
    expect(await getOwnPosition(waverer, THREAD)).toBe(-1);
    await credit(waverer, id);
    expect(await counted(id)).toEqual([1, 1]);
  });

  test("after 24 hours, twice, by somebody else or a visitor is refused in words", async () => {
    const id = await argue(await person("late-author"));
    await credit(reader, id);
    setClock(DAY + 1);
    const before = everyRow();
    await expect(withdrawCredit(reader, { id })).rejects.toThrow("24 hours, and these are over");
    await expect(withdrawCredit(author, { id })).rejects.toThrow(Conflict);
    await expect(withdrawCredit(VISITOR, { id })).rejects.toMatchObject({ status: 401 });
    expect(everyRow()).toEqual(before);
    expect((await getOwnCredit(reader, id))?.canTakeBack).toBe(false);
    setClock(0);
    expect((await getOwnCredit(reader, id))?.canTakeBack).toBe(true);
    await withdrawCredit(reader, { id });
    await expect(withdrawCredit(reader, { id })).rejects.toThrow("no credit of yours");
  });
});

describe("a credit that a moderator removes", () => {
  const remove = (who: Person | typeof VISITOR, id: number) =>
    removeCredit(who, { id, ground: "person", reason: "It mocks the author." });

  test("is gone at any time by a decision about its giver, and the log says so without names", async () => {
    const id = await argue(author);
    await credit(reader, id);
    const number = await creditOf(reader, id);
    expect(await getCredit(moderator, THREAD, id, number)).toMatchObject({ canRemove: true, credit: { by: "reader" } });
    const { decisionId } = await remove(moderator, number);
    const [decision] = await read((db) => db.select().from(decisions).where(eq(decisions.id, decisionId)));
    expect(decision).toMatchObject({
      kind: "remove-credit",
      argumentId: id,
      memberId: reader.id,
      moderatorId: moderator.id,
      ground: "person",
      reason: "It mocks the author.",
    });
    expect(await rowsOf(id)).toMatchObject([{ removedById: decisionId, withdrawnById: null }]);
    expect(await counted(id)).toEqual([0, 0]);
    expect((await listCredits(id)).credits).toEqual([]);
    expect(await getOwnPosition(reader, THREAD)).toBe(-1);
    const { entries } = await listDecisions();
    expect(entries[0]).toMatchObject({ kind: "remove-credit", argumentId: id });
    expect(JSON.stringify(entries[0])).not.toMatch(/reader|mocks/);
    await expect(getCredit(moderator, THREAD, id, number)).rejects.toThrow(NotFound);
    await expect(remove(moderator, number)).rejects.toThrow("Another moderator removed");
    await expect(withdrawCredit(reader, { id })).rejects.toThrow(Conflict);
  });

  test("is not their own, nor one for their argument, nor one taken back, and no member's to remove", async () => {
    const [giving, praised] = [await person("giving", "moderator"), await person("praised", "moderator")];
    const id = await argue(praised);
    await credit(giving, id, { position: "1" });
    await credit(reader, id);
    const number = await creditOf(giving, id);
    const takenBack = await creditOf(reader, id);
    await withdrawCredit(reader, { id });
    expect(await getCredit(praised, THREAD, id, number)).toMatchObject({ canRemove: false });
    const before = everyRow();
    await expect(remove(giving, number)).rejects.toThrow(Forbidden);
    await expect(remove(praised, number)).rejects.toThrow(Forbidden);
    await expect(remove(reader, number)).rejects.toThrow(Forbidden);
    await expect(remove(VISITOR, number)).rejects.toMatchObject({ status: 401 });
    await expect(remove(moderator, takenBack)).rejects.toThrow("took this credit back");
    await expect(remove(moderator, 99_999)).rejects.toThrow(NotFound);
    expect(everyRow()).toEqual(before);
  });
});

describe("what an argument moved", () => {
  test("comes newest first, in pages", async () => {
    const id = await argue(author);
    const givers = await Promise.all(Array.from({ length: 5 }, (_, i) => person(`page-${i}`)));
    for (const giver of givers) await credit(giver, id, { position: "0" });
    const first = await listCredits(id, undefined, 3);
    expect(first.credits.map(({ by }) => by)).toEqual(["page-4", "page-3", "page-2"]);
    const second = await listCredits(id, first.next ?? 0, 3);
    expect(second.credits.map(({ by }) => by)).toEqual(["page-1", "page-0"]);
    expect(second.next).toBeNull();
  });

  test("is not shown while it is hidden, and its giver's suspension changes nothing", async () => {
    const writer = await person("writer");
    const [id, other] = [await argue(writer), await argue(writer)];
    const suspended = await person("suspended");
    await credit(suspended, id, { position: "-1" });
    await credit(suspended, other);
    await credit(reader, other);
    expect(await countMovedBy(writer.id)).toEqual({ all: 2, across: 2 });
    await suspendMember(moderator, { handle: "suspended", ground: "spam", reason: "Spam.", days: 3 });
    expect((await listCredits(id)).credits.map(({ by }) => by)).toEqual(["suspended"]);
    await hide(other);
    expect((await listCredits(other)).credits).toEqual([]);
    expect(await countMovedBy(writer.id)).toEqual({ all: 1, across: 1 });
    await restoreArgument(moderator, { id: other, reason: "" });
    expect((await listCredits(other)).credits).toHaveLength(2);
    await deleteArgument(writer, { id: other });
    expect(await countMovedBy(writer.id)).toEqual({ all: 1, across: 1 });
  });
});

describe("whatever members and moderators do, in any order,", () => {
  type Step =
    | { act: "credit"; who: number; argument: number; changed: "point" | "position"; position: Position }
    | { act: "withdraw" | "remove"; nth: number }
    | { act: "stand"; who: number; position: Position }
    | { act: "hide" | "restore" | "delete"; argument: number };
  const [who, argument] = [fc.nat({ max: 3 }), fc.nat({ max: 3 })];
  const position = fc.constantFrom(...POSITIONS);
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant("credit" as const),
        who,
        argument,
        changed: fc.constantFrom("point" as const, "position" as const),
        position,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constantFrom("withdraw" as const, "remove" as const), nth: fc.nat({ max: 9 }) }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant("stand" as const), who, position }) },
    {
      weight: 1,
      arbitrary: fc.record({ act: fc.constantFrom("hide" as const, "restore" as const, "delete" as const), argument }),
    },
  );

  test("the counters are what a count of all credits that stand gives", async () => {
    let runs = 0;
    const seen = { credited: 0, withdrawn: 0, removed: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        runs += 1;
        const slug = `run-${runs}`;
        const people = await Promise.all(Array.from({ length: 4 }, (_, i) => person(`run-${runs}-${i}`)));
        await emptyThread(slug);
        const ids: number[] = [];
        for (const [i, writer] of people.entries())
          ids.push(await argue(writer, { thread: slug, stance: i % 2 ? PRO : CONCERN }));
        for (const each of steps)
          await take(each).catch((error: unknown) => {
            // What the rules refuse changes nothing, which is what is looked at below.
            const isRefusal = [Conflict, Forbidden, Invalid, NotFound].some((kind) => error instanceof kind);
            if (!isRefusal) throw error;
          });
        for (const id of ids) {
          const rows = await rowsOf(id);
          const standing = rows.filter((row) => row.withdrawnById === null && row.removedById === null);
          expect(await counted(id)).toEqual([standing.length, standing.filter((row) => row.across).length]);
          seen.credited += rows.length;
          seen.withdrawn += rows.filter((row) => row.withdrawnById !== null).length;
          seen.removed += rows.filter((row) => row.removedById !== null).length;
        }

        async function take(each: Step) {
          const by = "who" in each ? people[each.who] : undefined;
          const id = "argument" in each ? (ids[each.argument] ?? 0) : 0;
          const writer = "argument" in each ? people[each.argument] : undefined;
          if (each.act === "credit" && by) {
            const places = { position: String(each.position), after: String(-each.position) };
            await credit(by, id, { changed: each.changed, ...places });
          }
          const given = "nth" in each ? (await Promise.all(ids.map(rowsOf))).flat() : [];
          const one = "nth" in each ? given[each.nth % given.length] : undefined;
          const giver = people.find((candidate) => candidate.id === one?.memberId);
          if (each.act === "withdraw" && one && giver) await withdrawCredit(giver, { id: one.argumentId });
          if (each.act === "remove" && one)
            await removeCredit(moderator, { id: one.id, ground: "spam", reason: "Spam." });
          if (each.act === "stand" && by) await stand(by, each.position, slug);
          if (each.act === "hide") await hide(id);
          if (each.act === "restore") await restoreArgument(moderator, { id, reason: "" });
          if (each.act === "delete" && writer) await deleteArgument(writer, { id });
        }
      }),
      { numRuns: 30, seed: 20_261_123 },
    );
    // The sequences do reach what they are to try.
    expect(Math.min(seen.credited, seen.withdrawn, seen.removed)).toBeGreaterThan(0);
  }, 60_000);
});
