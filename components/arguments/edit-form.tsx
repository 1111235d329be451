"use client";
import { type InitialText, TextFields } from "#components/arguments/text-fields";
import { SubmitButton } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { useAct } from "#components/ui/use-act";
import { editArgumentAction } from "#lib/arguments/actions";

type Props = { id: number; revision: number; kind: "root" | "reply"; initial: InitialText };

/** Changes the text of one's own argument. */
export function EditForm({ id, revision, kind, initial }: Props) {
  const [state, action] = useAct(editArgumentAction);
  return (
    <form action={action} aria-label="Edit" className="space-y-5">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <TextFields kind={kind} state={state} initial={initial} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton>Save changes</SubmitButton>
        <SubmitButton look="quiet" name="intent" value="preview">
          Preview
        </SubmitButton>
      </div>
    </form>
  );
}
