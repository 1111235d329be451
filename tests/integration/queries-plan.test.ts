import SQLite from "better-sqlite3";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { closeDatabase } from "#db/client";
import * as accounts from "#lib/accounts/queries";
import * as ownQueries from "#lib/arguments/own-queries";
import { claimMail } from "#lib/mail/claim-mail";
import { gatherMail } from "#lib/notifications/gather-mail";
import { markRead } from "#lib/notifications/mark-read";
import * as search from "#lib/search/queries";
import { member, moderator, QUERIES, somethingToAsk } from "#tests/integration/asked-queries";
import { inRawDatabase } from "#tests/integration/raw-database";
import { PRO, reply, SYSTEM, THREAD } from "#tests/people";

/** Tables that grow with the forum: no query may read one from end to end. Threads are few, and only their list does. */
const MAY_SCAN: Record<string, string[]> = {
  listThreads: ["threads", "article_revisions", "stances"],
  listThreadChoices: ["threads", "article_revisions", "stances"],
  // Orders of authorities are rare.
  getFigures: ["orders"],
};

/** Queries that read a stretch or sort, and why there is an end to it. */
const MAY_READ_ON: Record<string, string> = {
  listCases: "open cases alone are in the index",
  getQueue: "as listCases, and a week's decisions",
  getCase: "what is about one argument",
  "getCase, an appeal": "what is about one argument",
  medianMsThisWeek: "a week's decisions",
  listDecided: "a page in the order of the rows",
  listDecisions: "a page in the order of the rows",
  listStatements: "a page in the order of the rows",
  "listStatements, after": "a page in the order of the rows",
  listChanges: "what happened since the reader asked last",
  newestActBefore: "what happened since the page was asked for, a moment ago",
  listSessions: "the devices of one member",
  listMembers: "a page in the order of the handles",
  "listMembers, whose handle begins so": "a page in the order of the handles",
  "listMembers, on": "a page in the order of the handles",
  getFigures: "what came in and was decided within 90 days",
  "searchEverything, members": "handles that begin so",
  findSimilar: "the newest thousand that share a root",
  countMails: "mails that are still to be sent alone are in the index",
  getDigest: "what one mail tells of",
  listOrders: "orders of authorities are rare",
  listFollowed: "what one member follows",
  listFollowedSlugs: "what one member follows",
  getMap: "the replies to twenty roots",
};

beforeAll(somethingToAsk);

/** The SQL that a query, or the looking of a verb, prepares, each statement once. */
async function statementsOf(query: () => Promise<unknown>, kind = /^(select|with)/i): Promise<string[]> {
  await closeDatabase(); // so that nothing is remembered
  const prepare = vi.spyOn(SQLite.prototype, "prepare");
  await query();
  const sources = prepare.mock.calls.map(([source]) => source);
  prepare.mockRestore();
  return [...new Set(sources)].filter((source) => kind.test(source));
}

/** How SQLite would go about it, a line for each step. */
function planOf(statement: string): string[] {
  const values = Array.from(statement.matchAll(/\?/g), () => 1);
  return inRawDatabase((db) => {
    const steps = db.prepare(`EXPLAIN QUERY PLAN ${statement}`).all(...values) as { detail: string }[];
    return steps.map(({ detail }) => detail);
  });
}

/** What SQLite would read from end to end, also in the order of an index; `table` is the one behind an alias. */
function scansOf(statement: string): { table: string; detail: string }[] {
  const steps = planOf(statement).filter((detail) => !BY_ITS_WORDS.test(detail));
  const scans = steps.map((detail) => ({ detail, name: /^SCAN (\w+)/.exec(detail)?.[1] ?? "" }));
  const behind = (name: string) =>
    isTable(name) ? name : (new RegExp(`\\b(\\w+)"? (?:as )?"?${name}\\b`, "i").exec(statement)?.[1] ?? "");
  return scans.map(({ detail, name }) => ({ table: behind(name), detail })).filter(({ table }) => isTable(table));
}

/** SQLite calls everything that a virtual table answers a scan; M stands for MATCH, = for a row by its number. */
const BY_ITS_WORDS = /^SCAN \w+ VIRTUAL TABLE INDEX \d+:[M=]/;

const isTable = (name: string) =>
  inRawDatabase((db) => db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name)) !==
  undefined;

