"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { keepFocus } from "#components/arguments/keep-focus";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { restoreArgumentAction } from "#lib/moderation/actions";

type Props = { id: number; inPlace?: boolean };

/** Shows a hidden argument again. */
export function RestoreForm({ id, inPlace = false }: Props) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    keepFocus(id);
    void reload();
  };
  return (
    <ActForm
      act={restoreArgumentAction}
      onDone={inPlace ? onDone : undefined}
      label={`Restore argument no. ${id}`}
      hidden={{ id }}
      className="mt-3"
    >
      <SubmitButton look="quiet">Restore</SubmitButton>
    </ActForm>
  );
}
