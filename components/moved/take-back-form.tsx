"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { withdrawCreditAction } from "#lib/moved/actions";

/** Takes one's credit for an argument back. */
export function TakeBackForm({ argumentId, inPlace = false }: { argumentId: number; inPlace?: boolean }) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    document.getElementById(`a${argumentId}`)?.focus();
    void reload();
  };
  return (
    <ActForm
      act={withdrawCreditAction}
      onDone={inPlace ? onDone : undefined}
      label="Take back"
      hidden={{ id: argumentId }}
      className="mt-2"
    >
      <SubmitButton look="small">Take back</SubmitButton>
    </ActForm>
  );
}
