import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { AnswerAppeal, AppealDecision } from "#lib/appeals/schema";
import { editArgument } from "#lib/arguments/edit-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { EditArgument, PostArgument, PostReply } from "#lib/arguments/schema";
import { addNote } from "#lib/conduct/add-note";
import { AddNote } from "#lib/conduct/schema";
import { Refusal } from "#lib/errors";
import { saveTemplate } from "#lib/house/save-template";
import { saveWords } from "#lib/house/save-words";
import { SaveTemplate, SaveWords } from "#lib/house/schema";
import { lockArgument } from "#lib/locks/lock-argument";
import { lockThread } from "#lib/locks/lock-thread";
import { moveArgument } from "#lib/locks/move-argument";
import { LockArgument, LockThread, MoveArgument, SlowThread, UnlockArgument } from "#lib/locks/schema";
import { slowThread } from "#lib/locks/slow-thread";
import { unlockArgument } from "#lib/locks/unlock-argument";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { liftSuspension } from "#lib/moderation/lift-suspension";
import { removeCredit } from "#lib/moderation/remove-credit";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import {
  HideArgument,
  KeepArgument,
  LiftSuspension,
  RemoveCredit,
  ReportArgument,
  RestoreArgument,
  SuspendMember,
  WarnMember,
} from "#lib/moderation/schema";
import { suspendMember } from "#lib/moderation/suspend-member";
import { warnMember } from "#lib/moderation/warn-member";
import { creditArgument } from "#lib/moved/credit-argument";
import { CreditArgument } from "#lib/moved/schema";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { DismissNotice, SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { enterOrder } from "#lib/orders/enter-order";
import { EnterOrder } from "#lib/orders/schema";
import { hideRevision } from "#lib/revisions/hide-revision";
import { HideRevision, ShowRevision } from "#lib/revisions/schema";
import { showRevision } from "#lib/revisions/show-revision";
import type { Person } from "#lib/viewer";
import { openHostileThread, publishHostileRevision } from "#tests/hostile/fill-thread";
import type { FormFiller } from "#tests/hostile/forms";
import { newest } from "#tests/integration/newest";
import { CONCERN, longAgo, newKey, PRO, person } from "#tests/people";

/** `line` goes into fields of one line, `text` into those of several. */
export type Words = { line: string; text: string };
export type Cast = Record<"author" | "member" | "decider" | "moderator" | "admin", Person>;
/** Where the words of one filling stand. */
export type Place = Cast & { slug: string; root: number; reply: number; moved: number; hidden: number; credit: number };

const GOOD = {
  claim: "A claim",
  why: "I had not thought of this before, and it holds even where I would rather that it did not.",
  spam: { ground: "spam", reason: "It advertises." },
};

/** Never the same, as the checks before publishing hold what was said before. */
const aBody = () => `A body that is said once here: ${newKey()}.`;

/** Puts words into every field that a user fills, in a thread of their own, by the verbs that the forms call. */
export async function fillForum(fill: FormFiller, words: Words): Promise<Place> {
  const { line, text } = words;
  const cast = await newCast();
  const { author, member, decider, moderator, admin } = cast;
  const slug = await openHostileThread(fill, words);

  const root = await post(fill, cast, { slug, words });
  const reply = await answer(fill, cast, { slug, parent: root, words });
  const why = `${text}\n\n${GOOD.why}`;
  const credit = fill(
    "moved/CreditArgument",
    CreditArgument,
    { id: root, changed: "point", ...GOOD, position: 1 },
    { why },
  );
  await creditArgument(member, credit);
  await reportArgument(
    member,
    fill("moderation/ReportArgument", ReportArgument, { id: root, ground: "spam" }, { note: line }),
  );
  await longAgo(root, 60 * 60_000);
  await edit(fill, author, root, words);
  await hideAndShow(fill, decider, root, words);

  const hidden = await hideAndAppeal(fill, cast, { slug, words });
  await keepAndRestore(fill, cast, { slug, words });
  const moved = await lockAndMove(fill, cast, { slug, root, words });
  await judgeMembers(fill, decider, words);
  await sendNotices(fill, decider, { slug, root, words });

  const template = fill(
    "house/SaveTemplate",
    SaveTemplate,
    { ground: "spam", words: "It advertises." },
    { words: text },
  );
  await saveTemplate(admin, template);
  await saveWords(admin, fill("house/SaveWords", SaveWords, { verdict: "mark", words: "" }, { words: text }));
  await publishHostileRevision(fill, admin, slug, words);
  const locked = { thread: slug, until: "hour", reason: "It is late." };
  await slowThread(moderator, fill("locks/SlowThread", SlowThread, { ...locked, minutes: 5 }, { reason: line }));
  await lockThread(moderator, fill("locks/LockThread", LockThread, locked, { reason: line }));
  return { ...cast, slug, root, reply, moved, hidden, credit: newest("moved") };
}

async function newCast(): Promise<Cast> {
  const suffix = newKey().slice(0, 10);
  return {
    author: await person(`author-${suffix}`),
    member: await person(`member-${suffix}`),
    decider: await person(`decid-${suffix}`, "moderator"),
    moderator: await person(`moder-${suffix}`, "moderator"),
    admin: await person(`chief-${suffix}`, "admin"),
  };
}

type InThread = { slug: string; words: Words };

/** A root argument; one that the checks hold is approved, so that everybody sees it. What it quotes may not be there. */
async function post(fill: FormFiller, cast: Cast, { slug, words: { line, text } }: InThread): Promise<number> {
  const good = { kind: "root", thread: slug, key: newKey(), stance: PRO, claim: GOOD.claim, body: "", sources: "" };
  const hostile = {
    claim: line,
    body: text,
    sources: `https://example.org/ ${line}`,
    quote: line,
    prefix: line,
    suffix: line,
  };
  const input = fill("arguments/PostArgument", PostArgument, { ...good, body: aBody() }, hostile);
  return approved(
    cast,
    () => postArgument(cast.author, input),
    () => postArgument(cast.author, { ...input, quote: undefined }),
  );
}

async function answer(
  fill: FormFiller,
  cast: Cast,
  { slug, parent, words: { line, text } }: InThread & { parent: number },
) {
  const good = { kind: "reply", thread: slug, key: newKey(), parent, stance: CONCERN, body: aBody(), sources: "" };
  const hostile = {
    body: `${text}\n\n@${cast.author.handle}`,
    sources: `https://example.org/ ${line}`,
    quote: line,
    prefix: line,
    suffix: line,
  };
  const input = fill("arguments/PostReply", PostReply, good, hostile);
  return approved(
    cast,
    () => postArgument(cast.member, input),
    () => postArgument(cast.member, { ...input, quote: undefined }),
  );
}

type Posting = () => Promise<{ id: number; waits: string | null }>;
async function approved({ decider }: Cast, first: Posting, orElse: Posting): Promise<number> {
  const posted = await first().catch((error: unknown) => {
    if (error instanceof Refusal) return orElse();
    throw error;
  });
  await longAgo(posted.id);
  if (posted.waits !== null) await keepArgument(decider, { id: posted.id, revision: 1, reason: "" });
  return posted.id;
}

async function edit(fill: FormFiller, author: Person, id: number, { line, text }: Words) {
  const good = { kind: "root", id, revision: 1, claim: "Another claim", body: aBody(), sources: "" };
  const hostile = { claim: line, body: `Changed. ${text}`, sources: `https://example.com/ ${line}` };
  await editArgument(author, fill("arguments/EditArgument", EditArgument, good, hostile));
}

async function hideAndShow(fill: FormFiller, decider: Person, id: number, { text }: Words) {
  const hide = { id, revision: 1, ...GOOD.spam };
  await hideRevision(decider, fill("revisions/HideRevision", HideRevision, hide, { reason: text }));
  await showRevision(decider, fill("revisions/ShowRevision", ShowRevision, { id, revision: 1 }, { reason: text }));
}

/** Two hidden arguments of the author: one whose appeal waits, and one whose appeal was answered. */
async function hideAndAppeal(fill: FormFiller, cast: Cast, where: InThread): Promise<number> {
  const { line, text } = where.words;
  const good = { revision: 1, ground: "unlawful", law: "§ 1", reason: "It is not lawful." };
  let id = 0;
  for (const isAnswered of [true, false]) {
    id = await post(fill, cast, where);
    const hide = fill("moderation/HideArgument", HideArgument, { ...good, id }, { reason: text, law: line });
    const { decisionId: decision } = await hideArgument(cast.decider, hide);
    await appealDecision(
      cast.author,
      fill("appeals/AppealDecision", AppealDecision, { decision, words: "No." }, { words: text }),
    );
    const uphold = { appeal: newest("appeals"), outcome: "uphold", reason: "It stands." };
    if (isAnswered)
      await answerAppeal(cast.moderator, fill("appeals/AnswerAppeal", AnswerAppeal, uphold, { reason: text }));
  }
  return id;
}

async function keepAndRestore(fill: FormFiller, cast: Cast, where: InThread) {
  const { text } = where.words;
  const kept = await post(fill, cast, where);
  const { member, decider, moderator } = cast;
  await reportArgument(
    member,
    fill("moderation/ReportArgument", ReportArgument, { id: kept, ground: "spam" }, { note: text }),
  );
  await keepArgument(
    decider,
    fill("moderation/KeepArgument", KeepArgument, { id: kept, revision: 1 }, { reason: text }),
  );
  const credit = fill("moved/CreditArgument", CreditArgument, { id: kept, changed: "point", ...GOOD, position: 1 }, {});
  await creditArgument(member, credit);
  const remove = { id: newest("moved"), ...GOOD.spam };
  await removeCredit(decider, fill("moderation/RemoveCredit", RemoveCredit, remove, { reason: text }));
  const id = await post(fill, cast, where);
  await hideArgument(decider, HideArgument.parse({ id, revision: 1, ...GOOD.spam }));
  await restoreArgument(moderator, fill("moderation/RestoreArgument", RestoreArgument, { id }, { reason: text }));
}

async function lockAndMove(fill: FormFiller, cast: Cast, where: InThread & { root: number }): Promise<number> {
  const { slug, root, words } = where;
  const { line, text } = words;
  const other = await post(fill, cast, where);
  const id = await answer(fill, cast, { slug, parent: root, words: { line, text: `Moved. ${text}` } });
  const move = { id, to: String(other), reason: "It answers the other one." };
  await moveArgument(cast.decider, fill("locks/MoveArgument", MoveArgument, move, { reason: text }));
  const lock = { scope: "argument", until: "hour", ...GOOD.spam };
  for (const locked of [other, root])
    await lockArgument(
      cast.decider,
      fill("locks/LockArgument", LockArgument, { ...lock, id: locked }, { reason: text }),
    );
  await unlockArgument(cast.decider, fill("locks/UnlockArgument", UnlockArgument, { id: other }, { reason: text }));
  return id;
}

async function judgeMembers(fill: FormFiller, decider: Person, { text }: Words) {
  const { handle } = await person(`judged-${newKey().slice(0, 10)}`);
  await warnMember(decider, fill("moderation/WarnMember", WarnMember, { handle, ...GOOD.spam }, { reason: text }));
  const suspension = { handle, days: 3, ...GOOD.spam };
  await suspendMember(decider, fill("moderation/SuspendMember", SuspendMember, suspension, { reason: text }));
  await addNote(decider, fill("conduct/AddNote", AddNote, { handle, words: "A note." }, { words: text }));
  await liftSuspension(
    decider,
    fill("moderation/LiftSuspension", LiftSuspension, { handle, reason: "" }, { reason: text }),
  );
}

async function sendNotices(
  fill: FormFiller,
  decider: Person,
  { slug, root, words: { line, text } }: InThread & { root: number },
) {
  const good = {
    offence: "other",
    explanation: "It is against the law.",
    law: "§ 1",
    goodFaith: "yes",
    name: "A reader",
  };
  const hostile = { explanation: text, law: line, name: line, email: `${line}@example.org` };
  for (const place of [`/threads/${slug}`, `/threads/${slug}`, `/threads/${slug}/arguments/${root}`]) {
    const noted = { ...good, email: `${newKey()}@example.org`, address: place };
    const address = `${place}?x=${line}`;
    await sendNotice(
      { role: "visitor" },
      fill("notices/SendNotice", SendNotice, noted, { ...hostile, address }),
      newKey(),
    );
  }
  const dismiss = { case: newest("cases"), reason: "It is lawful." };
  await dismissNotice(decider, fill("notices/DismissNotice", DismissNotice, dismiss, { reason: text }));
  const order = { authority: "A court", reference: "12/34", place: String(root), receivedAt: "2026-01-01T10:00" };
  const place = `/threads/${slug}/arguments/${root}?x=${line}`;
  const input = fill("orders/EnterOrder", EnterOrder, order, { authority: line, reference: line, place });
  await enterOrder(decider, input).catch((error: unknown) => {
    if (error instanceof Refusal) return enterOrder(decider, { ...input, place: order.place });
    throw error;
  });
}
