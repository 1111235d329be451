"use client";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { addNoteAction } from "#lib/conduct/actions";
import { MEMBER_NOTE_LENGTH } from "#lib/conduct/rules";

/** Notes something about a member for the other moderators. */
export function NoteForm({ handle }: { handle: string }) {
  return (
    <ActForm act={addNoteAction} label="Add a note" hidden={{ handle }}>
      <TextField
        label="Note"
        name="words"
        rows={3}
        most={MEMBER_NOTE_LENGTH}
        hint="For the other moderators: the member is neither told nor shown it. It cannot be changed; it goes when the member leaves."
      />
      <SubmitButton look="quiet">Add note</SubmitButton>
    </ActForm>
  );
}
