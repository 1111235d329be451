"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { SubmitButton } from "#components/ui/button";
import { FormMessage } from "#components/ui/form-message";
import { useNotice } from "#components/ui/notice";
import { useAct } from "#components/ui/use-act";
import { deleteArgumentAction } from "#lib/arguments/actions";

/** Asks once before an author's own argument goes: it cannot be brought back. `leads`: to the thread when done. */
export function DeleteForm({ id, onClose, leads = false }: { id: number; onClose?: () => void; leads?: boolean }) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const [state, action] = useAct(
    deleteArgumentAction,
    onClose && !leads
      ? ({ message }) => {
          onClose();
          showNotice({ message });
          void reload();
        }
      : undefined,
  );
  return (
    <form action={action} aria-label="Delete" className="mt-3 space-y-3 rounded-control bg-wash p-4">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="id" value={id} />
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
