import { beforeAll, describe, expect, test } from "vitest";
import * as accounts from "#lib/accounts/queries";
import * as appealQueries from "#lib/appeals/queries";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import * as ownQueries from "#lib/arguments/own-queries";
import * as argumentQueries from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import * as cardQueries from "#lib/cases/card-queries";
import * as decidedQueries from "#lib/cases/decided-queries";
import * as caseQueries from "#lib/cases/queries";
import * as queueQueries from "#lib/cases/queue-queries";
import * as conductQueries from "#lib/conduct/queries";
import { followThread } from "#lib/following/follow-thread";
import * as following from "#lib/following/queries";
import { saveWords } from "#lib/house/save-words";
import * as lockQueries from "#lib/locks/queries";
import * as mail from "#lib/mail/queries";
import * as mindsQueries from "#lib/minds/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import * as moderation from "#lib/moderation/queries";
import * as reportQueries from "#lib/moderation/report-queries";
import { creditArgument } from "#lib/moved/credit-argument";
import * as movedQueries from "#lib/moved/queries";
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
import * as reading from "#lib/reading/queries";
import * as figureQueries from "#lib/record/figure-queries";
import * as record from "#lib/record/queries";
import * as statementQueries from "#lib/record/statement-queries";
import { hideRevision } from "#lib/revisions/hide-revision";
import * as revisionQueries from "#lib/revisions/queries";
import * as search from "#lib/search/queries";
import * as threads from "#lib/threads/queries";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
import { anotherForum } from "#tests/another-forum";
import { everyQuery } from "#tests/integration/every-query";
import { inRawDatabase } from "#tests/integration/raw-database";
import { argue, CONCERN, emptyThread, longAgo, PRO, person, reply, SYSTEM, seededDatabase } from "#tests/people";

const QUOTE = "A passage that the removed argument quotes.";
const OTHER_WORDS = "As many characters as that passage has, so it is.";
const SECRETS = [
  "old words",
  "claim to remove",
  "body to remove",
  "source to remove",
  `"quote":"${QUOTE}"`,
  "what a credit says",
];
const AUTHOR = "author-of-the-removed";
const REASON = "words to the author alone";
const slug = "leaks";

/** A thread with a root argument and a reply to take away, each between arguments of another member. */
type Scene = {
  /** The decision that hides the root, once there is one. */
  decision: number;
  thread: threads.Thread;
  root: number;
  reply: number;
  answer: number;
  /** The mails to the author and to who answered, and a notification of who answered. */
  mails: [number, number];
  told: number;
  /** A notice about the root, by its number, and the mail of its receipt. */
  notice: { receipt: string; mail: number };
  author: Person;
  other: Person;
  credit: number;
  moderator: Person;
};
let scene: Scene;

async function makeScene(): Promise<Scene> {
  await seededDatabase();
  const [author, other] = [await person(AUTHOR), await person("another-member")];
  const moderator = await person("the-one-who-decided", "moderator");
  const thread = await emptyThread(slug, QUOTE);
  const removed = { thread: slug, body: "old words", sources: "https://example.org/ source to remove" };
  const edit = (kind: string, id: number) => editText(author, kind, id, 1, "@another-member body to remove");
  const root = await argue(author, { ...removed, claim: "old words", quote: QUOTE });
  const above = await argue(other, { thread: slug, stance: CONCERN, claim: "visible" });
  const answered = await reply(author, above, removed);
  for (const id of [root, answered]) await longAgo(id, 3_600_000);
  await edit("root", root);
  await edit("reply", answered);
  await reply(other, root, { thread: slug, quote: "body to remove" });
  const answer = await reply(other, answered, { thread: slug });
  const why = "This is what a credit says of the removed argument, in its own words.";
  await creditArgument(other, { id: root, changed: "point", why, position: -1 });
  const credit = (await movedQueries.getOwnCredit(other, root))?.credit.id ?? 0;
  await followThread(other, { thread: slug });
  const mails = await mailsTo(author, other);
  const told = (await notifications.listNotifications(other)).notifications[0]?.id ?? 0;
  const notice = await noticeAbout(`/threads/${slug}/arguments/${root}`);
  const order = { authority: "An authority", reference: "1", place: String(root), receivedAt: "2026-01-01T00:00" };
  await enterOrder(moderator, EnterOrder.parse(order));
  return { decision: 0, credit, thread, root, reply: answered, answer, mails, told, notice, author, other, moderator };
}

