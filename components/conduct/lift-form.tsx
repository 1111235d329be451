"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { liftSuspensionAction } from "#lib/conduct/actions";

/** Lets a suspended member sign in again. */
export function LiftForm({ handle }: { handle: string }) {
  return (
    <ActForm act={liftSuspensionAction} label="Lift the suspension" hidden={{ handle }}>
      <TextField label="Reason" name="reason" rows={2} hint="If there is something to say: the member reads it." />
      <SubmitButton>Lift the suspension</SubmitButton>
    </ActForm>
  );
}
