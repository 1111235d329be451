import { Argument } from "#components/arguments/argument";
import { Icon } from "#components/ui/icon";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Props = { parent: ArgumentView; replies: ArgumentView[]; stances: readonly Stance[]; depth?: number };

// Deeper replies stay at this indentation, so that a narrow screen has room for the words.
const DEEPEST_INDENT = 4;

/** The replies to an argument, oldest first, each with its own below it; the reader can fold them. */
export function Replies({ parent, replies, stances, depth = 1 }: Props) {
  if (replies.length === 0) return null;
  return (
    <details open data-replies={parent.id} className="group">
      <summary className="tool -ms-2">
        <Icon name="chevron-down" className="size-3.5 -rotate-90 group-open:rotate-0 rtl:rotate-90" />
        {countReplies(replies) === 1 ? "1 reply" : `${countReplies(replies)} replies`}
      </summary>
      <ol className={depth <= DEEPEST_INDENT ? "border-s border-line ps-3 md:ps-4" : ""}>
        {replies.map((view) => (
          <li key={view.id} className="pt-3">
            <Argument view={view} stances={stances} parent={parent} />
            <Replies parent={view} replies={view.replies} stances={stances} depth={depth + 1} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function countReplies(replies: ArgumentView[]): number {
  return replies.reduce((sum, reply) => sum + 1 + countReplies(reply.replies), 0);
}
