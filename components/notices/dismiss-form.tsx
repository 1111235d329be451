"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { useNotice } from "#components/ui/notice";
import { dismissNoticeAction } from "#lib/notices/actions";

type Props = { case: number; onDone?: (done: { message: string }) => void };

/** Answers a notice that is about no argument, or about one that nobody can read any more. */
export function DismissForm({ case: caseId, onDone }: Props) {
  const showNotice = useNotice();
  return (
    <ActForm
      act={dismissNoticeAction}
      onDone={onDone ?? showNotice}
      label="Answer the notice"
      hidden={{ case: caseId }}
      className="mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      <TextField
        label="Answer"
        name="reason"
        rows={4}
        dir="auto"
        hint="Who sent the notice reads these words. Say what was found, and what became of what they reported."
      />
      <SubmitButton>Answer and close</SubmitButton>
    </ActForm>
  );
}
