import type { ArgumentUnderReview } from "#lib/moderation/queries";

/** A text that a moderator is about to decide on. */
export function UndecidedText({ argument }: { argument: ArgumentUnderReview }) {
  return (
    <div className="rounded-control border border-line bg-card p-4">
      {argument.claim && (
        <p dir="auto" className="font-serif text-lg font-semibold">
          {argument.claim}
        </p>
      )}
      {/* Sanitised when it was written (lib/text/markdown.ts). */}
      <div dir="auto" className="prose-argument mt-2" dangerouslySetInnerHTML={{ __html: argument.html }} />
    </div>
  );
}
