"use client";
import { GroundPicker } from "#components/moderation/ground-picker";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { hideRevisionAction } from "#lib/revisions/actions";

/** Takes an earlier text out of the public history. */
export function HideRevisionForm({ id, revision }: { id: number; revision: number }) {
  return (
    <ActForm
      act={hideRevisionAction}
      label={`Hide text ${revision}`}
      hidden={{ id, revision }}
      className="mt-3 space-y-4"
    >
      <GroundPicker />
      <TextField
        label="Reason"
        name="reason"
        rows={3}
        hint="The author reads these words. The history says that a moderator hid a text."
      />
      <SubmitButton>Hide this text</SubmitButton>
    </ActForm>
  );
}
