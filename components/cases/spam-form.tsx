"use client";
import { useActionState } from "react";
import { SubmitButton } from "#components/ui/button";
import { FieldError } from "#components/ui/field";
import { hideSpamAction } from "#lib/cases/actions";
import type { QueueTab } from "#lib/cases/tabs";
import { NEW_FORM } from "#lib/form-state";

/** Hides all ticked cases of the list as spam at once. The boxes stand in the list and belong to this form. */
export function SpamForm({ tab }: { tab: QueueTab }) {
  const [state, action] = useActionState(hideSpamAction, NEW_FORM);
  return (
    <form id="spam" action={action} aria-label="Spam" className="mb-3 flex flex-wrap items-center gap-x-3 text-sm">
      <input type="hidden" name="tab" value={tab} />
      <SubmitButton look="small">Hide ticked as spam</SubmitButton>
      {state.status === "refused" && (
        <div role="alert">
          <FieldError>{state.message}</FieldError>
        </div>
      )}
    </form>
  );
}