async function noticeAbout(address: string): Promise<Scene["notice"]> {
  const from = { name: "A notifier", email: "notifier@example.org", goodFaith: "yes" };
  const form = { offence: "other", address, law: "A law", explanation: "It says: body to remove", ...from };
  const { receipt } = await sendNotice(VISITOR, SendNotice.parse(form), "a network");
  const mailId = inRawDatabase((db) => db.prepare("SELECT max(id) FROM mails").pluck().get() as number);
  return { receipt, mail: mailId };
}

const editText = (author: Person, kind: string, id: number, revision: number, body: string) =>
  editArgument(
    author,
    EditArgument.parse({
      kind,
      id,
      revision,
      claim: "claim to remove",
      body,
      sources: "https://example.org/ source to remove",
    }),
  );

/** Gathers what both have been told so far into a mail for each, as if it were an hour old. */
async function mailsTo(author: Person, other: Person): Promise<[number, number]> {
  inRawDatabase((db) => db.exec("UPDATE notifications SET created_at = created_at - 3600000"));
  await gatherMail(SYSTEM);
  const mailTo = (member: Person) =>
    inRawDatabase((db) => db.prepare("SELECT id FROM mails WHERE member_id = ?").pluck().get(member.id) as number);
  return [mailTo(author), mailTo(other)];
}

