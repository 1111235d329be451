"use server";
import { z } from "zod";
import { act, type Outcome, parse, refused, textsOf } from "#lib/action";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { type Posted, postArgument } from "#lib/arguments/post-argument";
import { renderBody } from "#lib/arguments/render-body";
import { DeleteArgument, EditArgument, PostArgument, PostReply, PreviewBody } from "#lib/arguments/schema";
import { Refusal } from "#lib/errors";
import type { FormState } from "#lib/form-state";
import { waitsInWords } from "#lib/publishing/in-words";

const Posting = z.discriminatedUnion("kind", [PostArgument, PostReply], "Please reload the page and try again.");

export async function postArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("intent") === "preview") return preview(form);
  return act(form, Posting, postArgument, (posted) => outcomeOf(posted, "Posted."));
}

export async function editArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("intent") === "preview") return preview(form);
  return act(form, EditArgument, editArgument, (edited) => outcomeOf(edited, "Saved."));
}

export async function deleteArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, DeleteArgument, deleteArgument, ({ thread }) => ({ to: `/threads/${thread}`, message: "Deleted." }));
}

/** To the argument; one that waits has no public page, so its author is led to theirs, and told why. */
function outcomeOf({ id, thread, waits }: Posted, message: string): Outcome {
  const to = `/threads/${thread}/arguments/${id}`;
  if (waits === null) return { to, message, id };
  return { to: `${to}/review`, message: waitsInWords(waits) };
}

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
