"use server";
import { act } from "#lib/action";
import { appealDecision } from "#lib/appeals/appeal-decision";
import { AppealDecision } from "#lib/appeals/schema";
import type { FormState } from "#lib/form-state";

export async function appealDecisionAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, AppealDecision, appealDecision, ({ decision, token }) => ({
    to: `/decisions/${decision}${token ? `?token=${encodeURIComponent(token)}` : ""}`,
    message: "Your appeal was sent. Another moderator will answer it.",
  }));
}