/** Everything that is read for somebody. A new query needs a line here: the last test of the file says so. */
const SURFACES: Record<string, (viewer: Viewer, s: Scene) => Promise<unknown>> = {
  listThreads: () => threads.listThreads(),
  getThread: () => threads.getThread(slug),
  getThreadWithArticle: () => threads.getThreadWithArticle(slug),
  getThreadWithMarkdown: () => threads.getThreadWithMarkdown(slug),
  listStances: () => threads.listStances([slug]),
  getArgumentPage: (_, s) => argumentQueries.getArgumentPage(s.thread.id, [PRO, CONCERN], "common-ground", null),
  "getArgumentPage, of a passage": (_, s) =>
    argumentQueries.getArgumentPage(s.thread.id, [PRO, CONCERN], "common-ground", null, {
      start: 0,
      end: QUOTE.length,
    }),
  getMarkedArticle: (_, s) => passages.getMarkedArticle(s.thread, `<p>${OTHER_WORDS}</p>`, null),
  "getQuotation, the root": (_, s) =>
    passages.getQuotation(slug, { place: { start: 0, end: 20 }, parent: s.root, choose: true }),
  "getQuotation, the reply": (_, s) => passages.getQuotation(slug, { place: { start: 0, end: 20 }, parent: s.reply }),
  getPassageReport: (_, s) => passages.getPassageReport(s.thread),
  "getArgument, the root": (_, s) => argumentQueries.getArgument(slug, s.root),
  "getArgument, the reply": (_, s) => argumentQueries.getArgument(slug, s.reply),
  "getArgument, below it": (_, s) => argumentQueries.getArgument(slug, s.answer),
  "getArgument, above it": (_, s) => argumentQueries.getArgument(slug, s.root + 1),
  "getHistory, the root": (_, s) => argumentQueries.getHistory(slug, s.root),
  "getHistory, the reply": (_, s) => argumentQueries.getHistory(slug, s.reply),
  "getHistory, below it": (_, s) => argumentQueries.getHistory(slug, s.answer),
  "listArgumentsOf, the author": (_, s) => argumentQueries.listArgumentsOf(s.author.id),
  "listArgumentsOf, who answered": (_, s) => argumentQueries.listArgumentsOf(s.other.id),
  getOwnArgument: (viewer, s) => ownQueries.getOwnArgument(viewer, slug, s.root),
  listOwnIds: (viewer) => ownQueries.listOwnIds(viewer, slug),
  getPostingRoom: (viewer) => ownQueries.getPostingRoom(viewer, slug),
  listUnanswered: (_, s) => argumentQueries.listUnanswered(s.thread, CONCERN),
  getOwnPosition: (viewer) => positionQueries.getOwnPosition(viewer, slug),
  listOwnRatings: (viewer) => ratingQueries.listOwnRatings(viewer, slug),
  listCredits: (_, s) => movedQueries.listCredits(s.root),
  getCredit: (viewer, s) => movedQueries.getCredit(viewer, slug, s.root, s.credit),
  getOwnCredit: (viewer, s) => movedQueries.getOwnCredit(viewer, s.root),
  listCreditedIds: (viewer) => movedQueries.listCreditedIds(viewer, slug),
  countMovedBy: (_, s) => movedQueries.countMovedBy(s.author.id),
  getMinds: (_, s) => mindsQueries.getMinds(s.thread.id),
  listCases: (viewer) => caseQueries.listCases(viewer, "open", null),
  countCases: (viewer) => caseQueries.countCases(viewer),
  getCase: (viewer) => cardQueries.getCase(viewer, 1),
  getQueue: (viewer) => queueQueries.getQueue(viewer, "open", {}),
  listDecided: (viewer) => decidedQueries.listDecided(viewer),
  findUndoable: (viewer, s) => decidedQueries.findUndoable(viewer, s.decision),
  getLetter: (viewer, s) => appealQueries.getLetter(viewer, s.decision),
  listOwnDecisions: (viewer) => appealQueries.listOwnDecisions(viewer),
  listReports: (viewer, s) => reportQueries.listReports(viewer, s.root),
  listDecisions: () => record.listDecisions(),
  listStatements: () => statementQueries.listStatements({ rules: "https://debate.example.org/rules" }),
  getFigures: () => figureQueries.getFigures(),
  listHiddenTexts: (viewer) => moderation.listHiddenTexts(viewer, slug),
  "listHiddenTexts, elsewhere": (viewer) => moderation.listHiddenTexts(viewer, "eu-taliban-brussels"),
  "getArgumentUnderReview, the root": (viewer, s) => moderation.getArgumentUnderReview(viewer, slug, s.root),
  "getArgumentUnderReview, the reply": (viewer, s) => moderation.getArgumentUnderReview(viewer, slug, s.reply),
  "searchEverything, the claim": () => search.searchEverything("claim remove"),
  "searchEverything, the body": () => search.searchEverything("body to remove", { kind: "arguments", thread: slug }),
  "searchEverything, the old words": () => search.searchEverything("old words"),
  "searchEverything, by its author": () => search.searchEverything(AUTHOR),
  "searchEverything, of its author": () => search.searchEverything("remove", { author: AUTHOR }),
  "searchEverything, what is beside it": () => search.searchEverything("visible"),
  "searchEverything, members": () => search.searchEverything(AUTHOR, { kind: "members" }),
  "searchEverything, its thread": () => search.searchEverything("passage", { kind: "articles" }),
  findSimilar: () => search.findSimilar(slug, "claim to remove"),
  listThreadChoices: () => search.listThreadChoices(),
  listNotifications: (viewer) => notifications.listNotifications(viewer),
  getNotification: (_, s) => notifications.getNotification(s.other, s.told),
  countUnread: (viewer) => notifications.countUnread(viewer),
  listSwitches: (viewer) => notifications.listSwitches(viewer),
  "getDigest, to the author": (_, s) => mail.getDigest(s.mails[0]),
  "getDigest, to who answered": (_, s) => mail.getDigest(s.mails[1]),
  getNoticeMail: (_, s) => mail.getNoticeMail(s.notice.mail),
  getReceipt: (_, s) => noticeQueries.getReceipt(s.notice.receipt),
  "getNoticeTarget, the root": (_, s) => noticeQueries.getNoticeTarget(s.root),
  "getNoticeTarget, the reply": (_, s) => noticeQueries.getNoticeTarget(s.reply),
  listOrders: (viewer) => orderQueries.listOrders(viewer),
  listFollowed: (_, s) => following.listFollowed(s.other.id),
  listFollowedSlugs: (viewer) => following.listFollowedSlugs(viewer, slug),
  getTimeline: (_, s) => reading.getTimeline(s.thread.id),
  getMap: (_, s) => reading.getMap(s.thread.id, [PRO, CONCERN], 1),
  getReading: (viewer) => reading.getReading(viewer, slug),
  "getArgumentToModerate, the root": (viewer, s) => lockQueries.getArgumentToModerate(viewer, slug, s.root),
  "getArgumentToModerate, above the reply": (viewer, s) => lockQueries.getArgumentToModerate(viewer, slug, s.root + 1),
  listEarlierTexts: (viewer, s) => revisionQueries.listEarlierTexts(viewer, s.root),
  getConduct: (viewer) => conductQueries.getConduct(viewer, AUTHOR),
  "getConduct, who answered": (viewer, s) => conductQueries.getConduct(viewer, s.other.handle),
  listChanges: () => reading.listChanges(0),
  findMember: () => accounts.findMember(AUTHOR),
  listMembers: () => accounts.listMembers(),
  viewerOfSession: (_, s) => accounts.viewerOfSession(s.author.sessionId),
};
/** Here a hidden text is for its author and the moderators, with the words of the decision. */
const OF_BOTH = ["the author", "a moderator"];
const FOR_THE_FEW: Record<string, string[]> = {
  listHiddenTexts: OF_BOTH,
  "getArgumentUnderReview, the root": OF_BOTH,
  "getArgumentUnderReview, the reply": OF_BOTH,
  getLetter: ["the author"],
};
/** Here moderators see its first words and whose it was, once it is decided. */
const OF_DECIDED = ["listDecided", "findUndoable"];
/** Here the moderators alone read its first words, and the words of the decision. */
const FOR_MODERATORS = "getConduct";
/** Here its author alone is told the words of the decision, without the text. */
const TELLS_THE_AUTHOR = "listNotifications";
/** Here the author is named for another reason than the argument. */
const NAMES_MEMBERS = ["getDigest, to the author", "findMember", "listMembers", "viewerOfSession", "getConduct"];
/** What is read to write a mail, with the address that it goes to. */
const ARE_MAILS = ["getDigest", "getNoticeMail"];
/** These read no argument: whether there is an admin, or another one, what a suspended member is told, what a notice and the house say, what a member sees of their own account. */
const WITHOUT_ARGUMENTS = [
  "balancesOf",
  "countMails",
  "countWaiting",
  "findAwaitedCode",
  "findLink",
  "findSession",
  "getAccountMail",
  "getMailKind",
  "getOwnAccount",
  "getOwnFactor",
  "getPendingSignIn",
  "getPreparedKey",
  "getRevision",
  "getThreadOf",
  "hasAdmin",
  "hasOtherAdmin",
  "hasThread",
  "listIdentities",
  "listSessions",
  "listTemplates",
  "listWatchedWords",
  "medianMsThisWeek",
  "newestAct",
  "newestActBefore",
  "newestMoment",
  "suspensionOf",
  "watchedWords",
];

