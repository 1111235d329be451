"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { ChoiceFrame } from "#components/ui/choice-frame";
import { TextField } from "#components/ui/field";
import { TickField } from "#components/ui/tick-field";
import { eraseAccountAction } from "#lib/privacy/actions";

/** Takes the account of who is signed in away, for good. */
export function EraseForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <ActForm act={eraseAccountAction}>
      <ModePicker />
      {hasPassword && (
        <TextField label="Your password" name="current" type="password" autoComplete="current-password" />
      )}
      <TickField name="understood">I want to leave for good. I know that nobody can bring this back.</TickField>
      <SubmitButton>Delete my account</SubmitButton>
    </ActForm>
  );
}

const MODES = [
  [
    "keep",
    "Keep them, without my name",
    "In each thread they stand under another name that says nothing, such as former-participant-k7m2q.",
  ],
  ["blank", "Blank them, too", "Where others replied it says that an argument was deleted. Replies of others stay."],
] as const;

function ModePicker() {
  return (
    <ChoiceFrame legend="What becomes of your arguments?" name="mode">
      {(radio) =>
        MODES.map(([value, label, means]) => (
          <label key={value} className="mt-3 flex min-h-11 cursor-pointer items-start gap-3 text-sm">
            <input {...radio(value)} className="size-5 shrink-0 accent-ink" />
            <span>
              <span className="font-medium">{label}</span>
              <span className="block text-soft">{means}</span>
            </span>
          </label>
        ))
      }
    </ChoiceFrame>
  );
}
