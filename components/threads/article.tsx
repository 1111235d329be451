import { Sources } from "#components/arguments/sources";
import { MarkedArticle } from "#components/passages/marked-article";
import { QuoteSelection } from "#components/passages/quote-selection";
import { Still } from "#components/ui/still";
import { StillTime } from "#components/ui/still-time";
import type { MarkedArticle as Marked } from "#lib/passages/queries";
import type { Article as ArticleText, Thread } from "#lib/threads/queries";

type Props = { thread: Thread; article: ArticleText; blocks: Marked["blocks"] };

/** The article that a thread argues about, with its sources. */
export function Article({ thread, article, blocks }: Props) {
  return (
    <section aria-labelledby="title" lang={thread.language} className="relative pt-10 md:pt-12">
      <Still id="article" className="margins">
        <Words thread={thread} article={article} blocks={blocks} />
      </Still>
      {thread.limits.lock === null && <QuoteSelection slug={thread.slug} within="article" />}
    </section>
  );
}

function Words({ thread, article, blocks }: Props) {
  return (
    <>
      <p className="eyebrow">{thread.kicker}</p>
      <h1
        id="title"
        className="mt-3 text-balance font-serif text-[2rem] font-semibold leading-[1.1] tracking-[-.015em] md:text-[2.75rem]"
      >
        {thread.title}
      </h1>
      <p className="mt-4 text-pretty font-serif text-lg leading-relaxed text-soft md:text-xl">{thread.dek}</p>
      <p className="mt-5 flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <span>Parley editors</span>
        <span aria-hidden="true">·</span>
        <time dateTime={thread.published}>{thread.published}</time>
        <span aria-hidden="true">·</span>
        {thread.revision > 1 && (
          <>
            <span>
              {`Revision ${thread.revision}, updated `}
              <StillTime at={thread.revisedAt} />
            </span>
            <span aria-hidden="true">·</span>
          </>
        )}
        <span>{`${article.minutes} min read`}</span>
        <span aria-hidden="true">·</span>
        <a href="#sources" className="link inline-flex min-h-6 items-center">
          Sources
        </a>
      </p>
      <MarkedArticle thread={thread} blocks={blocks} />
      <div id="sources" className="mt-8 border-t border-line pt-4">
        <h2 className="text-sm font-semibold">Sources</h2>
        <Sources sources={thread.sources} />
      </div>
    </>
  );
}
