import { SideWord, sideClass } from "#components/arguments/stance-chip";
import { placeOf, ReplyPlace, sideId } from "#components/reading/reply-place";
import { Icon } from "#components/ui/icon";
import type { ArgumentView, DeletedArgument, HeldArgument, HiddenArgument } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Gone = HiddenArgument | HeldArgument | DeletedArgument;
type Props = { view: Gone; stance: Stance | undefined; parent?: ArgumentView; inReplies: boolean };

const NAMES = { hidden: "Hidden argument", held: "Argument that waits", deleted: "Deleted argument" };
const ICONS = { hidden: "eye-off", held: "clock", deleted: "trash-2" } as const;

/** What stands where an argument was: that it is gone, by whom, and on which ground; never who wrote it or what. */
export function Tombstone({ view, stance, parent, inReplies }: Props) {
  return (
    <article
      id={`a${view.id}`}
      {...placeOf(view, parent, inReplies)}
      aria-label={NAMES[view.state]}
      tabIndex={-1}
      className={sideClass(stance)}
    >
      <ReplyPlace view={view} parent={parent} stance={stance} />
      <header>
        <SideWord stance={stance} id={sideId(view, parent)} />
      </header>
      <p className="mt-2 flex items-start gap-2 text-sm text-soft">
        <Icon name={ICONS[view.state]} className="mt-0.5 size-4" />
        <WhatHappened view={view} />
      </p>
      {view.state !== "deleted" && (
        <noscript>
          <a href={`/threads/${view.thread}/arguments/${view.id}/review`} className="link mt-2 inline-block text-sm">
            For its author and the moderators: the text and the decision
          </a>
        </noscript>
      )}
    </article>
  );
}

function WhatHappened({ view }: { view: Gone }) {
  if (view.state === "deleted") return <span>Deleted by its author.</span>;
  if (view.state === "held") {
    return (
      <span>
        {"It waits for a moderator. "}
        <a href="/rules#before-publishing" className="link">
          What is read before it is published
        </a>
      </span>
    );
  }
  return (
    <span>
      Hidden by a moderator. Ground:{" "}
      <a href="/rules" className="link">
        {view.ground}
      </a>
    </span>
  );
}
