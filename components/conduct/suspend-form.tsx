"use client";
import { GroundPicker } from "#components/moderation/ground-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { suspendMemberAction } from "#lib/conduct/actions";
import { SUSPENSION_DAYS } from "#lib/moderation/rules";

/** Keeps a member from signing in for some days. */
export function SuspendForm({ handle }: { handle: string }) {
  return (
    <ActForm act={suspendMemberAction} label="Suspend" hidden={{ handle }}>
      <TextField
        label="Days"
        name="days"
        inputMode="numeric"
        initial={String(SUSPENSION_DAYS)}
        hint="They are signed out at once, and cannot sign in before it is over. What they wrote stays."
      />
      <GroundPicker />
      <TextField label="Reason" name="reason" rows={3} hint="The member reads these words, and can appeal." />
      <SubmitButton>Suspend</SubmitButton>
    </ActForm>
  );
}
