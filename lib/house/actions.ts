"use server";
import { act } from "#lib/action";
import type { FormState } from "#lib/form-state";
import { saveTemplate } from "#lib/house/save-template";
import { saveWords } from "#lib/house/save-words";
import { SaveTemplate, SaveWords } from "#lib/house/schema";

export async function saveTemplateAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SaveTemplate, saveTemplate, outcomeOf);
}

export async function saveWordsAction(_: FormState, form: FormData): Promise<FormState> {
  return act(form, SaveWords, saveWords, outcomeOf);
}

const outcomeOf = ({ key }: { key: string }) => ({
  to: `/admin/rules?saved=${encodeURIComponent(key)}#${key.replace(":", "-")}`,
  message: "Saved. It counts from now on.",
});
