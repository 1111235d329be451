"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import type { Made } from "#lib/moderation/hide-argument";
import { hideRevision } from "#lib/revisions/hide-revision";
import { HideRevision, ShowRevision } from "#lib/revisions/schema";
import { showRevision } from "#lib/revisions/show-revision";

export async function hideRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, HideRevision, hideRevision, (made) => ({
    to: pageOf(made),
    message: "Hidden from the history. The author is told why.",
  }));
}

export async function showRevisionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, ShowRevision, showRevision, (made) => ({
    to: pageOf(made),
    message: "Shown in the history again.",
  }));
}

const pageOf = ({ thread, id }: Made) => `/threads/${thread}/arguments/${id}/moderate`;
