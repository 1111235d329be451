import { quotesInWords, totalOf } from "#lib/passages/contested";
import type { MarkedArticle } from "#lib/passages/queries";
import type { Thread } from "#lib/threads/queries";

/** In the margin of a paragraph: how many arguments of each side quote something of it. It shows them. */
export function MarginCount({ thread, block }: { thread: Thread; block: MarkedArticle["blocks"][number] }) {
  if (totalOf(block.countOf) === 0) return null;
  return (
    <a
      href={`/threads/${thread.slug}?passage=${block.start}-${block.end}#arguments`}
      className="margin-count aside screen-only"
    >
      <span className="sr-only">{`${quotesInWords(block.countOf, thread.stances)}: show them`}</span>
      {thread.stances.map((stance) => {
        const count = block.countOf[stance.slug] ?? 0;
        return (
          <span
            key={stance.slug}
            aria-hidden="true"
            className={`side-${stance.side} ${count > 0 ? "text-side" : "text-soft"}`}
          >
            {count}
          </span>
        );
      })}
    </a>
  );
}
