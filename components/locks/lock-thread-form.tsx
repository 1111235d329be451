"use client";
import { DurationPicker } from "#components/locks/duration-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { lockThreadAction, unlockThreadAction } from "#lib/locks/actions";
import { PUBLIC_REASON_LENGTH } from "#lib/locks/rules";

/** Lets nobody argue in a thread, or everybody again. */
export function LockThreadForm({ thread, isLocked }: { thread: string; isLocked: boolean }) {
  if (isLocked) {
    return (
      <ActForm act={unlockThreadAction} label="Unlock" hidden={{ thread }}>
        <SubmitButton>Unlock the thread</SubmitButton>
      </ActForm>
    );
  }
  return (
    <ActForm act={lockThreadAction} label="Lock" hidden={{ thread }}>
      <DurationPicker of="lock" />
      <TextField
        label="Reason"
        name="reason"
        rows={2}
        most={PUBLIC_REASON_LENGTH}
        hint="Everybody reads these words above the arguments."
      />
      <SubmitButton>Lock the thread</SubmitButton>
    </ActForm>
  );
}
