"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { keepArgumentAction } from "#lib/moderation/actions";

type Props = { id: number; revision: number; label?: "Keep" | "Publish" };

/** Decides that a reported argument stays as it is, or that a held one is published. */
export function KeepForm({ id, revision, label = "Keep" }: Props) {
  return (
    <ActForm act={keepArgumentAction} label={label} hidden={{ id, revision }} className="mt-4">
      <SubmitButton look="quiet">{label}</SubmitButton>
    </ActForm>
  );
}
