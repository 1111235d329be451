import { StanceChip, sideClass } from "#components/arguments/stance-chip";
import { HiddenText } from "#components/moderation/hidden-text";
import { placeOf, ReplyPlace } from "#components/reading/reply-place";
import { Icon } from "#components/ui/icon";
import type { ArgumentView, DeletedArgument, HiddenArgument } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Props = { view: HiddenArgument | DeletedArgument; stance: Stance | undefined; parent?: ArgumentView };

/** What stands where an argument was: that it is gone, by whom, and on which ground; never who wrote it or what. */
export function Tombstone({ view, stance, parent }: Props) {
  return (
    <article
      id={`a${view.id}`}
      {...placeOf(view, parent)}
      aria-label={view.state === "hidden" ? "Hidden argument" : "Deleted argument"}
      tabIndex={-1}
      className={sideClass(stance)}
    >
      <ReplyPlace view={view} parent={parent} stance={stance} />
      <header className="flex items-center gap-2">
        <StanceChip stance={stance} />
      </header>
      <p className="mt-2 flex items-start gap-2 text-sm text-soft">
        <Icon name={view.state === "hidden" ? "eye-off" : "trash-2"} className="mt-0.5 size-4" />
        {view.state === "hidden" ? (
          <span>
            Hidden by a moderator. Ground:{" "}
            <a href="/rules" className="link">
              {view.ground}
            </a>
          </span>
        ) : (
          <span>Deleted by its author.</span>
        )}
      </p>
      {view.state === "hidden" && <HiddenText id={view.id} thread={view.thread} />}
    </article>
  );
}
