import { MemberLink } from "#components/accounts/member-link";
import { StanceChip, sideClass } from "#components/arguments/stance-chip";
import { Pieces } from "#components/search/pieces";
import { TimeAgo } from "#components/ui/time-ago";
import type { Findings, FoundArgument } from "#lib/search/queries";

/** How many arguments were found, and those of this page. */
export function ArgumentResults({ found }: { found: Findings["arguments"] }) {
  return (
    <section aria-labelledby="found-arguments">
      <h2 id="found-arguments" className="border-b border-line pb-3 text-sm font-semibold">
        {howMany(found)}
      </h2>
      <ol>
        {found.results.map((result) => (
          <Result key={result.id} result={result} />
        ))}
      </ol>
    </section>
  );
}

function howMany({ total, isMore }: Findings["arguments"]): string {
  if (isMore) return `The newest ${total.toLocaleString("en")} arguments with these words, best first`;
  return total === 1 ? "1 argument found" : `${total.toLocaleString("en")} arguments found`;
}

function Result({ result }: { result: FoundArgument }) {
  return (
    <li className={`${sideClass(result.stance)} border-b border-line py-5`}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
        <StanceChip stance={result.stance} />
        {result.isReply && <span>Reply</span>}
        <span className="ms-auto">
          <TimeAgo at={result.postedAt} />
        </span>
      </p>
      <h3
        dir="auto"
        className={`mt-2 font-serif text-[1.1875rem] leading-snug wrap-anywhere ${result.isReply ? "" : "text-balance font-semibold"}`}
      >
        <a href={`/threads/${result.thread.slug}/arguments/${result.id}`} className="hover:underline">
          <Pieces pieces={result.name} />
        </a>
      </h3>
      {result.snippet.length > 0 && (
        <p dir="auto" className="mt-1 text-[0.9375rem] leading-relaxed wrap-anywhere">
          <Pieces pieces={result.snippet} />
        </p>
      )}
      <p className="mt-2 flex flex-wrap items-center gap-x-3 text-xs text-soft">
        <span>
          by{" "}
          <MemberLink
            handle={result.author}
            className="inline-flex min-h-6 items-center font-medium text-ink hover:underline"
          />
        </span>
        {result.replies > 0 && <span>{result.replies === 1 ? "1 reply" : `${result.replies} replies`}</span>}
        <a href={`/threads/${result.thread.slug}`} className="inline-flex min-h-6 min-w-0 items-center hover:underline">
          <span dir="auto" className="truncate">
            {result.thread.title}
          </span>
        </a>
      </p>
    </li>
  );
}
