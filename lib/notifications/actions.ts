"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { markRead } from "#lib/notifications/mark-read";
import { saveSwitches } from "#lib/notifications/save-switches";
import { MarkRead, SaveSwitches } from "#lib/notifications/schema";

export async function markReadAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, MarkRead, markRead, () => ({ to: "/notifications", message: "All are marked as read." }));
}

export async function saveSwitchesAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SaveSwitches, saveSwitches, () => ({
    to: "/settings/notifications?saved=yes",
    message: "Your choice is saved.",
  }));
}
