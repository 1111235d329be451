import { DecidedText } from "#components/moderation/decided-text";
import { RestoreForm } from "#components/moderation/restore-form";
import { ReviewLink } from "#components/moderation/review-link";
import type { HiddenText as Text } from "#lib/moderation/queries";

/** A hidden or held text for its author and the moderators alone: with the decision and why. */
export function HiddenText({ text, thread }: { text: Text; thread: string }) {
  return (
    <>
      <DecidedText text={text} />
      {text.canRestore && <RestoreForm id={text.id} inPlace />}
      {text.held && <ReviewLink text={text} thread={thread} />}
    </>
  );
}
