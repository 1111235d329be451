import SQLite from "better-sqlite3";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { closeDatabase, read } from "#db/client";
import { mailLinks } from "#db/schema/accounts";
import { cases } from "#db/schema/cases";
import { mails } from "#db/schema/notifications";
import { askForReset } from "#lib/accounts/ask-for-reset";
import * as factors from "#lib/accounts/factor-queries";
import { linkIdentity } from "#lib/accounts/link-identity";
import { linkToken } from "#lib/accounts/link-token";
import * as accounts from "#lib/accounts/queries";
import { signInByProvider } from "#lib/accounts/sign-in-by-provider";
import { appealDecision } from "#lib/appeals/appeal-decision";
import * as appealQueries from "#lib/appeals/queries";
import * as ownQueries from "#lib/arguments/own-queries";
import * as argumentQueries from "#lib/arguments/queries";
import * as cardQueries from "#lib/cases/card-queries";
import * as decidedQueries from "#lib/cases/decided-queries";
import * as caseQueries from "#lib/cases/queries";
import * as queueQueries from "#lib/cases/queue-queries";
import * as conduct from "#lib/conduct/queries";
import { followThread } from "#lib/following/follow-thread";
import * as following from "#lib/following/queries";
import * as house from "#lib/house/queries";
import { lockArgument } from "#lib/locks/lock-argument";
import * as locks from "#lib/locks/queries";
import { slowThread } from "#lib/locks/slow-thread";
import { claimMail } from "#lib/mail/claim-mail";
import * as mail from "#lib/mail/queries";
import * as mindsQueries from "#lib/minds/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import * as moderation from "#lib/moderation/queries";
import { reportArgument } from "#lib/moderation/report-argument";
import * as reportQueries from "#lib/moderation/report-queries";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { creditArgument } from "#lib/moved/credit-argument";
import * as movedQueries from "#lib/moved/queries";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import * as noticeQueries from "#lib/notices/queries";
import { SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { gatherMail } from "#lib/notifications/gather-mail";
import { markRead } from "#lib/notifications/mark-read";
import * as notifications from "#lib/notifications/queries";
import { enterOrder } from "#lib/orders/enter-order";
import * as orderQueries from "#lib/orders/queries";
import { EnterOrder } from "#lib/orders/schema";
import * as passages from "#lib/passages/queries";
import * as positionQueries from "#lib/positions/queries";
import * as ratingQueries from "#lib/ratings/queries";
import { markSeen } from "#lib/reading/mark-seen";
import * as reading from "#lib/reading/queries";
import * as figureQueries from "#lib/record/figure-queries";
import * as record from "#lib/record/queries";
import * as statementQueries from "#lib/record/statement-queries";
import * as revisions from "#lib/revisions/queries";
import * as scopes from "#lib/scopes/queries";
import * as search from "#lib/search/queries";
import * as threads from "#lib/threads/queries";
import { type Person, VISITOR } from "#lib/viewer";
import { everyQuery } from "#tests/integration/every-query";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, PRO, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

let member: Person;
let moderator: Person;
let receipt: string;
let caseOfNotice: number;
let accountMail: number;
let token: string;
let pending: string;
let careful: Person;
let awaited: string;

/** Each query once, in each way that makes another statement of it. */
const QUERIES: Record<string, () => Promise<unknown>> = {
  listThreads: () => threads.listThreads(),
  getThread: () => threads.getThread(THREAD),
  getThreadWithArticle: () => threads.getThreadWithArticle(THREAD),
  getThreadWithMarkdown: () => threads.getThreadWithMarkdown(THREAD),
  listStances: () => threads.listStances([THREAD]),
  getArgumentPage: () => argumentQueries.getArgumentPage(1, [PRO, CONCERN], "common-ground", null),
  "getArgumentPage, after": () =>
    argumentQueries.getArgumentPage(1, [PRO, CONCERN], "moved", [
      [0, 0, 250_000, 50],
      [0, 0, 250_000, 50],
    ]),
  "getArgumentPage, of a passage": () =>
    argumentQueries.getArgumentPage(
      1,
      [PRO, CONCERN],
      "common-ground",
      [
        [1, 50],
        [1, 50],
      ],
      { start: 0, end: 90 },
    ),
  getMarkedArticle: async () => passages.getMarkedArticle(await threads.getThread(THREAD), "<p>Words.</p>", null),
  "getQuotation, the article": () => passages.getQuotation(THREAD, { place: { start: 0, end: 20 } }),
  "getQuotation, an argument": () => passages.getQuotation(THREAD, { place: null, parent: 1, choose: true }),
  getPassageReport: () => passages.getPassageReport({ id: 1 }),
  getRevision: () => scopes.getRevision(`thread:${THREAD}`),
  getArgument: () => argumentQueries.getArgument(THREAD, 7),
  getHistory: () => argumentQueries.getHistory(THREAD, 1),
  getThreadOf: () => argumentQueries.getThreadOf(1),
  listArgumentsOf: () => argumentQueries.listArgumentsOf(member.id),
  getOwnArgument: () => ownQueries.getOwnArgument(member, THREAD, 11),
  listOwnIds: () => ownQueries.listOwnIds(member, THREAD),
  "getArgumentPage, strongest": () =>
    argumentQueries.getArgumentPage(1, [PRO, CONCERN], "strongest", [
      [1, 50],
      [1, 50],
    ]),
  "getArgumentPage, newest": () => argumentQueries.getArgumentPage(1, [PRO, CONCERN], "newest", [[50], [50]]),
  getPostingRoom: () => ownQueries.getPostingRoom(member, THREAD),
  listUnanswered: async () => argumentQueries.listUnanswered(await threads.getThread(THREAD), CONCERN),
  balancesOf: () => read((db) => positionQueries.balancesOf(db, [1])),
  getOwnPosition: () => positionQueries.getOwnPosition(member, THREAD),
  listOwnRatings: () => ratingQueries.listOwnRatings(member, THREAD),
  listCredits: () => movedQueries.listCredits(1),
  getCredit: () => movedQueries.getCredit(moderator, THREAD, 1, 1),
  getOwnCredit: () => movedQueries.getOwnCredit(member, 1),
  listCreditedIds: () => movedQueries.listCreditedIds(member, THREAD),
  countMovedBy: () => movedQueries.countMovedBy(1),
  getMinds: () => mindsQueries.getMinds(1),
  listReports: () => reportQueries.listReports(moderator, 1),
  listCases: () => caseQueries.listCases(moderator, "open", null),
  "listCases, after": () => caseQueries.listCases(moderator, "held", [1_000, 50]),
  "listCases, mine": () => caseQueries.listCases(moderator, "mine", null),
  countCases: () => caseQueries.countCases(moderator),
  getCase: () => cardQueries.getCase(moderator, 1),
  "getCase, an appeal": () => cardQueries.getCase(moderator, 2),
  getQueue: () => queueQueries.getQueue(moderator, "open", {}),
  medianMsThisWeek: () => queueQueries.medianMsThisWeek(),
  listDecided: () => decidedQueries.listDecided(moderator),
  findUndoable: () => decidedQueries.findUndoable(moderator, 1),
  getLetter: () => appealQueries.getLetter(member, 1),
  listOwnDecisions: () => appealQueries.listOwnDecisions(member),
  listDecisions: () => record.listDecisions(),
  "listDecisions, narrowed by kind": () => record.listDecisions({ kind: "hide", before: 50 }),
  "listDecisions, narrowed by ground": () => record.listDecisions({ ground: "spam", names: "handle" }),
  "listDecisions, narrowed by thread": () => record.listDecisions({ thread: THREAD }),
  listStatements: () => statementQueries.listStatements({ rules: "https://debate.example.org/rules" }),
  "listStatements, after": async () => {
    const { statements } = await statementQueries.listStatements({ rules: "https://debate.example.org/rules" });
    return statementQueries.listStatements({ after: statements[0]?.puid, rules: "https://debate.example.org/rules" });
  },
  getFigures: () => figureQueries.getFigures(),
  "listHiddenTexts, a member": () => moderation.listHiddenTexts(member, THREAD),
  "listHiddenTexts, a moderator": () => moderation.listHiddenTexts(moderator, THREAD),
  getArgumentUnderReview: () => moderation.getArgumentUnderReview(moderator, THREAD, 1),
  listTemplates: () => house.listTemplates(),
  listWatchedWords: () => house.listWatchedWords(),
  watchedWords: () => read((db) => house.watchedWords(db)),
  searchEverything: () => search.searchEverything("a claim"),
  "searchEverything, narrowed": () =>
    search.searchEverything("claim", { thread: THREAD, stance: PRO, author: "a-member", kind: "arguments" }),
  "searchEverything, articles": () => search.searchEverything("kabul", { thread: THREAD, kind: "articles" }),
  "searchEverything, members": () => search.searchEverything("a-member", { kind: "members" }),
  findSimilar: () => search.findSimilar(THREAD, "Meeting them is a concession"),
  listThreadChoices: () => search.listThreadChoices(),
  listNotifications: () => notifications.listNotifications(member),
  getNotification: () => notifications.getNotification(member, 1),
  countUnread: () => notifications.countUnread(member),
  listSwitches: () => notifications.listSwitches(member),
  getDigest: () => mail.getDigest(1),
  getMailKind: () => mail.getMailKind(1),
  getNoticeMail: () => mail.getNoticeMail(2),
  getAccountMail: () => mail.getAccountMail(accountMail),
  getNoticeTarget: () => noticeQueries.getNoticeTarget(1),
  getReceipt: () => noticeQueries.getReceipt(receipt),
  listOrders: () => orderQueries.listOrders(moderator),
  listFollowed: () => following.listFollowed(member.id),
  listFollowedSlugs: () => following.listFollowedSlugs(member),
  "listFollowedSlugs, of one": () => following.listFollowedSlugs(member, THREAD),
  getArgumentToModerate: () => locks.getArgumentToModerate(moderator, THREAD, 1),
  listEarlierTexts: () => revisions.listEarlierTexts(moderator, 1),
  getConduct: () => conduct.getConduct(moderator, "a-member"),
  getTimeline: () => reading.getTimeline(1),
  "getTimeline, before": () => reading.getTimeline(1, 50),
  getMap: () => reading.getMap(1, [PRO, CONCERN], 1),
  "getReading, a first visit": () => reading.getReading(moderator, THREAD),
  getReading: () => reading.getReading(member, THREAD),
  hasThread: () => reading.hasThread(THREAD),
  newestAct: () => reading.newestAct(),
  newestMoment: () => reading.newestMoment(),
  newestActBefore: () => reading.newestActBefore(new Date()),
  listChanges: () => reading.listChanges(0),
  viewerOfSession: () => accounts.viewerOfSession(member.sessionId),
  findSession: () => accounts.findSession(member.sessionId, new Date()),
  findLink: () => accounts.findLink("reset-password", token),
  getOwnAccount: () => accounts.getOwnAccount(member),
  getPendingSignIn: () => accounts.getPendingSignIn(pending),
  getOwnFactor: () => factors.getOwnFactor(careful),
  getPreparedKey: () => factors.getPreparedKey(member),
  findAwaitedCode: () => factors.findAwaitedCode(awaited),
  listIdentities: () => accounts.listIdentities(member),
  listSessions: () => accounts.listSessions(member),
  suspensionOf: () => read((db) => accounts.suspensionOf(db, member.id)),
  findMember: () => accounts.findMember("a-member"),
  listMembers: () => accounts.listMembers(),
  hasAdmin: () => read((db) => accounts.hasAdmin(db)),
  hasOtherAdmin: () => read((db) => accounts.hasOtherAdmin(db, member.id)),
};

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
  getFigures: "what came in and was decided within 90 days",
  "searchEverything, members": "handles that begin so",
  findSimilar: "the newest thousand that share a root",
  getDigest: "what one mail tells of",
  listOrders: "orders of authorities are rare",
  listFollowed: "what one member follows",
  listFollowedSlugs: "what one member follows",
  getMap: "the replies to twenty roots",
};

