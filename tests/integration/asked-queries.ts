import { eq } from "drizzle-orm";
import { read } from "#db/client";
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
import * as waitingQueries from "#lib/cases/waiting-queries";
import * as conduct from "#lib/conduct/queries";
import { followThread } from "#lib/following/follow-thread";
import * as following from "#lib/following/queries";
import * as house from "#lib/house/queries";
import { lockArgument } from "#lib/locks/lock-argument";
import * as locks from "#lib/locks/queries";
import { slowThread } from "#lib/locks/slow-thread";
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
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, PRO, person, reply, SYSTEM, seededDatabase, THREAD } from "#tests/people";
import { turnedOn } from "#tests/second-factor";

export let member: Person;
export let moderator: Person;
let receipt: string;
let caseOfNotice: number;
let accountMail: number;
let token: string;
let pending: string;
let careful: Person;
let awaited: string;

/** Each query once, in each way that makes another statement of it. */
export const QUERIES: Record<string, () => Promise<unknown>> = {
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
  countWaiting: () => waitingQueries.countWaiting(),
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
  countMails: () => mail.countMails(),
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
  "listMembers, whose handle begins so": () => accounts.listMembers({ begins: "a-m", after: "" }),
  "listMembers, on": () => accounts.listMembers({ begins: "a-m", after: "a-member" }),
  hasAdmin: () => read((db) => accounts.hasAdmin(db)),
  hasOtherAdmin: () => read((db) => accounts.hasOtherAdmin(db, member.id)),
};

/** A forum in which each of them finds something. */
export async function somethingToAsk(): Promise<void> {
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
}
