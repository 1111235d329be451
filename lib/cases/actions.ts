"use server";
import { act, textsOf } from "#lib/action";
import { answerAppeal } from "#lib/appeals/answer-appeal";
import { AnswerAppeal } from "#lib/appeals/schema";
import { queueAddress } from "#lib/cases/address";
import { claimCase } from "#lib/cases/claim-case";
import { releaseCase } from "#lib/cases/release-case";
import { revealCase } from "#lib/cases/reveal-case";
import {
  Choice,
  ClaimCase,
  HideAllSpam,
  HideFromQueue,
  QueuePosition,
  ReleaseCase,
  RevealCase,
  UndoDecisions,
} from "#lib/cases/schema";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/errors";
import type { FormState } from "#lib/form-state";
import { listTemplates } from "#lib/house/queries";
import { refused } from "#lib/http/attempt";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { KeepArgument } from "#lib/moderation/schema";
import { undoDecision } from "#lib/moderation/undo-decision";
import type { Viewer } from "#lib/viewer";

/** Decides a case, and leads on to the next. Left empty, the words to the author are the template of the ground. */
export async function decideCaseAction(_: FormState, form: FormData): Promise<FormState> {
  const choice = Choice.safeParse(textsOf(form).decision);
  if (!choice.success) return refused(new Invalid({ decision: "Please choose what is to happen." }), textsOf(form));
  const led = ({ decisionId }: { decisionId: number | null }) => ({
    to: decisionId === null ? onwards(form, { proposed: "yes" }) : onwards(form, { done: String(decisionId) }),
    message: "Decided.",
  });
  if (choice.data === "keep") return act(form, KeepArgument, keepArgument, led);
  if (!String(form.get("reason") ?? "").trim()) {
    const template = (await listTemplates()).find(({ ground }) => ground === form.get("ground"));
    if (template) form.set("reason", template.words);
  }
  return act(form, HideFromQueue, hideArgument, led);
}

/** Hides all that is ticked as spam, each by a decision of its own; what somebody else decided meanwhile is left. */
export async function hideSpamAction(_: FormState, form: FormData): Promise<FormState> {
  const template = (await listTemplates()).find(({ ground }) => ground === "spam");
  const hideEach = async (viewer: Viewer, ticked: HideAllSpam) => {
    const done: number[] = [];
    let proposed = 0;
    for (const each of ticked) {
      const decided = await hideArgument(viewer, { ...each, ground: "spam", reason: template?.words ?? "" }).catch(
        passOver,
      );
      if (decided?.decisionId) done.push(decided.decisionId);
      else if (decided) proposed += 1;
    }
    if (done.length + proposed === 0)
      throw new Conflict("None of these could be hidden: others decide on them, or did already.");
    return done;
  };
  return act(form, HideAllSpam, hideEach, (done) => ({
    to: onwards(form, done.length > 0 ? { done: done.join(",") } : { proposed: "yes" }),
    message: "Hidden.",
  }));
}

/** Takes back what was just decided. */
export async function undoDecisionsAction(_: FormState, form: FormData): Promise<FormState> {
  const undoEach = async (viewer: Viewer, { done }: UndoDecisions) => {
    let last: Awaited<ReturnType<typeof undoDecision>> | undefined;
    for (const id of done) last = await undoDecision(viewer, { id });
    return last;
  };
  return act(form, UndoDecisions, undoEach, (undone) => ({
    to: onwards(form, { undone: "yes" }, undone?.caseId ?? undefined),
    message: "Taken back. It waits in the queue again.",
  }));
}

export async function claimCaseAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ClaimCase, claimCase, ({ id }) => ({ to: stay(form, id), message: "Claimed.", id }));
}

export async function releaseCaseAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ReleaseCase, releaseCase, ({ id }) => ({ to: stay(form, id), message: "Given back.", id }));
}

export async function revealCaseAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, RevealCase, revealCase, ({ id }) => ({ to: stay(form, id), message: "Shown.", id }));
}

export async function answerAppealAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, AnswerAppeal, answerAppeal, () => ({
    to: onwards(form, { answered: "yes" }),
    message: "Answered.",
  }));
}

/** The page of the queue that a form leads to: at the case given, else at the one after that of the form. */
function onwards(form: FormData, query: Record<string, string>, id?: number): string {
  const { tab, next } = QueuePosition.parse({ tab: form.get("tab"), next: form.get("next") ?? undefined });
  return queueAddress(tab, { case: id ?? next, ...query });
}

/** The page of the queue at this case, where what was decided before it can still be taken back. */
function stay(form: FormData, id: number): string {
  const { done } = QueuePosition.parse({ done: form.get("done") ?? undefined });
  return onwards(form, done ? { done: done.join(",") } : {}, id);
}

/** One that cannot be hidden does not keep the others from it. */
function passOver(error: unknown): undefined {
  if (error instanceof Conflict || error instanceof Forbidden || error instanceof NotFound) return undefined;
  throw error;
}