beforeAll(async () => {
  await seededDatabase();
  member = await person("a-member");
  moderator = await person("a-moderator", "moderator");
  const own = await argue(member);
  await reply(member, 1);
  await reply(moderator, own, { body: "@a-member" });
  await followThread(member, { thread: THREAD });
  const hidden = await argue(member, { claim: "Another claim" });
  await hideArgument(await person("an-impartial", "moderator"), {
    id: hidden,
    revision: 1,
    ground: "spam",
    reason: "Spam.",
  });
  await reportArgument(await person("a-reporter"), { id: own, ground: "spam", note: "" });
  await appealDecision(member, { decision: 1, words: "It was no spam." });
  // So that what limits a thread and its arguments is looked for.
  await lockArgument(moderator, { id: 7, scope: "subtree", ground: "spam", reason: "Why.", until: null });
  const until = new Date(Date.now() + 3_600_000);
  await slowThread(moderator, { thread: THREAD, minutes: 1, reason: "Why.", until });
  inRawDatabase((db) => db.exec("UPDATE notifications SET created_at = created_at - 3600000"));
  await gatherMail(SYSTEM);
  await markSeen(member, { thread: THREAD, ids: [] });
  const decider = await person("b-moderator", "moderator");
  for (const id of [await argue(member), await argue(member)]) {
    await hideArgument(decider, { id, revision: 1, ground: "spam", reason: "Spam." });
    await restoreArgument(decider, { id, reason: "" });
  }
  const notice = {
    offence: "other",
    address: "/about",
    law: "A law",
    explanation: "Why",
    name: "Eve",
    email: "eve@example.org",
    goodFaith: "yes",
  };
  ({ receipt } = await sendNotice(VISITOR, SendNotice.parse(notice), "a network"));
  const ofNotice = eq(cases.kind, "notice");
  const [waiting] = await read((db) => db.select({ id: cases.id }).from(cases).where(ofNotice));
  caseOfNotice = waiting?.id ?? 0;
  await dismissNotice(moderator, { case: caseOfNotice, reason: "Answered." });
  const order = { authority: "An authority", reference: "1", place: "1", receivedAt: "2026-01-01T00:00" };
  await enterOrder(moderator, EnterOrder.parse(order));
  await creditArgument(member, { id: 1, changed: "fact", why: "x".repeat(50), position: -1 });
  await askForReset(VISITOR, { email: "a-member@example.org" }, "a network");
  const [sent] = await read((db) => db.select().from(mails).innerJoin(mailLinks, eq(mailLinks.id, mails.linkId)));
  accountMail = sent?.mails.id ?? 0;
  token = linkToken("reset-password", sent?.mail_links.nonce ?? "");
  const said = { provider: "github", subject: "1", email: "new@example.org" };
  const entered = await signInByProvider(VISITOR, { said, leadsTo: "/" });
  pending = "pending" in entered ? entered.pending : "";
  careful = await person("a-careful-one");
  await turnedOn(careful);
  const known = { provider: "github", subject: "2", email: null };
  await linkIdentity(careful, known);
  const begun = await signInByProvider(VISITOR, { said: known, leadsTo: "/" }, "a network");
  awaited = "awaits" in begun ? begun.awaits : "";
});

/** The SQL that a query, or the looking of a verb, prepares, each statement once. */
async function statementsOf(query: () => Promise<unknown>, kind = /^(select|with)/i): Promise<string[]> {
  closeDatabase(); // so that nothing is remembered
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

test("what belongs to one member is found by its author, not by going through the whole thread", async () => {
  const statements = await statementsOf(() => ownQueries.listOwnIds(member, THREAD));
  const plan = statements.flatMap(planOf).filter((detail) => /^(SEARCH|SCAN) arguments\b/.test(detail));
  expect(plan).toEqual([expect.stringContaining("author_id=?")]);
});

test("every query is tried", async () => {
  const exported = await everyQuery();
  const tried = new Set(Object.keys(QUERIES).map((name) => name.split(",")[0]));
  expect(exported.filter((name) => !tried.has(name))).toEqual([]);
});
