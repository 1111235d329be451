import type { MarkdownIt, Token } from "markdown-it";
import { MENTION } from "#lib/text/mentions";

export const isWebAddress = (href: string): boolean => /^https?:\/\//i.test(href);

/**
 * Teaches Markdown that of a link to anything but a web address or a member only the words stay. Here and not in the
 * sanitiser: told to make a tag of another one that it leaves out, it closes a later element by the wrong name.
 */
export function keepWebLinks(markdown: MarkdownIt): void {
  markdown.core.ruler.push("web_links", ({ tokens }) => {
    for (const token of tokens) if (token.children) token.children = withoutOtherLinks(token.children);
  });
}

/** There is no link within a link. */
function withoutOtherLinks(tokens: Token[]): Token[] {
  let isKept = true;
  return tokens.filter((token) => {
    if (token.type === "link_open")
      isKept = token.attrGet("class") === MENTION || isWebAddress(String(token.attrGet("href")));
    return isKept || (token.type !== "link_open" && token.type !== "link_close");
  });
}
