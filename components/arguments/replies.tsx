import { Argument } from "#components/arguments/argument";
import type { ArgumentView } from "#lib/arguments/view";
import type { Stance } from "#lib/threads/queries";

type Props = {
  parent: ArgumentView;
  replies: ArgumentView[];
  stances: readonly Stance[];
  isLocked: boolean;
  depth?: number;
};

// Deeper replies stay at this indentation, so that a narrow screen has room for the words.
const DEEPEST_INDENT = 4;

/** The replies to an argument, oldest first, each with its own below it; the reader can fold them. */
export function Replies({ parent, replies, stances, isLocked, depth = 1 }: Props) {
  if (replies.length === 0) return null;
  return (
    <details open data-replies={parent.id}>
      <summary>{countReplies(replies) === 1 ? "1 reply" : `${countReplies(replies)} replies`}</summary>
      <ol className={depth > DEEPEST_INDENT ? "flat" : undefined}>
        {replies.map((view) => (
          <li key={view.id}>
            <Argument view={view} stances={stances} parent={parent} inReplies tools={isLocked ? "locked" : "all"} />
            <Replies parent={view} replies={view.replies} stances={stances} isLocked={isLocked} depth={depth + 1} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function countReplies(replies: ArgumentView[]): number {
  return replies.reduce((sum, reply) => sum + 1 + countReplies(reply.replies), 0);
}
