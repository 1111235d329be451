import { ArgumentText } from "#components/arguments/argument-text";
import type { HiddenText } from "#lib/moderation/queries";

/** A hidden or held text with the decision that hid it, for those who may read it. */
export function DecidedText({ text }: { text: HiddenText }) {
  return (
    <div className="rounded-control border border-dashed border-edge p-4">
      <p className="text-xs font-semibold text-soft">{whoSees(text)}</p>
      <div className="mt-2">
        <ArgumentText claim={text.claim} html={text.html} />
      </div>
      <dl className="mt-4 space-y-1 border-t border-line pt-3 text-sm">
        {!text.held && (
          <div>
            <dt className="inline font-semibold">Ground: </dt>
            <dd className="inline">{text.ground}</dd>
          </div>
        )}
        <div>
          <dt className="inline font-semibold">{text.held ? "Why it waits: " : "The moderator wrote: "}</dt>
          <dd className="inline whitespace-pre-line">{text.reason}</dd>
        </div>
      </dl>
    </div>
  );
}

function whoSees({ held, own }: HiddenText): string {
  if (held && own) return "Only you and the moderators see this: it waits for a moderator";
  if (held) return "Only its author and the moderators see this: it waits for a moderator";
  return own ? "Only you and the moderators see this" : "Only its author and the moderators see this";
}
