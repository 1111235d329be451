"use client";
import { DurationPicker } from "#components/locks/duration-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { endSlowAction, slowThreadAction } from "#lib/locks/actions";
import { PUBLIC_REASON_LENGTH, SLOW_MINUTES } from "#lib/locks/rules";

/** Asks everybody for a pause between two arguments in a thread, or ends that. */
export function SlowForm({ thread, isSlow }: { thread: string; isSlow: boolean }) {
  if (isSlow) {
    return (
      <ActForm act={endSlowAction} label="End slow mode" hidden={{ thread }}>
        <SubmitButton>End slow mode</SubmitButton>
      </ActForm>
    );
  }
  return (
    <ActForm act={slowThreadAction} label="Slow mode" hidden={{ thread }}>
      <TextField
        label="Minutes between two arguments"
        name="minutes"
        inputMode="numeric"
        initial={String(SLOW_MINUTES.usual)}
        hint={`From ${SLOW_MINUTES.least} to ${SLOW_MINUTES.most}. It holds for everybody, moderators included.`}
      />
      <DurationPicker of="slow" />
      <TextField
        label="Reason"
        name="reason"
        rows={2}
        most={PUBLIC_REASON_LENGTH}
        hint="Everybody reads these words above the arguments."
      />
      <SubmitButton>Start slow mode</SubmitButton>
    </ActForm>
  );
}
