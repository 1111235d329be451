"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { hideArgument } from "#lib/moderation/hide-argument";
import { keepArgument } from "#lib/moderation/keep-argument";
import { removeCredit } from "#lib/moderation/remove-credit";
import { reportArgument } from "#lib/moderation/report-argument";
import { restoreArgument } from "#lib/moderation/restore-argument";
import { HideArgument, KeepArgument, RemoveCredit, ReportArgument, RestoreArgument } from "#lib/moderation/schema";

const PROPOSED = "You argued on the other side, so this was written down for a second moderator, who decides.";

export async function hideArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, HideArgument, hideArgument, ({ id, thread, decisionId }) => ({
    to: `/threads/${thread}/arguments/${id}/review`,
    message: decisionId === null ? PROPOSED : "Hidden. The author is told why.",
    id,
    decision: decisionId ?? undefined,
  }));
}

export async function reportArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ReportArgument, reportArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Thank you. A moderator will look at it.",
    id,
  }));
}

export async function keepArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, KeepArgument, keepArgument, ({ decisionId }) => ({
    to: decisionId === null ? "/moderation?proposed=yes" : `/moderation?done=${decisionId}`,
    message: decisionId === null ? PROPOSED : "Read and kept: everybody can read it.",
  }));
}

export async function restoreArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, RestoreArgument, restoreArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Restored. Everybody can read it again.",
    id,
  }));
}

export async function removeCreditAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, RemoveCredit, removeCredit, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Removed. The member is told why.",
    id,
  }));
}
