"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { GroundPicker } from "#components/moderation/ground-picker";
import { RestoreForm } from "#components/moderation/restore-form";
import { SubmitButton } from "#components/ui/button";
import { TextArea } from "#components/ui/field";
import { FormMessage } from "#components/ui/form-message";
import { useNotice } from "#components/ui/notice";
import { useAct } from "#components/ui/use-act";
import { errorOf, typedIn } from "#lib/form-state";
import { hideArgumentAction } from "#lib/moderation/actions";

/** Hides an argument: on which ground, and in which words the author is told. Both are needed. `leads`: to the review when done. */
export function HideForm({
  id,
  revision,
  onClose,
  leads = false,
}: {
  id: number;
  revision: number;
  onClose?: () => void;
  leads?: boolean;
}) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const [state, action] = useAct(
    hideArgumentAction,
    onClose && !leads
      ? ({ message }) => {
          onClose();
          showNotice({ message, action: <RestoreForm id={id} label="Undo" inPlace /> });
          void reload();
        }
      : undefined,
  );
  return (
    <form action={action} aria-label="Hide" className="mt-3 space-y-4 rounded-control bg-wash p-4">
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="revision" value={revision} />
      <GroundPicker initial={typedIn(state, "ground")} error={errorOf(state, "ground")} />
      <TextArea
        label="Reason"
        name="reason"
        initial={typedIn(state, "reason")}
        error={errorOf(state, "reason")}
        hint="The author reads these words. They are not shown in public."
        rows={3}
      />
      <div className="flex gap-3">
        <SubmitButton>Hide</SubmitButton>
        {onClose && (
          <button type="button" onClick={onClose} className="h-11 px-3 text-sm text-soft">
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