const VIEWERS: Record<string, () => Viewer> = {
  "a visitor": () => VISITOR,
  "another member": () => scene.other,
  "the author": () => scene.author,
  "a moderator": () => scene.moderator,
};

const cases = Object.keys(SURFACES).flatMap((surface) => Object.keys(VIEWERS).map((who) => ({ surface, who })));

/** All that somebody learns from a surface, also from its refusal. */
async function learned(surface: string, who: string): Promise<string> {
  const look = SURFACES[surface];
  const viewer = VIEWERS[who];
  if (!look || !viewer) throw new Error("There is no such case.");
  return look(viewer(), scene).then(
    (answer) => JSON.stringify(answer),
    (error: Error) => `${error.name} ${error.message} ${JSON.stringify(error)}`,
  );
}

const isForTheFew = ({ surface, who }: (typeof cases)[number]) =>
  FOR_THE_FEW[surface]?.includes(who) || (OF_DECIDED.includes(surface) && who === "a moderator");

const found = (text: string, words: string[]) => words.filter((word) => text.includes(word));

describe("a hidden argument", () => {
  beforeAll(async () => {
    scene = await makeScene();
    // Before that, everybody reads all of it: what is looked for below is there to be found.
    const shown = await Promise.all(
      ["getArgumentPage", "getHistory, the root", "getTimeline", "getMap", "listCredits"].map((each) =>
        learned(each, "a visitor"),
      ),
    );
    expect(found(shown.join(), [...SECRETS, AUTHOR])).toEqual([...SECRETS, AUTHOR]);
    for (const surface of ["searchEverything, the claim", "searchEverything, of its author", "findSimilar"])
      expect(await learned(surface, "a visitor"), surface).toContain(`"id":${scene.root}`);
    for (const surface of ["listNotifications", "getNotification", "getDigest, to who answered"])
      expect(found(await learned(surface, "another member"), ["body to remove", AUTHOR]), surface).toHaveLength(2);
    for (const id of [scene.reply, scene.root]) {
      const { decisionId } = await hideArgument(scene.moderator, { id, revision: 2, ground: "spam", reason: REASON });
      scene.decision = decisionId ?? 0;
    }
  });

  test.each(cases.filter(({ surface }) => !ARE_MAILS.some((name) => surface.startsWith(name))))(
    "gives nobody's email or password out in $surface to $who",
    async ({ surface, who }) => {
      expect(found(await learned(surface, who), ["@example.org", "passwordHash"])).toEqual([]);
    },
  );

  test.each(cases.filter((each) => !isForTheFew(each)))(
    "shows nothing of itself in $surface to $who",
    async ({ surface, who }) => {
      const text = await learned(surface, who);
      const isTold = surface === TELLS_THE_AUTHOR && who === "the author";
      const forModerators = surface === FOR_MODERATORS && who === "a moderator";
      const words = forModerators ? ["claim to remove", "body to remove", REASON] : isTold ? [REASON] : [];
      expect(found(text, [...SECRETS, REASON])).toEqual(words);
      if (!NAMES_MEMBERS.includes(surface)) expect(text).not.toContain(AUTHOR);
    },
  );

  test.each(OF_DECIDED)("stands with its first words and its author in %s, for a moderator alone", async (surface) => {
    const text = await learned(surface, "a moderator");
    expect(found(text, ["claim to remove", AUTHOR, REASON])).toEqual(["claim to remove", AUTHOR]);
  });

  test.each(cases.filter(({ surface, who }) => FOR_THE_FEW[surface]?.includes(who)))(
    "can be read in $surface by $who, with what was decided",
    async ({ surface, who }) => {
      expect(found(await learned(surface, who), ["body to remove", REASON])).toEqual(["body to remove", REASON]);
    },
  );

  test("never tells the public or its author who decided", async () => {
    for (const { surface, who } of cases.filter((each) => each.who !== "a moderator" && each.surface !== "listMembers"))
      expect(await learned(surface, who), `${surface} to ${who}`).not.toContain(scene.moderator.handle);
  });

  test("stays as a tombstone in its place, so that what was answered is still found", async () => {
    const page = await argumentQueries.getArgumentPage(scene.thread.id, [PRO, CONCERN], "common-ground", null);
    expect(page.columns[0].roots).toMatchObject([{ view: { state: "hidden", replies: [{ state: "shown" }] } }]);
    const { ancestors } = await argumentQueries.getArgument(slug, scene.answer);
    expect(ancestors.map(({ state }) => state)).toEqual(["shown", "hidden"]);
  });
});

