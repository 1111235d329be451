"use server";
import { z } from "zod";
import { act, parse, refused, textsOf } from "#lib/action";
import { deleteArgument } from "#lib/arguments/delete-argument";
import { editArgument } from "#lib/arguments/edit-argument";
import { postArgument } from "#lib/arguments/post-argument";
import { renderBody } from "#lib/arguments/render-body";
import { DeleteArgument, EditArgument, PostArgument, PostReply, PreviewBody } from "#lib/arguments/schema";
import { Refusal } from "#lib/errors";
import type { FormState } from "#lib/form-state";

const Posting = z.discriminatedUnion("kind", [PostArgument, PostReply], "Please reload the page and try again.");

export async function postArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("intent") === "preview") return preview(form);
  return act(form, Posting, postArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Posted.",
    id,
  }));
}

export async function editArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  if (form.get("intent") === "preview") return preview(form);
  return act(form, EditArgument, editArgument, ({ id, thread }) => ({
    to: `/threads/${thread}/arguments/${id}`,
    message: "Saved.",
    id,
  }));
}

export async function deleteArgumentAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, DeleteArgument, deleteArgument, ({ thread }) => ({ to: `/threads/${thread}`, message: "Deleted." }));
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
