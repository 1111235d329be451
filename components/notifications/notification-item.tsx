import { Fragment } from "react";
import { TimeAgo } from "#components/ui/time-ago";
import { partsOf, type Sentence } from "#lib/notifications/sentences";
import type { NotificationView } from "#lib/notifications/view";

/** One thing that a member was told: a sentence that leads there and is read by following it. */
export function NotificationItem({ view }: { view: NotificationView }) {
  return (
    <div className={`flex gap-3 rounded-card p-4 ${view.unread ? "border border-edge bg-card" : "border border-line"}`}>
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2.5 shrink-0 rounded-full border border-ink ${view.unread ? "bg-ink" : "border-line"}`}
      />
      <div className="min-w-0 flex-1">
        <p className={view.unread ? "font-semibold" : ""}>
          <a href={`/notifications/${view.id}`} className="hover:underline">
            <Words sentence={view.sentence} />
          </a>
        </p>
        {view.excerpt && (
          <p dir="auto" className="mt-1 line-clamp-2 font-serif text-soft">
            {view.excerpt}
          </p>
        )}
        {view.ground && <p className="mt-1 text-sm">{`House rule: ${view.ground}`}</p>}
        {view.reason && (
          <p dir="auto" className="mt-1 whitespace-pre-line text-sm">
            {`The moderators wrote: ${view.reason}`}
          </p>
        )}
        <p className="mt-1 flex gap-3 text-sm text-soft">
          <TimeAgo at={view.at} />
          {view.unread && <span className="font-semibold text-ink">Unread</span>}
        </p>
      </div>
    </div>
  );
}

/** The sentence, with names kept apart from the direction of its words. */
function Words({ sentence }: { sentence: Sentence }) {
  return partsOf(sentence).map(({ text, isValue }, place) => (
    <Fragment key={place}>{isValue ? <bdi>{text}</bdi> : text}</Fragment>
  ));
}
