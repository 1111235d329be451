import { and, eq } from "drizzle-orm";
import { type Transaction, write } from "#db/client";
import { type Given, prepared } from "#db/prepared";
import { argumentRevisions, argumentsTable } from "#db/schema/arguments";
import { decisions } from "#db/schema/moderation";
import { passages } from "#db/schema/passages";
import { type Source, stances, threads } from "#db/schema/threads";
import { CHECKS_BEFORE_PUBLISHING } from "#lib/arguments/checks";
import { countOneRebuttal } from "#lib/arguments/count-rebuttals";
import { isUntoldOf } from "#lib/arguments/find-argument";
import { canArgue } from "#lib/arguments/policy";
import { selectRecentPosts } from "#lib/arguments/recent-posts";
import { renderBody } from "#lib/arguments/render-body";
import { MAX_DEPTH } from "#lib/arguments/rules";
import type { PostArgument, PostReply } from "#lib/arguments/schema";
import { record } from "#lib/audit/record";
import { authorize, Conflict, Invalid, NotFound } from "#lib/errors";
import { refuseLimited, refuseLockedPlace } from "#lib/locks/refuse-limited";
import { tellOfArgument } from "#lib/notifications/tell-of-argument";
import { insertPassage } from "#lib/passages/insert-passage";
import { presentArticle, quotedArgument } from "#lib/passages/quoted-text";
import { holdOrMark } from "#lib/publishing/hold-argument";
import { isChecked } from "#lib/publishing/policy";
import { screenText } from "#lib/publishing/screen-text";
import { indexArgument } from "#lib/search/index-argument";
import { hasVisibleText } from "#lib/text/markdown";
import { actorId, isPerson, type Viewer } from "#lib/viewer";

/** `waits`: why it waits for a moderator, if it does. */
export type Posted = { id: number; thread: string; waits: string | null };
type Place = { parentId: number | null; rootId: number | null; depth: number };

/**
 * Posts a root argument or a reply, unless a check holds it until a moderator has read it: then nobody is told of it yet.
 * The same author and key answer the argument that they made the first time. Throws Invalid (stance, quote, empty reply,
 * refused words), NotFound (thread, parent), Conflict (parent hidden, deleted or locked; thread locked; the key made
 * another argument), TooMany (also in a thread in slow mode).
 */
export async function postArgument(viewer: Viewer, input: PostArgument | PostReply): Promise<Posted> {
  const { html, mentioned } = await renderBody(input.body);
  return write(async (tx) => {
    authorize(canArgue(viewer), viewer);
    const authorId = actorId(viewer);
    if (authorId === null) throw new Error("An argument needs an author.");
    const earlier = await findByKey(tx, authorId, input);
    if (earlier) return earlier;

    if (input.kind === "reply" && !hasVisibleText(html)) throw new Invalid({ body: "Please write your reply." });
    const thread = await findThread(tx, input.thread);
    await refuseLimited(tx, viewer, thread);
    if (isPerson(viewer)) await refuseTooMuch(tx, authorId);
    if (input.stance !== null) await refuseUnknownStance(tx, thread.id, input.stance);
    const place = input.kind === "root" ? ROOT : await placeBelow(tx, thread.id, input.parent);

    const claim = input.kind === "root" ? input.claim : null;
    const { sources } = input;
    const markers = isChecked(viewer)
      ? await screenText(tx, { authorId, threadId: thread.id, claim, html, sources })
      : [];
    const createdAt = new Date();
    const { key, stance, body, language } = input;
    const [row] = await insertArgument(tx, { threadId: thread.id, ...place, stance, authorId, key, createdAt });
    if (!row) throw new Error("The argument was not written.");
    await insertText(tx, { argumentId: row.id, claim, body, html, language, sources, createdAt });
    if (input.quote) {
      const quoted =
        input.kind === "root" ? await presentArticle(tx, thread.id) : await quotedArgument(tx, input.parent);
      await insertPassage(tx, row.id, { ...input, exact: input.quote }, quoted);
    }
    await indexArgument(tx, row.id);
    const waits = await holdOrMark(tx, { id: row.id, revision: 1, threadId: thread.id, authorId }, markers);
    if (waits === null && place.parentId !== null && stance !== null)
      await countOneRebuttal(tx, place.parentId, stance);
    const answeredId = input.kind === "reply" ? input.parent : undefined;
    if (waits === null) await tellOfArgument(tx, { id: row.id, authorId, answeredId, mentioned });
    await record(tx, viewer, "post-argument", { type: "argument", id: row.id }, { thread: thread.id });
    return { ...row, thread: input.thread, waits };
  });
}

const ROOT: Place = { parentId: null, rootId: null, depth: 1 };

type Argument = Place & {
  threadId: number;
  stance: string | null;
  authorId: number;
  key: string;
  createdAt: Date;
};

const insertArgument = prepared((tx: Transaction, given: Given<Argument>) =>
  tx
    .insert(argumentsTable)
    .values({
      threadId: given("threadId"),
      parentId: given("parentId"),
      rootId: given("rootId"),
      depth: given("depth"),
      stance: given("stance"),
      authorId: given("authorId"),
      revision: 1,
      idempotencyKey: given("key"),
      createdAt: given("createdAt"),
    })
    .returning({ id: argumentsTable.id }),
);

type FirstText = {
  argumentId: number;
  claim: string | null;
  body: string;
  html: string;
  language: string | null;
  sources: Source[];
  createdAt: Date;
};

const insertText = prepared((tx: Transaction, given: Given<FirstText>) =>
  tx.insert(argumentRevisions).values({
    argumentId: given("argumentId"),
    number: 1,
    claim: given("claim"),
    body: given("body"),
    html: given("html"),
    language: given("language"),
    sources: given("sources"),
    createdAt: given("createdAt"),
  }),
);

