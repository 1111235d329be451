"use client";
import { useRouter } from "next/navigation";
import { postArgumentAction } from "#lib/arguments/actions";
import type { FormState } from "#lib/form-state";

/**
 * Sends the composer to the address of its page and reads there what became of it, which is quicker than the action
 * (docs/decisions/0022). Then the page is brought up to date, or left for the argument. Throws when no answer comes.
 */
export function useSendPosting(thread: string, isInPlace: boolean) {
  const router = useRouter();
  return async (previous: FormState, form: FormData): Promise<FormState> => {
    if (form.get("intent") === "preview") return postArgumentAction(previous, form);
    const headers = { accept: "application/json" };
    const answer = await fetch(`/threads/${thread}/argue`, { method: "POST", body: form, headers });
    const state: FormState = await answer.json();
    if (state.status !== "done") return state;
    if (isInPlace) router.refresh();
    else router.push(state.to);
    return state;
  };
}
