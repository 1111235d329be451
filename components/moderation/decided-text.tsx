import type { HiddenText } from "#lib/moderation/queries";

/** A hidden text with the decision that hid it, for those who may read it. */
export function DecidedText({ text }: { text: HiddenText }) {
  return (
    <div className="rounded-control border border-dashed border-edge p-4">
      <p className="text-xs font-semibold text-soft">
        {text.own ? "Only you and the moderators see this" : "Only its author and the moderators see this"}
      </p>
      {text.claim && (
        <p dir="auto" className="mt-2 font-serif text-lg font-semibold">
          {text.claim}
        </p>
      )}
      {/* Sanitised when it was written (lib/text/markdown.ts). */}
      <div dir="auto" className="prose-argument mt-2" dangerouslySetInnerHTML={{ __html: text.html }} />
      <dl className="mt-4 space-y-1 border-t border-line pt-3 text-sm">
        <div>
          <dt className="inline font-semibold">Ground: </dt>
          <dd className="inline">{text.ground}</dd>
        </div>
        <div>
          <dt className="inline font-semibold">The moderator wrote: </dt>
          <dd className="inline whitespace-pre-line">{text.reason}</dd>
        </div>
      </dl>
    </div>
  );
}
