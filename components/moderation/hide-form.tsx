"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { keepFocus } from "#components/arguments/keep-focus";
import { UndoForm } from "#components/cases/undo-form";
import { GroundPicker } from "#components/moderation/ground-picker";
import { LawField } from "#components/moderation/law-field";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { useNotice } from "#components/ui/notice";
import { hideArgumentAction } from "#lib/moderation/actions";

type Props = { id: number; revision: number; onClose?: () => void; leads?: boolean };

/** Hides an argument: on which ground, and in which words the author is told. `leads`: to the review when done. */
export function HideForm({ id, revision, onClose, leads = onClose === undefined }: Props) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const onUndone = ({ message }: { message: string }) => {
    showNotice({ message });
    keepFocus(id);
    void reload();
  };
  const onDone = (done: { message: string; decision?: number }) => {
    onClose?.();
    showNotice({
      message: done.message,
      action: done.decision === undefined ? undefined : <UndoForm id={done.decision} onDone={onUndone} />,
    });
    keepFocus(id);
    void reload();
  };
  return (
    <ActForm
      act={hideArgumentAction}
      onDone={leads ? undefined : onDone}
      label="Hide"
      hidden={{ id, revision }}
      className="group mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      <GroundPicker />
      <LawField />
      <TextField
        label="Reason"
        name="reason"
        rows={3}
        hint="The author reads these words. They are not shown in public."
      />
      <div className="flex gap-3">
        <SubmitButton>Hide</SubmitButton>
        {onClose && <CancelButton onClick={onClose} />}
      </div>
    </ActForm>
  );
}
