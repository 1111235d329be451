import { escapeHtml, unescapeHtml } from "#lib/text/entities";
import { renderArticle } from "#lib/text/markdown";

/** A stretch of a canonical text, in UTF-16 units; `end` is the first that does not belong to it. */
export type Place = { start: number; end: number };

/**
 * A text as passages are counted in it: the words that a reader sees, each run of white space (a line break, the end
 * of a block, a no-break space) as one space, each piece of text in NFC. `blocks` are its paragraphs, headings, items.
 */
export type CanonicalText = { text: string; blocks: Place[] };

/** A part of rendered HTML: a tag as it stands, or text with the place of each of its UTF-16 units. */
export type Part = { tag: string; name: string; closes: boolean } | { text: string; places: number[] };

/** The canonical text of an article's Markdown. */
export function canonicalArticle(markdown: string): CanonicalText {
  return canonicalOf(renderArticle(markdown));
}

/** The canonical text of an argument: its claim, then its rendered words. */
export function canonicalArgument({ claim, html }: { claim: string | null; html: string }): CanonicalText {
  return canonicalOf(claim === null ? html : `<p>${escapeHtml(claim)}</p>${html}`);
}

/** The canonical text of HTML that lib/text/markdown rendered. */
export function canonicalOf(html: string): CanonicalText {
  const { text, blocks } = readHtml(html);
  return { text, blocks };
}

/** HTML that lib/text/markdown rendered (well formed, four entities), with the place of each character. */
export function readHtml(html: string): CanonicalText & { parts: Part[] } {
  const parts: Part[] = [];
  const blocks: Place[] = [];
  let text = "";
  let isBroken = false;
  let isNewBlock = true;
  for (const [token] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    const tag = /^<(\/?)([a-z0-9]+)/.exec(token);
    if (tag) {
      const [, slash = "", name = ""] = tag;
      parts.push({ tag: token, name, closes: slash !== "" });
      if (BREAKS.has(name)) isBroken = true;
      if (BREAKS.has(name) && name !== "br") isNewBlock = true;
      continue;
    }
    const raw = unescapeHtml(token).normalize("NFC");
    const places: number[] = [];
    for (const unit of raw.split("")) {
      if (/\s/.test(unit)) {
        isBroken = true;
        places.push(text.length);
        continue;
      }
      if (isBroken && text !== "") text += " ";
      isBroken = false;
      if (isNewBlock) blocks.push({ start: text.length, end: text.length });
      isNewBlock = false;
      places.push(text.length);
      text += unit;
      const block = blocks.at(-1);
      if (block) block.end = text.length;
    }
    parts.push({ text: raw, places });
  }
  return { text, blocks, parts };
}

// Elements that begin and end a line.
const BREAKS = new Set([
  ...["p", "br", "ul", "ol", "li", "blockquote", "pre", "h1", "h2", "h3"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
]);
