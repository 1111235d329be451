import SQLite from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { findMember } from "#lib/accounts/queries";
import { getArgument, getArgumentPage, listArgumentsOf } from "#lib/arguments/queries";
import { getMinds } from "#lib/minds/queries";
import { countMovedBy, listCredits } from "#lib/moved/queries";
import { getMarkedArticle } from "#lib/passages/queries";
import { getMap, getTimeline } from "#lib/reading/queries";
import { getThread, getThreadWithArticle, listStances, listThreads } from "#lib/threads/queries";
import { fillPage } from "#tests/full-page";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, PRO, person, reply, seededDatabase } from "#tests/people";

/** What each public page asks of the database, for a thread and one argument of it. */
const PAGES: Record<string, (slug: string, id: number) => Promise<unknown>> = {
  home: () => listThreads(),
  thread: async (slug) => {
    const { thread, article } = await getThreadWithArticle(slug);
    await getMarkedArticle(thread, article.html, null);
    return getArgumentPage(thread.id, [PRO, CONCERN], "common-ground", null);
  },
  timeline: async (slug) => getTimeline((await getThread(slug)).id),
  map: async (slug) => getMap((await getThread(slug)).id, [PRO, CONCERN], 1),
  minds: async (slug) => getMinds((await getThread(slug)).id),
  argument: async (slug, id) => [await getThread(slug), await getArgument(slug, id), await listCredits(id)],
  member: async () => {
    const { id } = await findMember("editors");
    const posted = await listArgumentsOf(id);
    return [await countMovedBy(id), await listStances(posted.arguments.map(({ thread }) => thread))];
  },
};

let small: number;
let full: number;
beforeAll(async () => {
  await seededDatabase();
  const writer = await person("writer");
  const quiet = await emptyThread("quiet");
  small = await argue(writer, { thread: quiet.slug });
  await argue(writer, { thread: quiet.slug, stance: CONCERN });
  await reply(writer, await reply(writer, small, { thread: quiet.slug }), { thread: quiet.slug });
  const busy = await emptyThread("busy");
  full = inRawDatabase((db) => {
    fillPage(db, busy.id);
    return db.prepare("SELECT min(id) FROM arguments WHERE thread_id = ?").pluck().get(busy.id) as number;
  });
});

/** How many statements `ask` has the database execute, and the longest answer of one. */
async function statementsOf(ask: () => Promise<unknown>): Promise<{ count: number; rows: number }> {
  const statement = Object.getPrototypeOf(new SQLite(":memory:").prepare("SELECT 1")) as SQLite.Statement;
  const { all } = statement;
  let count = 0;
  let rows = 0;
  statement.all = function (this: SQLite.Statement, ...values: unknown[]) {
    const found = all.apply(this, values);
    count += 1;
    rows = Math.max(rows, found.length);
    return found;
  };
  try {
    await ask();
  } finally {
    statement.all = all;
  }
  return { count, rows };
}

test.each([
  ["home", 6],
  ["thread", 13],
  ["timeline", 4],
  ["map", 10],
  ["minds", 8],
  ["argument", 6],
  ["member", 5],
])("the page %s asks %i statements or fewer, however many arguments there are", async (name, most) => {
  const page = PAGES[name] ?? (() => Promise.reject(new Error(`There is no page ${name}.`)));
  const few = await statementsOf(() => page("quiet", small));
  const many = await statementsOf(() => page("busy", full));
  expect(many.count).toBe(few.count);
  expect(many.count).toBeLessThanOrEqual(most);
});

test("the full thread has a hundred arguments on its page", async () => {
  const { count, rows } = await statementsOf(() => PAGES.thread?.("busy", full) ?? Promise.resolve());
  expect(count).toBeGreaterThan(0);
  expect(rows).toBe(80);
});
