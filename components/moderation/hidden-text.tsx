"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { DecidedText } from "#components/moderation/decided-text";
import { RestoreForm } from "#components/moderation/restore-form";

/** Within a tombstone, for its author and the moderators alone: the text, the decision and why. */
export function HiddenText({ id, thread }: { id: number; thread: string }) {
  const { hidden } = useViewer();
  const text = hidden.find((candidate) => candidate.id === id);
  if (!text) {
    return (
      <noscript>
        <a href={`/threads/${thread}/arguments/${id}/review`} className="link mt-2 inline-block text-sm">
          For its author and the moderators: the text and the decision
        </a>
      </noscript>
    );
  }
  return (
    <div className="mt-3">
      <DecidedText text={text} />
      {text.canRestore && <RestoreForm id={id} inPlace />}
    </div>
  );
}