describe("an argument that waits since an edit", () => {
  beforeAll(async () => {
    await anotherForum();
    scene = await makeScene();
    await saveWords(await person("an-admin", "admin"), { verdict: "hold", words: ["doubtful"] });
    for (const [kind, id] of [
      ["root", scene.root],
      ["reply", scene.reply],
    ] as const)
      await editText(scene.author, kind, id, 2, "doubtful body to remove");
  });

  // Moderators read it in the queue, and on the page of its author.
  const isForModerators = ({ surface, who }: (typeof cases)[number]) =>
    ["getCase", "getQueue", FOR_MODERATORS].includes(surface) && who === "a moderator";
  const isHiddenText = ({ surface, who }: (typeof cases)[number]) =>
    FOR_THE_FEW[surface] === OF_BOTH && OF_BOTH.includes(who);

  test.each(cases.filter((each) => !isForTheFew(each) && !isForModerators(each)))(
    "shows nothing of itself in $surface to $who",
    async ({ surface, who }) => {
      const text = await learned(surface, who);
      expect(found(text, SECRETS)).toEqual([]);
      if (!NAMES_MEMBERS.includes(surface)) expect(text).not.toContain(AUTHOR);
    },
  );

  test.each(cases.filter(isHiddenText))("can be read in $surface by $who", async ({ surface, who }) => {
    const text = await learned(surface, who);
    expect(text).toContain("body to remove");
    expect(text).toMatch(/"held":true.*"canRestore":false/);
  });

  test("stays as a tombstone in its place, which says that it waits", async () => {
    const page = await argumentQueries.getArgumentPage(scene.thread.id, [PRO, CONCERN], "common-ground", null);
    expect(page.columns[0].roots).toMatchObject([{ view: { state: "held", replies: [{ state: "shown" }] } }]);
    const { ancestors } = await argumentQueries.getArgument(slug, scene.answer);
    expect(ancestors.map(({ state }) => state)).toEqual(["shown", "held"]);
  });
});

