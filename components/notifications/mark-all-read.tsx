"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { ActForm } from "#components/ui/act-form";
import { SubmitButton } from "#components/ui/button";
import { keepFocusAt } from "#components/ui/keep-focus-at";
import { useNotice } from "#components/ui/notice";
import { markReadAction } from "#lib/notifications/actions";

/** Marks as read all up to the newest that the page shows, so that nothing goes unseen that came meanwhile. */
export function MarkAllRead({ upTo }: { upTo: number }) {
  const { reload } = useViewer();
  const showNotice = useNotice();
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    keepFocusAt(() => document.getElementById("told"));
    void reload();
  };
  return (
    <ActForm act={markReadAction} onDone={onDone} label="Mark all as read" hidden={{ upTo }} className="">
      <SubmitButton look="small">Mark all as read</SubmitButton>
    </ActForm>
  );
}
