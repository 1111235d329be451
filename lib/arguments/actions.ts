"use server";
import { act, textsOf } from "#lib/action";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { outcomeOf } from "#lib/arguments/outcome";
import { postArgument } from "#lib/arguments/post-argument";
import { renderBody } from "#lib/arguments/render-body";
import { DeleteArgument, EditArgument, Posting, PreviewBody } from "#lib/arguments/schema";
import { DELETED } from "#lib/arguments/sentences";
import { Refusal } from "#lib/errors";
import type { FormState } from "#lib/form-state";
import { parse, refused } from "#lib/http/attempt";

/** Of a form that comes through Next; most postings are taken up before it (lib/http/posting.ts). */
export async function postArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (isPreview(form)) return preview(form);
  return act(form, Posting, postArgument, (posted) => outcomeOf(posted, "Posted."));
}

export async function editArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (isPreview(form)) return preview(form);
  return act(form, EditArgument, editArgument, (edited) => outcomeOf(edited, "Saved."));
}

export async function deleteArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, DeleteArgument, deleteArgument, ({ thread }) => ({ to: `/threads/${thread}`, message: DELETED }));
}

const isPreview = (form: FormData) => form instanceof FormData && form.get("intent") === "preview";

/** Shows what a text will look like, by the function that will render it. Changes nothing. */
async function preview(form: FormData): Promise<FormState> {
  const values = textsOf(form);
  try {
    return { status: "preview", html: (await renderBody(parse(PreviewBody, values).body)).html, values };
  } catch (error) {
    if (error instanceof Refusal) return refused(error, values);
    throw error;
  }
}
