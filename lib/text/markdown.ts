import MarkdownIt from "markdown-it";
import sanitizeHtml from "sanitize-html";
import { unescapeHtml } from "#lib/text/entities";
import { linkMentions, MENTION, type Mentions } from "#lib/text/mentions";
import { isBlank, withoutDirectionMarks } from "#lib/text/plain-line";
import { isWebAddress, keepWebLinks } from "#lib/text/web-links";

/** How deep things may stand in each other: what deep nesting costs grows with it. */
const maxNesting = 30;

// The subset that an argument needs. What is switched off stays as typed, so nothing is lost.
const argument = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false, maxNesting }).disable([
  "image",
  "heading",
  "lheading",
  "table",
  "hr",
  "html_block",
  "html_inline",
  "strikethrough",
]);
argument.use(linkMentions).use(keepWebLinks);
// Of what is typed without brackets only web addresses become links, so the rest need not be looked for.
argument.linkify.set({ fuzzyEmail: false }).add("mailto:", null).add("ftp:", null).add("//", null);
const article = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting }).disable([
  "image",
  "html_block",
  "html_inline",
]);

const NOBODY: ReadonlySet<string> = new Set();
const BLOCKS = ["p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"];
const TABLES = ["table", "thead", "tbody", "tr", "th", "td"];

/**
 * Safe HTML of a member's Markdown: no raw HTML, no images, links to http(s) only, for nobody's ranking, and no marks
 * that turn the direction of writing, which Markdown lets in as entities and as escapes in addresses. `@handle` of one
 * of `members` (lower case) is a link to their page.
 */
export function renderArgument(markdown: string, members: ReadonlySet<string> = NOBODY): string {
  const mentions: Mentions = { isMember: (handle) => members.has(handle), found: new Set() };
  const html = sanitizeHtml(argument.render(markdown, { mentions }), {
    allowedTags: [...BLOCKS, "bdi"],
    allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
    allowedSchemes: ["http", "https"],
    allowProtocolRelative: false,
    transformTags: {
      a: (tagName, { href = "", class: kind }): sanitizeHtml.Tag => {
        if (kind === MENTION) return { tagName, attribs: { href } };
        return { tagName, attribs: isWebAddress(href) ? { href, rel: "nofollow ugc noopener" } : {} };
      },
    },
  });
  return withoutDirectionMarks(html).trim();
}

/** The handles that a text mentions, in lower case, in the order of the text; all that it could, or those of `members`. */
export function handlesIn(markdown: string, members?: ReadonlySet<string>): string[] {
  if (!markdown.includes("@")) return [];
  const found = new Set<string>();
  const isMember = (handle: string) => {
    if (members) return members.has(handle);
    found.add(handle);
    return false;
  };
  const mentions: Mentions = { isMember, found };
  argument.parse(markdown, { mentions });
  return [...found];
}

/** Whether a reader of rendered HTML would see anything at all. */
export function hasVisibleText(html: string): boolean {
  return !isBlank(firstWords(html, Number.POSITIVE_INFINITY));
}

/**
 * Safe HTML of an article, written by admins, with its headings and tables. The page has a heading of the first level
 * already and the article two more, so that others become the nearest of these.
 */
export function renderArticle(markdown: string): string {
  return sanitizeHtml(article.render(markdown), {
    allowedTags: [...BLOCKS, "h2", "h3", ...TABLES, "s"],
    allowedAttributes: { a: ["href"], ol: ["start"] },
    transformTags: { h1: "h2", h4: "h3", h5: "h3", h6: "h3" },
    allowedSchemes: ["http", "https"],
    allowProtocolRelative: false,
  }).trim();
}

/** The words of an article as a reader sees them, one block a line: what a quote must be found in. */
export function articleText(markdown: string): string {
  return article
    .parse(markdown, {})
    .filter((token) => token.type === "inline")
    .map((token) =>
      (token.children ?? [])
        .map((child) => (child.type === "softbreak" || child.type === "hardbreak" ? " " : child.content))
        .join(""),
    )
    .join("\n");
}

/** The first words of rendered HTML as plain text, at most `length` characters, for names and summaries. */
export function firstWords(html: string, length: number): string {
  // It is well formed, as it was rendered above: what looks like a tag is one.
  const text = html.replace(/<\/(p|li|blockquote|pre)>|<br \/>/g, " ").replace(/<[^>]*>/g, "");
  const words = unescapeHtml(text).replace(/\s+/g, " ").trim();
  if (words.length <= length) return words;
  // As many code units as these characters can have, and one more.
  const characters = [...words.slice(0, 2 * length + 1)];
  return characters.length <= length
    ? words
    : `${characters
        .slice(0, length)
        .join("")
        .replace(/\s+\S*$/, "")
        .replace(/[.…,;:]+$/, "")}…`;
}
