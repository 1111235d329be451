"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { useDesk } from "#components/reading/desk";
import { firstInView, placesOnPage } from "#components/reading/places-on-page";
import { ActForm } from "#components/ui/act-form";
import { keepFocusAt } from "#components/ui/keep-focus-at";
import { useNotice } from "#components/ui/notice";
import { markAllReadAction } from "#lib/reading/actions";

type Props = { slug: string; className: string; buttonClass: string };

/** For members to whom something is new: that all of it is read. */
export function MarkAllRead({ slug, className, buttonClass }: Props) {
  const { reading, reload } = useViewer();
  const { left } = useDesk();
  const showNotice = useNotice();
  if (left.length === 0) return null;
  const onDone = ({ message }: { message: string }) => {
    showNotice({ message });
    // The button goes; reading goes on where the eye is.
    keepFocusAt(() => document.getElementById(`a${firstInView(placesOnPage())}`));
    void reload();
  };
  return (
    <ActForm
      act={markAllReadAction}
      onDone={onDone}
      label="Mark all as read"
      hidden={{ thread: slug, upTo: reading?.newest }}
      className={className}
    >
      <button type="submit" className={buttonClass}>
        Mark all as read
      </button>
    </ActForm>
  );
}
