"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { keepFocus } from "#components/arguments/keep-focus";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { useNotice } from "#components/ui/notice";
import { restoreArgumentAction } from "#lib/moderation/actions";

type Props = { id: number; label: "Restore" | "Undo"; inPlace?: boolean };

/** Shows a hidden argument again: “Restore” beside it, “Undo” in the notice right after hiding. */
export function RestoreForm({ id, label, inPlace = false }: Props) {
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
      label={label}
      hidden={{ id }}
      className={label === "Restore" ? "mt-3" : ""}
    >
      <SubmitButton look={label === "Restore" ? "quiet" : "underlined"}>{label}</SubmitButton>
    </ActForm>
  );
}
