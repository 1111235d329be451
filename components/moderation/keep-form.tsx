"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { keepArgumentAction } from "#lib/moderation/actions";

/** Decides that a reported argument stays as it is. */
export function KeepForm({ id, revision }: { id: number; revision: number }) {
  return (
    <ActForm act={keepArgumentAction} label="Keep" hidden={{ id, revision }} className="mt-4">
      <SubmitButton look="quiet">Keep</SubmitButton>
    </ActForm>
  );
}
