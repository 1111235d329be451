"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { showRevisionAction } from "#lib/revisions/actions";

/** Puts a hidden text back into the public history. */
export function ShowRevisionForm({ id, revision }: { id: number; revision: number }) {
  return (
    <ActForm act={showRevisionAction} label={`Show text ${revision}`} hidden={{ id, revision }}>
      <SubmitButton look="quiet">Show in the history again</SubmitButton>
    </ActForm>
  );
}
