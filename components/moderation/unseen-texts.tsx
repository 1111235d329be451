"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { StanceChip, sideClass } from "#components/arguments/stance-chip";
import { HiddenText } from "#components/moderation/hidden-text";
import { useThread } from "#components/threads/thread-context";

/** Below which argument they stand; or, of root arguments, in which column. */
type Props = { parent: number; stance?: never } | { stance: string; parent?: never };

/**
 * Texts that wait, or were hidden before anybody could read them, at their place in the thread, for their author and the
 * moderators: the page for everyone has no trace of them.
 */
export function UnseenTexts({ parent, stance }: Props) {
  const { hidden } = useViewer();
  const { slug, stances } = useThread();
  const isHere = (text: (typeof hidden)[number]) =>
    parent === undefined ? text.parentId === null && text.stance === stance : text.parentId === parent;
  const here = hidden
    .filter((text) => !text.leavesATrace && isHere(text))
    .map((text) => ({ text, side: stances.find(({ slug }) => slug === text.stance) }));
  if (here.length === 0) return null;
  return (
    <ul className="mt-3 basis-full space-y-3 text-base text-ink">
      {here.map(({ text, side }) => (
        <li key={text.id}>
          <article
            id={`a${text.id}`}
            tabIndex={-1}
            aria-label={text.held ? "Argument that waits" : "Hidden argument"}
            aria-describedby={`s${text.id}`}
            className={sideClass(side)}
          >
            <p id={`s${text.id}`} className="mb-2 flex">
              <StanceChip stance={side} />
            </p>
            <HiddenText text={text} thread={slug} />
          </article>
        </li>
      ))}
    </ul>
  );
}
