"use client";
import { useViewer } from "#components/accounts/viewer-provider";
import { DecidedText } from "#components/moderation/decided-text";
import { RestoreForm } from "#components/moderation/restore-form";
import { ReviewLink } from "#components/moderation/review-link";
import { useThread } from "#components/threads/thread-scope";

/** Below which argument they stand; or, of root arguments, in which column. */
type Props = { parent: number; stance?: never } | { stance: string; parent?: never };

/**
 * Texts that wait, or were hidden before anybody could read them, at their place in the thread, for their author and the
 * moderators: the page for everyone has no trace of them.
 */
export function UnseenTexts({ parent, stance }: Props) {
  const { hidden } = useViewer();
  const { slug } = useThread();
  const isHere = (text: (typeof hidden)[number]) =>
    parent === undefined ? text.parentId === null && text.stance === stance : text.parentId === parent;
  const texts = hidden.filter((text) => !text.leavesATrace && isHere(text));
  if (texts.length === 0) return null;
  return (
    <ul className="mt-3 basis-full space-y-3 text-base text-ink">
      {texts.map((text) => (
        <li key={text.id}>
          <article id={`a${text.id}`} tabIndex={-1} aria-label={text.held ? "Argument that waits" : "Hidden argument"}>
            <DecidedText text={text} />
            {text.canRestore && <RestoreForm id={text.id} label="Restore" inPlace />}
            {text.held && <ReviewLink text={text} thread={slug} />}
          </article>
        </li>
      ))}
    </ul>
  );
}