describe("no query reads a table from end to end", () => {
  test.each(Object.entries(QUERIES))("%s", async (name, query) => {
    const statements = await statementsOf(query);
    expect(statements.length).toBeGreaterThan(0);
    const scans = statements.flatMap((statement) =>
      scansOf(statement)
        .filter(({ table }) => !MAY_SCAN[name]?.includes(table))
        .map(({ detail }) => `${detail} in: ${statement}`),
    );
    expect(scans).toEqual([]);
  });

  test("and one that does would be found", () => {
    expect(scansOf("select * from arguments where created_at > ?")).toMatchObject([{ table: "arguments" }]);
    expect(scansOf("select * from arguments reply where created_at > ?")).toMatchObject([{ table: "arguments" }]);
    expect(scansOf("select rowid from search_arguments")).toMatchObject([{ table: "search_arguments" }]);
    expect(scansOf("select rowid from search_arguments where search_arguments match ?")).toEqual([]);
    expect(scansOf("select id from arguments order by thread_id, hidden_by_id")).toMatchObject([
      { table: "arguments" },
    ]);
  });
});

/**
 * What looks like a search and may still read very much: a range of the rows or of an index with nothing before it, and
 * rows that are sorted because no index has their order, unless they are those of a list of numbers.
 */
function stretchesOf(statement: string): string[] {
  const plan = planOf(statement);
  const isOfAList = plan.find((detail) => /^(SEARCH|SCAN)/.test(detail))?.endsWith("INTEGER PRIMARY KEY (rowid=?)");
  return plan.filter(
    (detail) => /\(\w+[<>]\?/.test(detail) || (detail === "USE TEMP B-TREE FOR ORDER BY" && !isOfAList),
  );
}

describe("nor does one read a stretch of a table without end, or sort what has none", () => {
  test.each(Object.entries(QUERIES))("%s", async (name, query) => {
    const stretches = (await statementsOf(query)).flatMap((statement) =>
      stretchesOf(statement).map((detail) => `${detail} in: ${statement}`),
    );
    if (MAY_READ_ON[name] === undefined) expect(stretches).toEqual([]);
    else expect(stretches, `${name} reads no stretch any more`).not.toEqual([]);
  });

  test("and one that does would be found", () => {
    expect(stretchesOf("select * from decisions where id < ? and ground = 'spam'")).toHaveLength(0);
    expect(stretchesOf("select * from decisions where id < ? and reason = 'spam'")).toHaveLength(1);
    expect(stretchesOf("select * from arguments where thread_id = ? order by held")).toHaveLength(1);
  });
});

describe("nor does a verb that runs all the time, or for every reader", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["gatherMail", () => gatherMail(SYSTEM)],
    ["claimMail", () => claimMail(SYSTEM)],
    ["markRead", () => markRead(member, { upTo: 1_000_000 })],
    ["postArgument", () => reply(moderator, 11, { body: "@a-member @nobody" })],
    [
      "postArgument, of a member who is checked",
      () => reply(member, 1, { body: "one two three four five six seven eight" }),
    ],
    [
      "postArgument, of what waits",
      () => reply(member, 1, { body: "One, two, three, four, five, six, seven, eight." }),
    ],
  ])("%s", async (_, verb) => {
    const statements = await statementsOf(verb, /^(select|with|update|delete)/i);
    expect(statements.length).toBeGreaterThan(0);
    expect(
      statements.flatMap((statement) => scansOf(statement).map(({ detail }) => `${detail}: ${statement}`)),
    ).toEqual([]);
  });
});

test("what has the words is looked for once, not once for each argument of a thread", async () => {
  const statements = await statementsOf(async () => {
    await search.searchEverything("claim", { thread: THREAD, stance: PRO, author: "a-member" });
    await search.findSimilar(THREAD, "Meeting them is a concession");
  });
  const plans = statements.map(planOf).filter((plan) => plan.includes("SCAN hits"));
  // The words of a search twice: which are the newest, then with a score.
  expect(plans).toHaveLength(3);
  for (const plan of plans)
    expect(plan.findLast((detail) => /^(SCAN|SEARCH) (hits|arguments)\b/.test(detail))).toMatch(
      /^SEARCH arguments USING INTEGER PRIMARY KEY/,
    );
});

test("handles that begin so are a stretch of their index, with its end", async () => {
  for (const search of [
    { begins: "a-m", after: "" },
    { begins: "a-m", after: "a-member" },
  ]) {
    const statements = await statementsOf(() => accounts.listMembers(search));
    const plan = statements.flatMap(planOf).filter((detail) => /^(SEARCH|SCAN) members\b/.test(detail));
    expect(plan).toEqual(["SEARCH members USING INDEX members_handle (handle>? AND handle<?)"]);
    // Of two beginnings SQLite takes one, and it might be the earlier.
    expect(statements.join().match(/"handle" >/g)).toHaveLength(1);
  }
});

test("what belongs to one member is found by its author, not by going through the whole thread", async () => {
  const statements = await statementsOf(() => ownQueries.listOwnIds(member, THREAD));
  const plan = statements.flatMap(planOf).filter((detail) => /^(SEARCH|SCAN) arguments\b/.test(detail));
  expect(plan).toEqual([expect.stringContaining("author_id=?")]);
});
