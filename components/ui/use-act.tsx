"use client";
import { useActionState } from "react";
import { type FormState, NEW_FORM } from "#lib/form-state";

type Act = (previous: FormState, form: FormData) => Promise<FormState>;
type Done = Extract<FormState, { status: "done" }>;

/**
 * The state of a form and what sends it. With `onDone` the page stays where it is and `onDone` runs once the act is
 * done, even when what was done takes the form itself away; without it the act leads to another page.
 */
export function useAct(act: Act, onDone?: (done: Done) => void) {
  const inPlace: Act = async (previous, form) => {
    form.set("inPlace", "yes");
    const next = await act(previous, form);
    if (next.status === "done") onDone?.(next);
    return next;
  };
  return useActionState(onDone ? inPlace : act, NEW_FORM);
}
