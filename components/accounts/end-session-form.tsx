"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { endOneSessionAction, endOtherSessionsAction } from "#lib/accounts/actions";

/** Signs one other device out. */
export function EndSessionForm({ session, device }: { session: string; device: string }) {
  return (
    <ActForm act={endOneSessionAction} hidden={{ session }} label={`Sign out ${device}`} className="">
      <SubmitButton look="small" aria-label={`Sign out ${device}`}>
        Sign out
      </SubmitButton>
    </ActForm>
  );
}

/** Signs all other devices out at once. */
export function EndOthersForm() {
  return (
    <ActForm act={endOtherSessionsAction} label="All other devices" className="mt-4">
      <SubmitButton look="quiet">Sign out all other devices</SubmitButton>
    </ActForm>
  );
}
