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

/** What an argument's element says of its place, to the keys and to those who come to it by them. Within a list of replies that says whose they are. */
export function placeOf(view: ArgumentView, parent: ArgumentView | undefined, inReplies: boolean) {
  return {
    "data-parent": inReplies ? undefined : (view.parentId ?? undefined),
    "aria-describedby": view.parentId !== null && parent ? `p${view.id}` : undefined,
  };
}
