import type { ArgumentView } from "#lib/arguments/view";
import { placeInWords } from "#lib/reading/place-in-words";
import type { Stance } from "#lib/threads/queries";

type Props = { view: ArgumentView; parent?: ArgumentView; stance: Stance | undefined };

/** At the head of a reply, heard and not seen: how deep it is, whom it answers, on which side. */
export function ReplyPlace({ view, parent, stance }: Props) {
  const words = placeInWords(view, parent, stance?.label);
  if (!words) return null;
  return <p id={`p${view.id}`}>{words}</p>;
}

/** The element that describes an argument to those who come to it by itself: its place, which names its side; else its side. */
const describes = (view: ArgumentView, parent: ArgumentView | undefined) =>
  view.parentId !== null && parent ? `p${view.id}` : `s${view.id}`;

/** What the word of its side is known by, where no place names it. */
export const sideId = (view: ArgumentView, parent: ArgumentView | undefined) =>
  describes(view, parent) === `s${view.id}` ? `s${view.id}` : undefined;

/** What an argument's element says of its place, to the keys and to those who come to it by them. Within a list of replies that says whose they are. */
export function placeOf(view: ArgumentView, parent: ArgumentView | undefined, inReplies: boolean) {
  return {
    "data-parent": inReplies ? undefined : (view.parentId ?? undefined),
    "aria-describedby": describes(view, parent),
  };
}
