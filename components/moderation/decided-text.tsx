import { ArgumentText } from "#components/arguments/argument-text";
import type { HiddenText } from "#lib/moderation/queries";

/** A hidden text with the decision that hid it, for those who may read it. */
export function DecidedText({ text }: { text: HiddenText }) {
  return (
    <div className="rounded-control border border-dashed border-edge p-4">
      <p className="text-xs font-semibold text-soft">
        {text.own ? "Only you and the moderators see this" : "Only its author and the moderators see this"}
      </p>
      <div className="mt-2">
        <ArgumentText claim={text.claim} html={text.html} />
      </div>
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
