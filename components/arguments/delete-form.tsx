"use client";
import { useId } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { keepFocus } from "#components/arguments/keep-focus";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { deleteArgumentAction } from "#lib/arguments/actions";
import { DELETED } from "#lib/arguments/sentences";

type Props = { id: number; onClose?: () => void; leads?: boolean };

/** Asks once before an author's own argument goes: it cannot be brought back. `leads`: to the thread when done. */
export function DeleteForm({ id, onClose, leads = onClose === undefined }: Props) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const question = useId();
  const onDone = ({ message }: { message: string }) => {
    onClose?.();
    showNotice({ message });
    keepFocus(id);
    void reload();
  };
  return (
    <ActForm
      act={deleteArgumentAction}
      onDone={leads ? undefined : onDone}
      onLed={() => showNotice({ message: DELETED })}
      label="Delete"
      hidden={{ id }}
      className="mt-3 space-y-3 rounded-control bg-wash p-4"
    >
      <p id={question} className="text-sm">
        Delete this argument? It cannot be brought back. Where others replied, a note stays that something was here.
      </p>
      <div className="flex gap-3">
        <SubmitButton look="quiet">Delete</SubmitButton>
        {onClose && (
          // The question is read with what undoes nothing, and a key pressed too often deletes nothing.
          <CancelButton onClick={onClose} data-meant aria-describedby={question}>
            Keep it
          </CancelButton>
        )}
      </div>
    </ActForm>
  );
}
