"use client";
import { DurationPicker } from "#components/locks/duration-picker";
import { GroundPicker } from "#components/moderation/ground-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { SelectField } from "#components/ui/select-field";
import { lockArgumentAction } from "#lib/locks/actions";

const SCOPES = { argument: "This argument: nobody replies to it", subtree: "It and everything below it" };

/** Lets nobody reply to an argument. */
export function LockForm({ id }: { id: number }) {
  return (
    <ActForm act={lockArgumentAction} label="Lock" hidden={{ id }}>
      <SelectField label="What is locked" name="scope" initial="argument" options={SCOPES} />
      <DurationPicker of="lock" />
      <GroundPicker />
      <TextField
        label="Reason"
        name="reason"
        rows={3}
        hint="The author reads these words. In public stands only the ground."
      />
      <SubmitButton>Lock</SubmitButton>
    </ActForm>
  );
}
