"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { appealDecisionAction } from "#lib/appeals/actions";
import { APPEAL_LENGTH } from "#lib/appeals/rules";

type Props = { decision: number; token?: string };

/** One's answer to a decision, once, in one's own words. */
export function AppealForm({ decision, token }: Props) {
  return (
    <ActForm act={appealDecisionAction} label="Appeal" hidden={{ decision, token }} className="mt-4 space-y-4">
      <TextField
        label="Why the decision is wrong"
        name="words"
        rows={5}
        most={APPEAL_LENGTH}
        dir="auto"
        hint="Another moderator than the one who decided reads it and answers in words. There is one appeal for each decision."
      />
      <SubmitButton>Appeal</SubmitButton>
    </ActForm>
  );
}