/** What this author posted with this key. Throws Conflict when that was something else. */
async function findByKey(
  tx: Transaction,
  authorId: number,
  input: PostArgument | PostReply,
): Promise<Posted | undefined> {
  const [row] = await postedWith(tx, { authorId, key: input.key });
  if (!row) return undefined;
  const { id, thread, parentId, depth, held, why, ...sent } = row;
  if (!isSameText(sent, input) || !(await isBelow(tx, { parentId, depth }, input)))
    throw new Conflict(
      "This form was already sent once. Your new text is still here: reload the page, or open the form anew, to post it.",
    );
  return { id, thread, waits: held ? why : null };
}

const postedWith = prepared((tx: Transaction, given: Given<{ authorId: number; key: string }>) =>
  tx
    .select({
      id: argumentsTable.id,
      thread: threads.slug,
      parentId: argumentsTable.parentId,
      depth: argumentsTable.depth,
      stance: argumentsTable.stance,
      claim: argumentRevisions.claim,
      body: argumentRevisions.body,
      quote: passages.exact,
      sources: argumentRevisions.sources,
      held: argumentsTable.held,
      why: decisions.reason,
    })
    .from(argumentsTable)
    .innerJoin(threads, eq(threads.id, argumentsTable.threadId))
    .innerJoin(
      argumentRevisions,
      and(eq(argumentRevisions.argumentId, argumentsTable.id), eq(argumentRevisions.number, 1)),
    )
    .leftJoin(passages, eq(passages.argumentId, argumentsTable.id))
    .leftJoin(decisions, eq(decisions.id, argumentsTable.hiddenById))
    .where(and(eq(argumentsTable.authorId, given("authorId")), eq(argumentsTable.idempotencyKey, given("key")))),
);

type Sent = { stance: string | null; claim: string | null; body: string; quote: string | null; sources: Source[] };

function isSameText(sent: Sent, input: PostArgument | PostReply): boolean {
  const claim = input.kind === "root" ? input.claim : null;
  return (
    sent.stance === input.stance &&
    sent.claim === claim &&
    sent.body === input.body &&
    sent.quote === (input.quote ?? null) &&
    JSON.stringify(sent.sources) === JSON.stringify(input.sources)
  );
}

/** Whether the place is the one that placeBelow() gave to this input. */
async function isBelow(
  tx: Transaction,
  place: { parentId: number | null; depth: number },
  input: PostArgument | PostReply,
): Promise<boolean> {
  const parent = input.kind === "reply" ? input.parent : null;
  if (place.parentId === parent) return true;
  if (parent === null || place.depth < MAX_DEPTH) return false;
  return (
    (await tx.$count(
      argumentsTable,
      and(eq(argumentsTable.id, parent), eq(argumentsTable.parentId, place.parentId ?? 0)),
    )) > 0
  );
}

async function findThread(tx: Transaction, slug: string) {
  const [thread] = await threadWith(tx, { slug });
  if (!thread) throw new NotFound("There is no such thread.");
  return thread;
}

const threadWith = prepared((tx: Transaction, given: Given<{ slug: string }>) =>
  tx
    .select({ id: threads.id, lockedById: threads.lockedById, slowById: threads.slowById })
    .from(threads)
    .where(eq(threads.slug, given("slug"))),
);

async function refuseTooMuch(tx: Transaction, authorId: number) {
  const now = new Date();
  const recent = await selectRecentPosts(tx, authorId, now);
  for (const check of CHECKS_BEFORE_PUBLISHING) {
    const objection = check(recent, now);
    if (objection) throw objection;
  }
}

async function refuseUnknownStance(tx: Transaction, threadId: number, stance: string) {
  const [known] = await stanceWith(tx, { threadId, slug: stance });
  if (!known) throw new Invalid({ stance: "Please choose one of the two sides of this thread." });
}

const stanceWith = prepared((tx: Transaction, given: Given<{ threadId: number; slug: string }>) =>
  tx
    .select({ slug: stances.slug })
    .from(stances)
    .where(and(eq(stances.threadId, given("threadId")), eq(stances.slug, given("slug")))),
);

const NOTHING_TO_ANSWER =
  "The argument you are answering is not in this thread (any more). Your text is still here: you could post it as an argument of its own.";

/** Below the parent, or beside it when the parent is on the last level. */
async function placeBelow(tx: Transaction, threadId: number, parentId: number): Promise<Place> {
  const [parent] = await parentWith(tx, { id: parentId, threadId });
  if (!parent || (parent.hiddenById && (await isUntoldOf(tx, parent.id)))) throw new NotFound(NOTHING_TO_ANSWER);
  if (parent.hiddenById || parent.deletedById)
    throw new Conflict(
      "The argument you are answering was removed meanwhile. Your text is still here: you could post it as an argument of its own.",
    );
  await refuseLockedPlace(tx, parent.id);
  const rootId = parent.rootId ?? parent.id;
  if (parent.depth < MAX_DEPTH) return { parentId: parent.id, rootId, depth: parent.depth + 1 };
  return { parentId: parent.parentId, rootId, depth: MAX_DEPTH };
}

const parentWith = prepared((tx: Transaction, given: Given<{ id: number; threadId: number }>) =>
  tx
    .select({
      id: argumentsTable.id,
      parentId: argumentsTable.parentId,
      rootId: argumentsTable.rootId,
      depth: argumentsTable.depth,
      hiddenById: argumentsTable.hiddenById,
      deletedById: argumentsTable.deletedById,
    })
    .from(argumentsTable)
    .where(and(eq(argumentsTable.id, given("id")), eq(argumentsTable.threadId, given("threadId")))),
);
