"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { FormMessage } from "#components/ui/form-message";
import { useNotice } from "#components/ui/notice";
import { useAct } from "#components/ui/use-act";
import { restoreArgumentAction } from "#lib/moderation/actions";

/** Shows a hidden argument again: “Restore” beside it, “Undo” in the notice right after hiding. */
export function RestoreForm({
  id,
  label,
  inPlace = false,
}: {
  id: number;
  label: "Restore" | "Undo";
  inPlace?: boolean;
}) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const done = ({ message }: { message: string }) => {
    showNotice({ message });
    void reload();
  };
  const [state, action, pending] = useAct(restoreArgumentAction, inPlace ? done : undefined);
  return (
    <form action={action} aria-label={label}>
      {state.status === "refused" && <FormMessage kind="refused" message={state.message} />}
      <input type="hidden" name="id" value={id} />
      <button
        type="submit"
        disabled={pending}
        className={
          label === "Undo"
            ? "h-9 rounded-full px-3 font-semibold underline"
            : "mt-3 h-11 rounded-full border border-edge bg-card px-5 text-sm font-medium"
        }
      >
        {label}
      </button>
    </form>
  );
}