describe("a deleted argument", () => {
  beforeAll(async () => {
    await anotherForum();
    scene = await makeScene();
    for (const id of [scene.root, scene.reply]) await deleteArgument(scene.author, { id });
  });

  // The queue has the notice of it, which its sender is owed an answer to, with the words that they quoted.
  const isOfNotice = ({ surface, who }: (typeof cases)[number]) => surface === "getQueue" && who === "a moderator";

  test.each(cases.filter((each) => !isOfNotice(each)))(
    "shows nothing of itself in $surface to $who",
    async ({ surface, who }) => {
      const text = await learned(surface, who);
      expect(found(text, SECRETS)).toEqual([]);
      if (!NAMES_MEMBERS.includes(surface)) expect(text).not.toContain(AUTHOR);
    },
  );
});

test("every query is among the surfaces", async () => {
  const queries = await everyQuery();
  const named = Object.keys(SURFACES).map((surface) => surface.split(",")[0]);
  expect(queries.filter((query) => !named.includes(query)).toSorted()).toEqual(WITHOUT_ARGUMENTS);
});

describe("a text that a moderator hid from the history", () => {
  beforeAll(async () => {
    await anotherForum();
    scene = await makeScene();
    // Somebody quoted the words while they stood there.
    inRawDatabase((db) =>
      db
        .prepare(
          "UPDATE passages SET exact = 'old words', start_utf16 = NULL, end_utf16 = NULL, state = 'orphaned' WHERE quoted_argument_id = ?",
        )
        .run(scene.root),
    );
    const shown = await Promise.all(
      ["getHistory, the root", "getHistory, the reply", "getArgument, the root"].map((each) =>
        learned(each, "a visitor"),
      ),
    );
    for (const text of shown) expect(text).toContain("old words");
    for (const id of [scene.root, scene.reply])
      await hideRevision(scene.moderator, { id, revision: 1, ground: "spam", reason: REASON });
  });

  const isForModerators = ({ surface, who }: (typeof cases)[number]) =>
    surface === "listEarlierTexts" && who === "a moderator";
  const tellsWhy = ({ surface, who }: (typeof cases)[number]) =>
    (surface === TELLS_THE_AUTHOR && who === "the author") || (surface === FOR_MODERATORS && who === "a moderator");

  test.each(cases.filter((each) => !isForModerators(each)))("is not in $surface to $who", async (each) => {
    const text = await learned(each.surface, each.who);
    expect(found(text, ["old words", REASON])).toEqual(tellsWhy(each) ? [REASON] : []);
  });

  test("is there for the moderators, with why", async () => {
    expect(found(await learned("listEarlierTexts", "a moderator"), ["old words", REASON])).toHaveLength(2);
  });

  test("leaves the rest to be read", async () => {
    const text = await learned("getHistory, the root", "a visitor");
    expect(found(text, ["claim to remove", "body to remove"])).toHaveLength(2);
  });
});
