import type { ShownArgument } from "#lib/arguments/view";

type Props = { view: Pick<ShownArgument, "thread" | "quote" | "quoted"> };

/** What an argument quotes: a passage of the article, or words of the argument that it answers; it leads there. */
export function QuotedWords({ view: { thread, quote, quoted } }: Props) {
  if (quote === null || quoted === null) return null;
  const isArticle = quoted.argumentId === null;
  const place = isArticle
    ? `/threads/${thread}#passage-${quoted.start}`
    : `/threads/${thread}/arguments/${quoted.argumentId}`;
  return (
    <blockquote dir="auto" className="quoted">
      {quoted.start === null ? (
        <>
          <span className="mb-1 block font-sans text-xs not-italic">
            {isArticle
              ? "This passage changed in a later revision of the article:"
              : "These words changed when the argument was edited:"}
          </span>
          “{quote}”
        </>
      ) : (
        <a href={place} className="hover:underline">
          <span className="sr-only">{isArticle ? "About this passage: " : "It quotes what it answers: "}</span>“{quote}”
        </a>
      )}
    </blockquote>
  );
}
