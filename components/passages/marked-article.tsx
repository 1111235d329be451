import { MarginCount } from "#components/passages/margin-count";
import type { MarkedBlock } from "#lib/passages/mark-article";
import type { MarkedArticle as Marked } from "#lib/passages/queries";
import type { Thread } from "#lib/threads/queries";

/** The article with its contested passages marked; beside each paragraph, who quotes it and a way to quote it while one can argue. */
export function MarkedArticle({ thread, blocks }: { thread: Thread; blocks: Marked["blocks"] }) {
  const isOpen = thread.limits.lock === null;
  return (
    <div id="article" className="prose-article mt-8">
      {blocks.map((block) => (
        <div key={block.start} className="block">
          {/* Rendered and sanitised on the server; the marks are put around its text (lib/passages/mark-article.ts). */}
          <div dangerouslySetInnerHTML={{ __html: block.html }} />
          {isOpen && !/^h\d$/.test(block.tag) && <QuoteThis slug={thread.slug} block={block} />}
          <MarginCount thread={thread} block={block} />
        </div>
      ))}
    </div>
  );
}

/** For those who cannot select text: quiet in the margin until it is wanted, on touch screens always to be seen. */
function QuoteThis({ slug, block }: { slug: string; block: MarkedBlock }) {
  return (
    <a
      href={`/threads/${slug}/argue?passage=${block.start}-${block.end}`}
      className="quote-this tool aside screen-only"
    >
      Quote this passage
      <span className="sr-only">{`: ${firstWords(block.text)}`}</span>
    </a>
  );
}

const firstWords = (text: string) => (text.length <= 40 ? text : `${text.slice(0, 40).replace(/\s+\S*$/, "")}…`);
