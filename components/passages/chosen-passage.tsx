import { mostlySide } from "#lib/passages/contested";
import type { ChosenPassage as Chosen } from "#lib/passages/queries";
import type { Thread } from "#lib/threads/queries";

/** The heading of the arguments when only those about one passage of the article are shown. */
export function ChosenPassage({ thread, chosen }: { thread: Thread; chosen: Chosen }) {
  return (
    <div className={`border-b border-line pb-4 ${mostlySide(chosen.countOf, thread.stances)}`}>
      <h2 id="arguments" className="font-serif text-2xl font-semibold">
        {titleOf(chosen.total)}
      </h2>
      <blockquote
        dir="auto"
        lang={thread.language}
        className="mt-3 max-w-[42rem] rounded-control bg-side-wash p-4 font-serif italic"
      >
        “{chosen.text}”
      </blockquote>
      <p className="mt-3 flex flex-wrap gap-x-5 text-sm">
        <a href={`/threads/${thread.slug}#arguments`} className="link inline-flex min-h-8 items-center">
          Show all arguments
        </a>
        {thread.limits.lock === null && (
          <a
            href={`/threads/${thread.slug}/argue?passage=${chosen.start}-${chosen.end}`}
            className="link screen-only inline-flex min-h-8 items-center"
          >
            Argue about this passage
          </a>
        )}
      </p>
    </div>
  );
}

function titleOf(total: number): string {
  if (total === 0) return "No argument quotes this passage";
  return total === 1 ? "1 argument quotes this passage" : `${total} arguments quote this passage`;
}
