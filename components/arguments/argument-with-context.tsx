import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import type { ArgumentWithContext as Context } from "#lib/arguments/queries";
import type { Thread } from "#lib/threads/queries";

/** An argument at its own address: what it answers, itself, and what was answered. */
export function ArgumentWithContext({ thread, context }: { thread: Thread; context: Context }) {
  const { ancestors, argument, moreReplies } = context;
  return (
    <div className="rounded-card border border-line bg-card p-4 md:p-5">
      {ancestors.length > 0 && (
        <ol aria-label="What it answers" className="mb-3 border-b border-line pb-3">
          {ancestors.map((view) => (
            <li key={view.id} className="py-2">
              <Argument headingLevel={2} view={view} stances={thread.stances} />
            </li>
          ))}
        </ol>
      )}
      <Argument headingLevel={2} view={argument} stances={thread.stances} highlighted />
      <Replies replies={argument.replies} stances={thread.stances} />
      {moreReplies && (
        <p className="py-3 text-sm text-soft">There are more replies: open one of these to read on below it.</p>
      )}
      <noscript>
        <p className="mt-4 border-t border-line py-3 text-sm text-soft">
          {"For its author: "}
          <a href={`/threads/${thread.slug}/arguments/${argument.id}/edit`} className="link">
            edit or delete
          </a>
          {". For moderators: "}
          <a href={`/threads/${thread.slug}/arguments/${argument.id}/review`} className="link">
            review
          </a>
          .
        </p>
      </noscript>
    </div>
  );
}
