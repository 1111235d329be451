"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { moveArgumentAction } from "#lib/locks/actions";

/** Moves a reply to what it answers. */
export function MoveForm({ id }: { id: number }) {
  return (
    <ActForm act={moveArgumentAction} label="Move" hidden={{ id }}>
      <TextField
        label="What it answers"
        name="to"
        hint="The number or the address of an older argument of this thread. Everything below the reply moves with it."
      />
      <TextField label="Reason" name="reason" rows={3} hint="The author reads these words." />
      <SubmitButton>Move</SubmitButton>
    </ActForm>
  );
}
