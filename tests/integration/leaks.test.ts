import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { dataFolder } from "#db/client";
import * as accounts from "#lib/accounts/queries";
import * as appealQueries from "#lib/appeals/queries";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import * as argumentQueries from "#lib/arguments/queries";
import { EditArgument } from "#lib/arguments/schema";
import * as cardQueries from "#lib/cases/card-queries";
import * as decidedQueries from "#lib/cases/decided-queries";
import * as caseQueries from "#lib/cases/queries";
import * as queueQueries from "#lib/cases/queue-queries";
import { followThread } from "#lib/following/follow-thread";
import * as following from "#lib/following/queries";
import * as mail from "#lib/mail/queries";
import * as mindsQueries from "#lib/minds/queries";
import { hideArgument } from "#lib/moderation/hide-argument";
import * as moderation from "#lib/moderation/queries";
import * as reportQueries from "#lib/moderation/report-queries";
import { creditArgument } from "#lib/moved/credit-argument";
import * as movedQueries from "#lib/moved/queries";
import { gatherMail } from "#lib/notifications/gather-mail";
import * as notifications from "#lib/notifications/queries";
import * as passages from "#lib/passages/queries";
import * as positionQueries from "#lib/positions/queries";
import * as ratingQueries from "#lib/ratings/queries";
import * as reading from "#lib/reading/queries";
import * as figureQueries from "#lib/record/figure-queries";
import * as record from "#lib/record/queries";
import * as statementQueries from "#lib/record/statement-queries";
import * as search from "#lib/search/queries";
import * as threads from "#lib/threads/queries";
import { type Person, VISITOR, type Viewer } from "#lib/viewer";
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
  const edit = (kind: string, id: number) =>
    editArgument(
      author,
      EditArgument.parse({
        kind,
        id,
        revision: 1,
        claim: "claim to remove",
        body: "@another-member body to remove",
        sources: removed.sources,
      }),
    );
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
  return { decision: 0, credit, thread, root, reply: answered, answer, mails, told, author, other, moderator };
}

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
  getOwnArgument: (viewer, s) => argumentQueries.getOwnArgument(viewer, slug, s.root),
  listOwnIds: (viewer) => argumentQueries.listOwnIds(viewer, slug),
  getPostingRoom: (viewer) => argumentQueries.getPostingRoom(viewer),
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
  listFollowed: (_, s) => following.listFollowed(s.other.id),
  listFollowedSlugs: (viewer) => following.listFollowedSlugs(viewer, slug),
  getTimeline: (_, s) => reading.getTimeline(s.thread.id),
  getMap: (_, s) => reading.getMap(s.thread.id, [PRO, CONCERN], 1),
  getReading: (viewer) => reading.getReading(viewer, slug),
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
/** Here its author alone is told the words of the decision, without the text. */
const TELLS_THE_AUTHOR = "listNotifications";
/** Here the author is named for another reason than the argument. */
const NAMES_MEMBERS = ["getDigest, to the author", "findMember", "listMembers", "viewerOfSession"];
/** These read no argument: whether there is an admin, or another one, and what a suspended member is told. */
const WITHOUT_ARGUMENTS = [
  "balancesOf",
  "hasAdmin",
  "hasOtherAdmin",
  "hasThread",
  "listTemplates",
  "medianMinutesThisWeek",
  "newestAct",
  "suspensionOf",
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

  const isForTheFew = ({ surface, who }: (typeof cases)[number]) =>
    FOR_THE_FEW[surface]?.includes(who) || (OF_DECIDED.includes(surface) && who === "a moderator");

  test.each(cases.filter((each) => !isForTheFew(each)))(
    "shows nothing of itself in $surface to $who",
    async ({ surface, who }) => {
      const text = await learned(surface, who);
      const isTold = surface === TELLS_THE_AUTHOR && who === "the author";
      expect(found(text, [...SECRETS, REASON])).toEqual(isTold ? [REASON] : []);
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

describe("a deleted argument", () => {
  beforeAll(async () => {
    process.env.PARLEY_DATA = mkdtempSync(join(dataFolder(), "deleted-"));
    scene = await makeScene();
    for (const id of [scene.root, scene.reply]) await deleteArgument(scene.author, { id });
  });

  test.each(cases)("shows nothing of itself in $surface to $who", async ({ surface, who }) => {
    const text = await learned(surface, who);
    expect(found(text, SECRETS)).toEqual([]);
    if (!NAMES_MEMBERS.includes(surface)) expect(text).not.toContain(AUTHOR);
  });
});

test("every query is among the surfaces", async () => {
  const queries = await everyQuery();
  const named = Object.keys(SURFACES).map((surface) => surface.split(",")[0]);
  expect(queries.filter((query) => !named.includes(query)).toSorted()).toEqual(WITHOUT_ARGUMENTS);
});
