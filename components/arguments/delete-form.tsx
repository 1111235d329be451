"use client";
import { useActionState, useEffect } from "react";
import { useViewer } from "#components/accounts/viewer-provider";
import { SubmitButton } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { useNotice } from "#components/ui/notice";
import { deleteArgumentAction } from "#lib/arguments/actions";
import { NEW_FORM } from "#lib/form-state";

/** Asks once before an author's own argument goes: it cannot be brought back. */
export function DeleteForm({ id, onClose }: { id: number; onClose?: () => void }) {
  const [state, action] = useActionState(deleteArgumentAction, NEW_FORM);
  const { reload } = useViewer();
  const showNotice = useNotice();
  useEffect(() => {
    if (state.status !== "done") return;
    onClose?.();
    showNotice({ message: state.message });
    void reload();
  }, [state, onClose, showNotice, reload]);
  return (
    <form action={action} aria-label="Delete" className="mt-3 space-y-3 rounded-control bg-wash p-4">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="id" value={id} />
      {onClose && <input type="hidden" name="inPlace" value="yes" />}
      <p className="text-sm">
        Delete this argument? It cannot be brought back. Where others replied, a note stays that something was here.
      </p>
      <div className="flex gap-3">
        <SubmitButton look="quiet">Delete</SubmitButton>
        {onClose && (
          <button type="button" onClick={onClose} className="h-11 px-3 text-sm text-soft">
            Keep it
          </button>
        )}
      </div>
    </form>
  );
}
