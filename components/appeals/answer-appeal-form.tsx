"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { ChoiceFrame } from "#components/ui/choice-frame";
import { TextField } from "#components/ui/field";
import { answerAppealAction } from "#lib/cases/actions";
import type { QueueTab } from "#lib/cases/tabs";
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
  return (
    <ChoiceFrame legend="Outcome" name="outcome">
      {(radio) => (
        <div className="mt-2 flex flex-wrap gap-x-6">
          {OUTCOMES.map(({ value, label }) => (
            <label key={value} className="flex min-h-11 items-center gap-2.5 text-sm">
              <input {...radio(value)} className="size-4 accent-ink" />
              {label}
            </label>
          ))}
        </div>
      )}
    </ChoiceFrame>
  );
}
