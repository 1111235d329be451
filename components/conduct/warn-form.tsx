"use client";
import { GroundPicker } from "#components/moderation/ground-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { warnMemberAction } from "#lib/conduct/actions";

/** Warns a member in words, with no other effect. */
export function WarnForm({ handle }: { handle: string }) {
  return (
    <ActForm act={warnMemberAction} label="Warn" hidden={{ handle }}>
      <GroundPicker />
      <TextField label="Reason" name="reason" rows={3} hint="The member reads these words, and can appeal." />
      <SubmitButton>Warn</SubmitButton>
    </ActForm>
  );
}
