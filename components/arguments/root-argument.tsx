import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import type { RootArgument as Root } from "#lib/arguments/queries";
import type { Stance } from "#lib/threads/queries";

/** A root argument as a card, with the replies below it. */
export function RootArgument({ root, stances }: { root: Root; stances: readonly Stance[] }) {
  const { view, moreReplies } = root;
  return (
    <div className="overflow-hidden rounded-card border border-line bg-card">
      <div className="p-5 pb-3">
        <Argument view={view} stances={stances} />
      </div>
      {view.replies.length > 0 && (
        <div className="border-t border-line px-5 py-2">
          <Replies parent={view} replies={view.replies} stances={stances} />
          {moreReplies > 0 && (
            <a href={`/threads/${view.thread}/arguments/${view.id}`} className="link inline-block py-2 text-sm">
              {`${moreReplies} more replies`}
            </a>
          )}
        </div>
      )}
    </div>
  );
}
