import { answerAppeal } from "#lib/appeals/answer-appeal";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { AnswerAppeal, AppealDecision } from "#lib/appeals/schema";
import { claimCase } from "#lib/cases/claim-case";
import { ClaimCase } from "#lib/cases/schema";
import { addNote } from "#lib/conduct/add-note";
import { AddNote } from "#lib/conduct/schema";
import { saveTemplate } from "#lib/house/save-template";
import { saveWords } from "#lib/house/save-words";
import { SaveTemplate, SaveWords } from "#lib/house/schema";
import { lockArgument } from "#lib/locks/lock-argument";
import { moveArgument } from "#lib/locks/move-argument";
import { LockArgument, MoveArgument, SlowThread } from "#lib/locks/schema";
import { slowThread } from "#lib/locks/slow-thread";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { HideArgument, KeepArgument, RestoreArgument, UndoDecision, WarnMember } from "#lib/moderation/schema";
import { undoDecision } from "#lib/moderation/undo-decision";
import { warnMember } from "#lib/moderation/warn-member";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { DismissNotice, SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";
import { enterOrder } from "#lib/orders/enter-order";
import { executeOrder } from "#lib/orders/execute-order";
import { EnterOrder, ExecuteOrder } from "#lib/orders/schema";
import { hideRevision } from "#lib/revisions/hide-revision";
import { HideRevision } from "#lib/revisions/schema";
import { VISITOR } from "#lib/viewer";
import type { Act } from "./acts.ts";
import {
  lastDecisionOn,
  openAppealAbout,
  openCaseAbout,
  openCaseOfNotice,
  openOrderAbout,
  revisionOf,
} from "./find.ts";
import type { Forum } from "./forum.ts";
import { find } from "./plan.ts";

type Doing = { [Name in Act["does"]]: (forum: Forum, act: Extract<Act, { does: Name }>) => Promise<unknown> };

/** An act of the content, by its verb. */
export function moderate(forum: Forum, act: Act): Promise<unknown> {
  const doing = DOING[act.does] as (forum: Forum, act: Act) => Promise<unknown>;
  return doing(forum, act);
}

const DOING: Doing = {
  "save-words": (forum, { words, ...act }) =>
    saveWords(forum.person(act.by), SaveWords.parse({ ...act, words: words.join("\n") })),
  "save-template": (forum, act) => saveTemplate(forum.person(act.by), SaveTemplate.parse(act)),
  note: (forum, act) => addNote(forum.person(act.by), AddNote.parse({ ...act, handle: act.about })),
  warn: (forum, act) => warnMember(forum.person(act.by), WarnMember.parse(act)),
  keep: async (forum, act) => keepArgument(forum.person(act.by), KeepArgument.parse(await seen(forum, act))),
  hide: async (forum, act) => hideArgument(forum.person(act.by), HideArgument.parse(await seen(forum, act))),
  restore: (forum, act) => restoreArgument(forum.person(act.by), RestoreArgument.parse(named(forum, act))),
  undo: async (forum, act) =>
    undoDecision(forum.person(act.by), UndoDecision.parse({ id: await lastDecisionOn(forum.id(act.argument)) })),
  lock: (forum, act) => lockArgument(forum.person(act.by), LockArgument.parse(named(forum, act))),
  move: (forum, act) =>
    moveArgument(
      forum.person(act.by),
      MoveArgument.parse({ ...act, id: forum.id(act.argument), to: String(forum.id(act.to)) }),
    ),
  "hide-revision": (forum, act) => hideRevision(forum.person(act.by), HideRevision.parse(named(forum, act))),
  slow: (forum, act) => slowThread(forum.person(act.by), SlowThread.parse(act)),
  claim: async (forum, act) =>
    claimCase(forum.person(act.by), ClaimCase.parse({ case: await openCaseAbout(forum.id(act.argument)) })),
  appeal: async (forum, act) => {
    const decision = await lastDecisionOn(forum.id(act.argument));
    return appealDecision(forum.person(act.by), AppealDecision.parse({ ...act, decision }));
  },
  answer: async (forum, act) => {
    const appeal = await openAppealAbout(forum.id(act.argument));
    return answerAppeal(forum.person(act.by), AnswerAppeal.parse({ ...act, appeal }));
  },
  "enter-order": (forum, act) => {
    // It was read some minutes after it came.
    const receivedAt = new Date(Date.now() - 4 * 60_000).toISOString().replace("Z", "");
    const place = String(forum.id(act.argument));
    return enterOrder(forum.person(act.by), EnterOrder.parse({ ...act, place, receivedAt }));
  },
  "execute-order": async (forum, act) =>
    executeOrder(forum.person(act.by), ExecuteOrder.parse({ order: await openOrderAbout(forum.id(act.argument)) })),
  notice: (forum, act) => {
    const address = act.argument === undefined ? act.address : addressOf(forum, act.argument);
    const form = SendNotice.parse({ ...act, address, offence: "other", goodFaith: "yes" });
    return sendNotice(VISITOR, form, "198.51.100.7");
  },
  dismiss: async (forum, act) =>
    dismissNotice(forum.person(act.by), DismissNotice.parse({ ...act, case: await openCaseOfNotice() })),
};

const named = <Named extends { argument: string }>(forum: Forum, act: Named) => ({
  ...act,
  id: forum.id(act.argument),
});

/** With the text that the moderator had before them. */
async function seen<Named extends { argument: string }>(forum: Forum, act: Named) {
  const id = forum.id(act.argument);
  return { ...act, id, revision: await revisionOf(id) };
}

function addressOf(forum: Forum, key: string): string {
  return `/threads/${find(forum.plan.posts, key).thread}/arguments/${forum.id(key)}`;
}
