"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { unlockArgumentAction } from "#lib/locks/actions";

/** Lets everybody reply to an argument again. */
export function UnlockForm({ id }: { id: number }) {
  return (
    <ActForm act={unlockArgumentAction} label="Unlock" hidden={{ id }}>
      <TextField label="Reason" name="reason" rows={2} hint="If there is something to say: the author reads it." />
      <SubmitButton>Unlock</SubmitButton>
    </ActForm>
  );
}
