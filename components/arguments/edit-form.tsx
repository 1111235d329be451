"use client";
import { type InitialText, TextFields } from "#components/arguments/text-fields";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { editArgumentAction } from "#lib/arguments/actions";

type Props = { id: number; revision: number; kind: "root" | "reply"; initial: InitialText };

/** Changes the text of one's own argument. */
export function EditForm({ id, revision, kind, initial }: Props) {
  return (
    <ActForm act={editArgumentAction} label="Edit" hidden={{ kind, id, revision }} draft={`edit/${id}/${revision}`}>
      <TextFields kind={kind} initial={initial} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Save changes</SubmitButton>
        <SubmitButton look="quiet" name="intent" value="preview">
          Preview
        </SubmitButton>
      </div>
    </ActForm>
  );
}
