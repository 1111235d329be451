import { Ancestors } from "#components/arguments/ancestors";
import { Argument } from "#components/arguments/argument";
import { Replies } from "#components/arguments/replies";
import { NoticeLink } from "#components/notices/notice-link";
import { Still } from "#components/ui/still";
import type { ArgumentWithContext as Context } from "#lib/arguments/queries";
import type { Thread } from "#lib/threads/queries";

/** An argument at its own address: what it answers, itself, and what was answered. */
export function ArgumentWithContext({ thread, context }: { thread: Thread; context: Context }) {
  const { ancestors, argument, moreReplies } = context;
  const isLocked = thread.limits.lock !== null;
  return (
    <Still id="argument" className="rounded-card border border-line bg-card p-4 md:p-5">
      {ancestors.length > 0 && <Ancestors ancestors={ancestors} stances={thread.stances} isLocked={isLocked} />}
      <Argument
        headingLevel={2}
        view={argument}
        stances={thread.stances}
        parent={ancestors.at(-1)}
        tools={isLocked ? "locked" : "all"}
        highlighted
      />
      {argument.state === "shown" && (
        <p className="mb-3 mt-2 text-end text-xs text-soft print:hidden">
          <NoticeLink id={argument.id} />
        </p>
      )}
      <Replies parent={argument} replies={argument.replies} stances={thread.stances} isLocked={isLocked} />
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
          {", "}
          <a href={`/threads/${thread.slug}/arguments/${argument.id}/moderate`} className="link">
            lock or move
          </a>
          .
        </p>
      </noscript>
    </Still>
  );
}
