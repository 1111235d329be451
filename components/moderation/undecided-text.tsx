import { ArgumentText } from "#components/arguments/argument-text";
import type { ArgumentUnderReview } from "#lib/moderation/queries";

/** A text that a moderator is about to decide on. */
export function UndecidedText({ argument }: { argument: ArgumentUnderReview }) {
  return (
    <div className="rounded-control border border-line bg-card p-4">
      <ArgumentText claim={argument.claim} html={argument.html} />
    </div>
  );
}
