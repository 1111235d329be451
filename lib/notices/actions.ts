"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { dismissNotice } from "#lib/notices/dismiss-notice";
import { DismissNotice, SendNotice } from "#lib/notices/schema";
import { sendNotice } from "#lib/notices/send-notice";

export async function sendNoticeAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SendNotice, sendNotice, ({ receipt }) => ({
    to: `/notice/${receipt}`,
    message: "Your notice was received.",
  }));
}

export async function dismissNoticeAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, DismissNotice, dismissNotice, () => ({
    to: "/moderation",
    message: "Answered. Who sent the notice can read it.",
  }));
}
