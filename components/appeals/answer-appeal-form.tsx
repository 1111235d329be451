"use client";
import { ActForm, useFormState } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { FieldError, TextField } from "#components/ui/field";
import { answerAppealAction } from "#lib/cases/actions";
import type { QueueTab } from "#lib/cases/tabs";
import { errorOf, typedIn } from "#lib/form-state";
import { REASON_LENGTH } from "#lib/moderation/rules";

type Props = { appeal: number; tab: QueueTab; next: number | null };

/** Answers an appeal in words: the decision stands, or is reversed with all that it did. */
export function AnswerAppealForm({ appeal, tab, next }: Props) {
  return (
    <ActForm act={answerAppealAction} label="Answer to the appeal" hidden={{ appeal, tab, next: next ?? undefined }}>
      <Outcome />
      <TextField
        label="Answer"
        name="reason"
        rows={4}
        most={REASON_LENGTH}
        hint="The author reads these words. They are not shown in public."
      />
      <SubmitButton>Send the answer</SubmitButton>
    </ActForm>
  );
}

const OUTCOMES = [
  { value: "uphold", label: "The decision stands" },
  { value: "overturn", label: "The decision is reversed" },
];

function Outcome() {
  const state = useFormState();
  const error = errorOf(state, "outcome");
  return (
    <fieldset aria-describedby={error ? "outcome-error" : undefined}>
      <legend className="text-sm font-semibold">Outcome</legend>
      <div className="mt-2 flex flex-wrap gap-x-6">
        {OUTCOMES.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-center gap-2.5 text-sm">
            <input
              type="radio"
              name="outcome"
              value={value}
              defaultChecked={typedIn(state, "outcome") === value}
              aria-invalid={error ? true : undefined}
              className="size-4 accent-ink"
            />
            {label}
          </label>
        ))}
      </div>
      {error && <FieldError id="outcome-error">{error}</FieldError>}
    </fieldset>
  );
}
