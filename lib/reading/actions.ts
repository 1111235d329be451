"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { markAllRead } from "#lib/reading/mark-all-read";
import { MarkAllRead } from "#lib/reading/schema";

export async function markAllReadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, MarkAllRead, markAllRead, ({ thread }) => ({
    to: `/threads/${thread}`,
    message: "Everything here is marked as read.",
  }));
}
