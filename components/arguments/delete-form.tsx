"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { deleteArgumentAction } from "#lib/arguments/actions";

type Props = { id: number; onClose?: () => void; leads?: boolean };

/** Asks once before an author's own argument goes: it cannot be brought back. `leads`: to the thread when done. */
export function DeleteForm({ id, onClose, leads = onClose === undefined }: Props) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    onClose?.();
    showNotice({ message });
    void reload();
  };
  return (
    <ActForm
      act={deleteArgumentAction}
      onDone={leads ? undefined : onDone}
      label="Delete"
      hidden={{ id }}
      className="mt-3 space-y-3 rounded-control bg-wash p-4"
    >
      <p className="text-sm">
        Delete this argument? It cannot be brought back. Where others replied, a note stays that something was here.
      </p>
      <div className="flex gap-3">
        <SubmitButton look="quiet">Delete</SubmitButton>
        {onClose && <CancelButton onClick={onClose}>Keep it</CancelButton>}
      </div>
    </ActForm>
  );
}
