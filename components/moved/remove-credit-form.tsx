"use client";
import { GroundPicker } from "#components/moderation/ground-picker";
import { ActForm } from "#components/ui/act-form";
import { CancelButton, SubmitButton } from "#components/ui/button";
import { TextField } from "#components/ui/field";
import { useNotice } from "#components/ui/notice";
import { removeCreditAction } from "#lib/moderation/actions";

type Props = { id: number; argumentId: number; onClose?: () => void };

/** Removes a credit: on which ground, and in which words its giver is told. */
export function RemoveCreditForm({ id, argumentId, onClose }: Props) {
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    onClose?.();
    showNotice({ message });
    document.getElementById(`a${argumentId}`)?.focus();
  };
  return (
    <ActForm
      act={removeCreditAction}
      onDone={onClose ? onDone : undefined}
      label="Remove credit"
      hidden={{ id }}
      className="mt-3 space-y-4 rounded-control bg-wash p-4"
    >
      <p className="text-sm text-soft">
        The credit goes with its words, and the counts with it. Where its giver stands on the motion stays as it is.
      </p>
      <GroundPicker />
      <TextField
        label="Reason"
        name="reason"
        rows={3}
        hint="The member who gave it reads these words. They are not shown in public."
      />
      <div className="flex gap-3">
        <SubmitButton>Remove</SubmitButton>
        {onClose && <CancelButton onClick={onClose} />}
      </div>
    </ActForm>
  );
}
