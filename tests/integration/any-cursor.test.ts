import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Cursor, ORDERS, readCursor, writeCursor } from "#lib/arguments/order";
import { getArgumentPage, listArgumentsOf } from "#lib/arguments/queries";
import { ArgumentId } from "#lib/arguments/schema";
import { listDecided } from "#lib/cases/decided-queries";
import { listCases } from "#lib/cases/queries";
import { QUEUE_TABS, readQueuePlace } from "#lib/cases/tabs";
import { Refusal } from "#lib/errors";
import { reportArgument } from "#lib/moderation/report-argument";
import { listCredits } from "#lib/moved/queries";
import { listNotifications } from "#lib/notifications/queries";
import { getMap, getTimeline } from "#lib/reading/queries";
import { Before, PageNumber } from "#lib/reading/schema";
import { listDecisions } from "#lib/record/queries";
import { LogSearch, StatementsAfter } from "#lib/record/schema";
import { listStatements } from "#lib/record/statement-queries";
import { searchEverything } from "#lib/search/queries";
import { Search } from "#lib/search/schema";
import type { Thread } from "#lib/threads/queries";
import type { Person } from "#lib/viewer";
import { PAYLOADS } from "#tests/hostile/payloads";
import { inRawDatabase } from "#tests/integration/raw-database";
import { CONCERN, emptyThread, PRO, person, seededDatabase } from "#tests/people";

const ROOTS = 45;
let thread: Thread;
let moderator: Person;
let reporter: Person;
const ids: Record<string, number[]> = {};

beforeAll(async () => {
  await seededDatabase();
  thread = await emptyThread("walked");
  [moderator, reporter] = [await person("a-moderator", "moderator"), await person("a-reporter")];
  for (const stance of [PRO, CONCERN]) ids[stance] = addRoots(stance);
  const [first = 0, second = 0] = ids[PRO] ?? [];
  for (const id of [first, second]) await reportArgument(reporter, { id, ground: "spam", note: "" });
});

function addRoots(stance: string): number[] {
  return inRawDatabase((db) => {
    const argument = db.prepare(
      "INSERT INTO arguments (thread_id, depth, stance, author_id, revision, idempotency_key, created_at) VALUES (?, 1, ?, 1, 1, ?, 1772452800000)",
    );
    const text = db.prepare(
      "INSERT INTO argument_revisions (argument_id, number, claim, body, html, language, sources, created_at) VALUES (?, 1, 'A claim', 'A body', '<p>A body</p>', NULL, '[]', 0)",
    );
    return Array.from({ length: ROOTS }, () => {
      const id = Number(argument.run(thread.id, stance, crypto.randomUUID()).lastInsertRowid);
      text.run(id);
      return id;
    });
  });
}

type Counts = { raters1: number; strong1: number; raters2: number; strong2: number; moved: number; across: number };
/** Few, so that many are the same and only the number tells them apart. */
const few = fc.nat({ max: 3 });
const counts: fc.Arbitrary<Counts> = fc
  .record({ raters1: few, strong1: few, raters2: few, strong2: few, moved: fc.nat({ max: 12 }), across: few })
  .map((each) => ({
    ...each,
    strong1: Math.min(each.strong1, each.raters1),
    strong2: Math.min(each.strong2, each.raters2),
    across: Math.min(each.across, each.moved),
  }));

function setCounts(all: readonly Counts[]) {
  inRawDatabase((db) => {
    const set = db.prepare(
      "UPDATE arguments SET raters1 = @raters1, strong1 = @strong1, raters2 = @raters2, strong2 = @strong2, moved_count = @moved, moved_across = @across WHERE id = @id",
    );
    const every = Object.values(ids).flat();
    db.transaction(() => every.forEach((id, i) => void set.run({ id, ...all[i % all.length] })))();
  });
}

test("whoever walks the pages of a thread meets each argument once, in every order, whatever was counted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(counts, { minLength: 1, maxLength: 2 * ROOTS }), async (all) => {
      setCounts(all);
      for (const order of ORDERS) {
        const met: number[][] = [[], []];
        let after: Cursor | null = null;
        for (let pages = 0; pages === 0 || after; pages += 1) {
          expect(pages).toBeLessThan(2 * ROOTS);
          const page: Awaited<ReturnType<typeof getArgumentPage>> = await getArgumentPage(
            thread.id,
            [PRO, CONCERN],
            order,
            after,
          );
          page.columns.forEach(({ roots }, side) => void met[side]?.push(...roots.map(({ view }) => view.id)));
          // By way of the address in which it stands.
          after = page.next && readCursor(writeCursor(page.next), order);
        }
        expect(
          met.map((side) => side.toSorted((a, b) => a - b)),
          order,
        ).toEqual([ids[PRO], ids[CONCERN]]);
      }
    }),
    { numRuns: 10 },
  );
});

const typed = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(...PAYLOADS),
  fc.stringMatching(/^[\d.]{1,20}-[\d.]{1,20}$/),
  fc.stringMatching(/^\d{1,16}$/),
  fc.constantFrom("0", "-1", "1e3", "0x1", "999999999999999", "9007199254740993", "Infinity", "1.5", "\u0661", " 1"),
);

test("any text in the place of a page is a page or the first one, of everything that has pages", async () => {
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom(...ORDERS), fc.constantFrom(...QUEUE_TABS), async (text, order, tab) => {
      const before = Before.parse(text);
      const lists = [
        (await getTimeline(thread.id, before)).entries.map(({ view }) => view.id),
        (await listArgumentsOf(1, before)).arguments.map(({ id }) => id),
        (await listDecided(moderator, before)).decided.map(({ id }) => id),
        (await listNotifications(moderator, before)).notifications.map(({ id }) => id),
        (await listCredits(ids[PRO]?.[0] ?? 0, before)).credits.map(({ id }) => id),
        (await listDecisions(LogSearch.parse({ before: text, kind: text, thread: text, ground: text }))).entries.map(
          ({ id }) => id,
        ),
      ];
      for (const list of lists) {
        expect(list).toEqual(list.toSorted((a, b) => b - a));
        if (before !== undefined) expect(list.every((id) => id < before)).toBe(true);
      }
      expect(ArgumentId.safeParse(text).success).toBe(/^[1-9]\d{0,14}$/.test(text));
      await getArgumentPage(thread.id, [PRO, CONCERN], order, readCursor(text, order));
      await listCases(moderator, tab, readQueuePlace(text));
      const map = await getMap(thread.id, [PRO, CONCERN], PageNumber.parse(text));
      expect(map.page).toBeGreaterThanOrEqual(1);
      const search = Search.parse({ q: "claim", page: text });
      expect((await searchEverything(search.q, {}, search.page)).page).toBe(search.page);
    }),
    { numRuns: 120 },
  );
});

test("any text after which statements are asked for is a page of them, or is refused", async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const after = StatementsAfter.safeParse(text);
      if (!after.success) return;
      const answer = await listStatements({ after: after.data, rules: "https://debate.example.org/rules" }).catch(
        (error: unknown) => error,
      );
      expect(answer).toBeInstanceOf(Refusal);
    }),
    { numRuns: 200 },
  );
});
